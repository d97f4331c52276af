package org.kakehashi.ui.send;

import java.math.BigInteger;
import javafx.scene.control.Button;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Focus;
import org.kakehashi.ui.control.InlineMessage;
import org.kakehashi.ui.control.KeyValues;
import org.kakehashi.ui.control.PasswordEntry;
import org.kakehashi.ui.control.ProgressPane;
import org.kakehashi.ui.control.Sheet;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.transfer.Replacement;
import org.kakehashi.wallet.transfer.Transfer;

/** Speeds up or cancels a payment that waits, or fills a missing number; in a sentence, with the fee, and a password. */
public final class ReplaceSheet {

    private interface Sentence {
        String of(Replacement replacement);
    }

    private final Texts texts;
    private final ReplaceViewModel model;
    private final Sentence sentence;
    private final Sheet sheet;
    private final KeyValues facts = new KeyValues();
    private final javafx.scene.control.Label words = Form.words("");
    private final InlineMessage state = new InlineMessage();
    private final PasswordEntry password;
    private final Button sign;

    private ReplaceSheet(Desk desk, String title, Sentence sentence, ReplaceViewModel model) {
        this.texts = desk.texts();
        this.model = model;
        this.sentence = sentence;
        password = new PasswordEntry(texts, texts.get("send.password"));
        password.setMaxWidth(320);
        words.getStyleClass().add("strong");
        sign = Buttons.primary(texts.get("send.next.sign"), () -> model.sign(password.take()));
        sign.disableProperty()
                .bind(model.busyProperty()
                        .or(model.replacementProperty().isNull())
                        .or(password.lengthProperty().isEqualTo(0)));
        sheet = new Sheet(
                texts,
                desk.sheets(),
                title,
                Form.column(
                        words,
                        facts,
                        Form.when(model.replacementProperty().isNotNull(), password),
                        Form.when(model.busyProperty(), new ProgressPane(texts, texts.get("send.review.asking"), null)),
                        Notice.message(model.noticeProperty())));
        sheet.setButtons(sign);
        sheet.setOnClosed(() -> {
            password.clear();
            model.close();
        });
        model.replacementProperty().addListener((_, _, now) -> show(now));
        model.transferProperty().addListener((_, before, now) -> showTransfer(before, now));
    }

    /** The same payment with a higher fee. */
    public static void speedUp(Desk desk, Holdings holdings, Transfer transfer) {
        open(
                desk,
                holdings,
                holdings.networks().get(transfer.network()).profile(),
                "history.speedUp",
                (texts, figures, _) -> transfer.purpose() == Transfer.Purpose.CALL
                        ? texts.get("send.review.speedUp.call")
                        : texts.get("send.review.speedUp", figures.amount(transfer.amount())),
                () -> holdings.transfers().speedUp(transfer.id()));
    }

    /** Nothing instead of the payment. */
    public static void cancel(Desk desk, Holdings holdings, Transfer transfer) {
        open(
                desk,
                holdings,
                holdings.networks().get(transfer.network()).profile(),
                "history.cancel",
                (texts, _, _) -> texts.get("send.review.cancel"),
                () -> holdings.transfers().cancel(transfer.id()));
    }

    /** Nothing under a number that is missing, so that later payments go on. */
    public static void fill(Desk desk, Holdings holdings, NetworkProfile profile, Account account, BigInteger nonce) {
        open(
                desk,
                holdings,
                profile,
                "history.repair",
                (texts, _, _) -> texts.get("send.review.fill", nonce.toString()),
                () -> holdings.transfers().fill(profile.id(), account.id(), nonce));
    }

    private interface Words {
        String of(Texts texts, Figures figures, Replacement replacement);
    }

    private static void open(
            Desk desk,
            Holdings holdings,
            NetworkProfile profile,
            String titleKey,
            Words words,
            ReplaceViewModel.Asking asking) {
        var model = new ReplaceViewModel(desk.texts(), desk.background(), holdings, profile, asking);
        var sheet = new ReplaceSheet(
                desk,
                desk.texts().get(titleKey),
                replacement -> words.of(desk.texts(), model.figures(), replacement),
                model);
        sheet.sheet.show();
        model.ask();
    }

    private void show(@Nullable Replacement now) {
        facts.clear();
        if (now == null) {
            words.setText("");
            return;
        }
        words.setText(sentence.of(now));
        Transfer replaced = now.replaced();
        if (replaced != null && now.kind() == org.kakehashi.wallet.transfer.Attempt.Kind.SPEED_UP) {
            facts.row(
                    texts.get("send.review.to"), ReviewPane.address(Figures.address(replaced.payee(), now.network())));
        }
        facts.row(
                texts.get("send.review.from"),
                ReviewPane.address(Figures.address(now.account().address(), now.network())));
        facts.row(texts.get("send.review.fee"), model.figures().amount(now.fee()));
        facts.row(texts.get("send.review.nonce"), now.nonce().toString());
        facts.row(
                texts.get("send.review.gas"),
                now.gasLimit() + " × " + model.figures().gasPrice(now.price().most(), now.network()));
        // It was not there when the sheet opened.
        Focus.first(password);
    }

    private void showTransfer(@Nullable Transfer before, @Nullable Transfer now) {
        if (now == null) {
            return;
        }
        if (before == null) {
            sheet.setContent(Form.column(state, Form.muted(texts.get("send.result.close"))));
            Button close = Buttons.primary(texts.get("send.result.done"), sheet::close);
            sheet.setButtons(close);
            close.requestFocus();
        }
        Notice.show(state, new TransferWords(texts, model.figures(), model.profile()).of(now));
    }
}
