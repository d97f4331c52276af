package org.kakehashi.ui.send;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ObservableSet;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.AddressLabel;
import org.kakehashi.ui.control.InlineMessage;
import org.kakehashi.ui.control.KeyValues;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Names;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.clearsigning.Described;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.transfer.CallMeaning;
import org.kakehashi.wallet.transfer.ContractCall;
import org.kakehashi.wallet.transfer.Review;
import org.kakehashi.wallet.transfer.TransferCheck;

/** The third step: everything that will be signed, in a sentence and in figures, with what speaks against it. */
public final class ReviewPane extends VBox {

    private final Texts texts;
    private final Figures figures;
    private final ObservableSet<TransferCheck.Warning> agreed;
    private @Nullable Names names;

    public ReviewPane(Texts texts, Figures figures, ObservableSet<TransferCheck.Warning> agreed) {
        this.texts = texts;
        this.figures = figures;
        this.agreed = agreed;
        setSpacing(12);
    }

    /** Addresses and tokens are named by these from now on. */
    public void knowing(Names known) {
        names = known;
    }

    public void show(Review review, CheckWords words, String sentence) {
        show(review, words, List.of(sentence));
    }

    /** @param sentences what will happen, the main thing first */
    public void show(Review review, CheckWords words, List<String> sentences) {
        List<Node> parts = new ArrayList<>();
        review.refusals().forEach(refusal -> parts.add(message(words.of(refusal))));
        sentences.stream().map(Form::words).forEach(said -> {
            if (parts.stream().noneMatch(Label.class::isInstance)) {
                said.getStyleClass().add("strong");
            }
            parts.add(said);
        });
        parts.add(facts(review));
        review.warnings().forEach(warning -> parts.add(consent(warning, words.of(warning))));
        review.notes().forEach(note -> parts.add(message(words.of(note))));
        getChildren().setAll(parts);
    }

    private static InlineMessage message(Notice notice) {
        return new InlineMessage(notice.kind(), notice.title(), notice.text());
    }

    /** The warning and, right below it, the box that says it was read: one for each, never one for all. */
    private VBox consent(TransferCheck.Warning warning, Notice notice) {
        var box = new CheckBox(texts.get("send.review.agree"));
        box.setAccessibleText(notice.title() + ". " + texts.get("send.review.agree"));
        box.setSelected(agreed.contains(warning));
        box.setOnAction(_ -> {
            if (box.isSelected()) {
                agreed.add(warning);
            } else {
                agreed.remove(warning);
            }
        });
        return new VBox(6, message(notice), box);
    }

    private KeyValues facts(Review review) {
        NetworkProfile profile = review.network();
        var facts = new KeyValues();
        facts.row(
                texts.get("send.review.from"),
                new VBox(
                        GuardedText.label(review.account().name()),
                        address(Figures.address(review.account().address(), profile))));
        facts.row(texts.get("send.review.to"), payee(review.payee(), profile));
        CallMeaning meaning = review.meaning();
        if (meaning != null) {
            Names known = names == null ? Names.none(texts, figures, profile) : names;
            new CallWords(texts, figures, profile, known)
                    .rows(meaning, review.payee(), described(review, known), facts);
        }
        // A call without coin moves what its data say: sums of nothing and the fee would only mislead.
        boolean pays = meaning == null || !review.amount().isZero();
        if (pays) {
            facts.row(texts.get("send.review.amount"), number(figures.amount(review.amount())));
        }
        facts.row(texts.get("send.review.fee"), number(figures.amount(review.fee())));
        if (pays) {
            facts.row(texts.get("send.review.total"), number(total(review)));
        }
        facts.row(texts.get("send.review.network"), GuardedText.label(profile.name() + " (" + profile.chainId() + ")"));
        facts.row(texts.get("send.review.nonce"), review.nonce().toString());
        facts.row(
                texts.get("send.review.gas"),
                review.gasLimit() + " × " + figures.gasPrice(review.price().most(), profile));
        return facts;
    }

    private static @Nullable Described described(Review review, Names known) {
        ContractCall call = review.call();
        return call == null
                ? null
                : known.described(
                                review.payee(),
                                review.account().address(),
                                review.amount().units(),
                                call.data())
                        .orElse(null);
    }

    private String total(Review review) {
        return review.amount().asset().isCoin()
                ? figures.amount(review.totalCoin())
                : figures.amount(review.amount()) + " + " + figures.amount(review.totalCoin());
    }

    private static Node payee(Address payee, NetworkProfile profile) {
        var box = new VBox(2, address(Figures.address(payee, profile)));
        if (profile.hrp() != null) {
            Label other = address(payee.toHex());
            other.getStyleClass().add("muted");
            box.getChildren().add(other);
        }
        return box;
    }

    static Label address(String text) {
        Label label = Form.words(AddressLabel.grouped(text));
        label.getStyleClass().add("address-text");
        return label;
    }

    private static Label number(String text) {
        Label label = Form.words(text);
        label.getStyleClass().add("amount-number");
        return label;
    }
}
