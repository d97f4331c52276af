package org.kakehashi.ui.send;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.control.InlineMessage;
import org.kakehashi.ui.control.PasswordEntry;
import org.kakehashi.ui.control.ProgressPane;
import org.kakehashi.ui.control.Sheet;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Names;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.transfer.FeeChoice;
import org.kakehashi.wallet.transfer.Review;
import org.kakehashi.wallet.transfer.Transfer;
import org.kakehashi.wallet.transfer.TransferState;

/** A sheet that asks, then shows what will happen and takes the password, then says how it went. */
public final class SigningSheet {

    private final Texts texts;
    private final ReviewSigning signing;
    private final ReadOnlyObjectProperty<@Nullable Notice> notice;
    private final TransferWords words;
    private final Sheet sheet;
    private final ReviewPane review;
    private final FeeEntry fee;
    private final FeePane fees;
    private final ToggleButton feeToggle;
    private final PasswordEntry password;
    private final Button sign;
    private final InlineMessage state = new InlineMessage();
    private final Button goOn = new Button();
    private Node waiting = new VBox();
    private @Nullable Shown shown;
    private Supplier<Optional<String>> rest = Optional::empty;
    private Runnable again = () -> {};
    private boolean offersRest;

    /** What is said beside the figures of the present review. */
    private record Shown(CheckWords checks, List<String> sentences) {}

    /** @param notice what there is to say beside the pages */
    public SigningSheet(
            Desk desk,
            String title,
            Figures figures,
            NetworkProfile profile,
            ReviewSigning signing,
            ReadOnlyObjectProperty<@Nullable Notice> notice) {
        this.texts = desk.texts();
        this.signing = signing;
        this.notice = notice;
        words = new TransferWords(texts, figures, profile);
        review = new ReviewPane(texts, figures, signing.agreed());
        fee = new FeeEntry(figures, profile, this::takeFee);
        fees = new FeePane(texts, figures, profile, fee);
        Form.enterGoesOn(fees, this::onToPassword);
        feeToggle = new ToggleButton(texts.get("send.fee.choose"));
        feeToggle.setId("order-fee");
        feeToggle.getStyleClass().add("page-toggle");
        feeToggle.getStyleClass().addAll("flat", "small", "disclosure");
        feeToggle.selectedProperty().subscribe(on -> feeToggle.setGraphic((on ? Icons.DOWN : Icons.RIGHT).node()));
        password = new PasswordEntry(texts, texts.get("send.password"));
        password.setMaxWidth(320);
        sign = Buttons.primary(texts.get("send.next.sign"), () -> signing.sign(password.take()));
        sign.disableProperty()
                .bind(signing.ready()
                        .not()
                        .or(fee.readableProperty().not())
                        .or(password.lengthProperty().isEqualTo(0)));
        goOn.setId("order-go-on");
        goOn.setOnAction(_ -> goOn());
        sheet = new Sheet(texts, desk.sheets(), title, new VBox());
        sheet.closableProperty().bind(signing.signingProperty().not());
        signing.reviewProperty().addListener((_, _, now) -> showReview(now));
        signing.transferProperty().addListener((_, before, now) -> showTransfer(before, now));
    }

    /**
     * Offers, once a transaction is final, to go on with what is left to do.
     *
     * @param rest the words of the button; empty where nothing is left
     * @param again makes the next review
     */
    public void goingOn(Supplier<Optional<String>> rest, Runnable again) {
        this.rest = rest;
        this.again = again;
    }

    /**
     * Opens the sheet.
     *
     * @param question the first page, or null where nothing is asked
     * @param waiting what is seen while the network is asked
     * @param onClosed runs when the sheet is gone and the password is wiped
     */
    public void show(@Nullable Node question, Node waiting, List<Button> buttons, Runnable onClosed) {
        this.waiting = waiting;
        sheet.setOnClosed(() -> {
            password.clear();
            onClosed.run();
        });
        Node message = Notice.message(notice);
        sheet.setContent(question == null ? Form.column(waiting, message) : Form.column(question, waiting, message));
        sheet.setButtons(buttons.toArray(Button[]::new));
        sheet.show();
    }

    /**
     * Shows the present review and asks for the password.
     *
     * @param sentences what will happen, the main thing first
     * @param names of those that the review names, or null where its own are enough
     */
    public void review(CheckWords checks, List<String> sentences, @Nullable Names names) {
        var present = signing.reviewProperty().get();
        if (present == null) {
            return;
        }
        if (names != null) {
            review.knowing(names);
        }
        shown = new Shown(checks, List.copyOf(sentences));
        fee.quoted(present.quote());
        FeeChoice choice = fee.choice();
        signing.change(choice == null ? present : present.with(choice).under(fee.nonce()));
        showReview(signing.reviewProperty().get());
        sheet.setContent(Form.column(
                review,
                feeToggle,
                Form.when(feeToggle.selectedProperty(), fees),
                password,
                Form.when(signing.signingProperty(), new ProgressPane(texts, texts.get("send.signing"), null)),
                Notice.message(notice)));
        sheet.setButtons(sign);
        password.field().requestFocus();
    }

    private void showReview(@Nullable Review present) {
        Shown said = shown;
        if (present != null && said != null) {
            review.show(present, said.checks(), said.sentences());
            fees.show(present, said.checks());
        }
    }

    private void onToPassword() {
        password.field().requestFocus();
    }

    private void takeFee(FeeChoice choice) {
        Review present = signing.reviewProperty().get();
        if (present != null) {
            signing.change(present.with(choice).under(fee.nonce()));
        }
    }

    private void goOn() {
        offersRest = false;
        password.clear();
        fee.nonceProperty().set("");
        sheet.setContent(Form.column(waiting, Notice.message(notice)));
        sheet.setButtons();
        again.run();
    }

    private void showTransfer(@Nullable Transfer before, @Nullable Transfer now) {
        if (now == null) {
            return;
        }
        if (before == null) {
            Button close = Buttons.primary(texts.get("send.result.done"), sheet::close);
            Label hash = Form.muted(
                    texts.get("send.result.hash") + ": " + now.latest().hash());
            sheet.setContent(Form.column(state, hash, Form.muted(texts.get("send.result.close"))));
            sheet.setButtons(close);
            close.requestFocus();
        }
        Notice.show(state, words.of(now));
        Optional<String> left = now.state() == TransferState.FINAL ? rest.get() : Optional.empty();
        if (left.isPresent() && !offersRest) {
            offersRest = true;
            offerRest(left.get());
        }
    }

    private void offerRest(String words) {
        goOn.setText(words);
        goOn.setDefaultButton(true);
        goOn.getStyleClass().setAll("button", "accent");
        List<Node> row = new ArrayList<>();
        row.add(Buttons.plain(texts.get("send.result.done"), sheet::close));
        row.add(goOn);
        sheet.setButtons(row.toArray(Node[]::new));
        goOn.requestFocus();
    }
}
