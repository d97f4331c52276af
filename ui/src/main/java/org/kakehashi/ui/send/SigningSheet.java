package org.kakehashi.ui.send;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.Buttons;
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
import org.kakehashi.wallet.transfer.Transfer;

/** A sheet that asks, then shows what will happen and takes the password, then says how it went. */
public final class SigningSheet {

    private final Texts texts;
    private final ReviewSigning signing;
    private final ReadOnlyObjectProperty<@Nullable Notice> notice;
    private final TransferWords words;
    private final Sheet sheet;
    private final ReviewPane review;
    private final PasswordEntry password;
    private final Button sign;
    private final InlineMessage state = new InlineMessage();

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
        password = new PasswordEntry(texts, texts.get("send.password"));
        password.setMaxWidth(320);
        sign = Buttons.primary(texts.get("send.next.sign"), () -> signing.sign(password.take()));
        sign.disableProperty()
                .bind(Bindings.or(
                        signing.ready().not(), password.lengthProperty().isEqualTo(0)));
        sheet = new Sheet(texts, desk.sheets(), title, new VBox());
        sheet.closableProperty().bind(signing.signingProperty().not());
        signing.transferProperty().addListener((_, before, now) -> showTransfer(before, now));
    }

    /**
     * Opens the sheet.
     *
     * @param question the first page, or null where nothing is asked
     * @param waiting what is seen while the network is asked
     * @param onClosed runs when the sheet is gone and the password is wiped
     */
    public void show(@Nullable Node question, Node waiting, List<Button> buttons, Runnable onClosed) {
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
        review.show(present, checks, sentences);
        sheet.setContent(Form.column(
                review,
                password,
                Form.when(signing.signingProperty(), new ProgressPane(texts, texts.get("send.signing"), null)),
                Notice.message(notice)));
        sheet.setButtons(sign);
        password.field().requestFocus();
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
    }
}
