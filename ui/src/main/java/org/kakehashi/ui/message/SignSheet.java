package org.kakehashi.ui.message;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Field;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.control.PasswordEntry;
import org.kakehashi.ui.control.ProgressPane;
import org.kakehashi.ui.control.Sheet;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.holding.Names;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.send.PasswordWords;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.account.KeyRing;
import org.kakehashi.wallet.message.Message;
import org.kakehashi.wallet.message.MessageSigning;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.signature.Signature;

/** Signing a message: paste, read what it means and agree to each warning, password, signature. */
public final class SignSheet {

    private static final String SIGN = "message.sign";

    private final Desk desk;
    private final Texts texts;
    private final Holdings holdings;
    private final Account account;
    private final MessageWords words;
    private final MessageEntry entry;
    private final Sheet sheet;
    private final PasswordEntry password;
    private final SimpleBooleanProperty signing = new SimpleBooleanProperty();
    private final SimpleObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>();

    public SignSheet(Desk desk, Holdings holdings, NetworkProfile profile, Account account) {
        this.desk = desk;
        this.texts = desk.texts();
        this.holdings = holdings;
        this.account = account;
        words = new MessageWords(
                texts,
                profile,
                Names.of(texts, profile, holdings, Map.of()),
                holdings.clock().instant());
        entry = new MessageEntry(desk);
        password = new PasswordEntry(texts, texts.get("send.password"));
        password.setMaxWidth(320);
        sheet = new Sheet(texts, desk.sheets(), texts.get("message.sign"), new VBox());
        sheet.closableProperty().bind(signing.not());
        sheet.setOnClosed(password::clear);
    }

    public void show() {
        var refusal = new SimpleObjectProperty<@Nullable Notice>();
        entry.area().textProperty().addListener((_, _, _) -> refusal.set(null));
        Button next = Buttons.primary(texts.get("send.next.review"), () -> {
            Message message = entry.message();
            Notice refused = words.refusal(message, account.address());
            refusal.set(refused);
            if (refused == null && !(message instanceof Message.Refused)) {
                review(message);
            }
        });
        next.disableProperty().bind(entry.area().textProperty().isEmpty());
        sheet.setContent(Form.column(
                Form.words(texts.get("message.signAs", GuardedText.line(account.name()))),
                entry,
                Notice.message(refusal)));
        sheet.setButtons(next);
        sheet.show();
        entry.area().requestFocus();
    }

    /** With nothing to warn of, the password at once; otherwise a second, deliberate step stands before it. */
    private void review(Message message) {
        List<Notice> warnings = words.warnings(message);
        if (warnings.isEmpty()) {
            confirm(message);
            return;
        }
        List<Node> parts = new ArrayList<>();
        parts.add(words.facts(message));
        List<CheckBox> boxes = new ArrayList<>();
        for (Notice warning : warnings) {
            var box = new CheckBox(texts.get("send.review.agree"));
            box.setId("message-agree-" + boxes.size());
            box.setAccessibleText(warning.title() + ". " + texts.get("send.review.agree"));
            boxes.add(box);
            parts.add(new VBox(6, MessageWords.message(warning), box));
        }
        BooleanBinding all = Bindings.createBooleanBinding(
                () -> boxes.stream().allMatch(CheckBox::isSelected),
                boxes.stream().map(CheckBox::selectedProperty).toArray(javafx.beans.Observable[]::new));
        Button go = Buttons.plain(texts.get("message.goOn"), () -> confirm(message));
        go.setId("message-go-on");
        go.disableProperty().bind(all.not());
        sheet.setContent(Form.column(parts.toArray(Node[]::new)));
        sheet.setButtons(go);
        boxes.getFirst().requestFocus();
    }

    private void confirm(Message message) {
        Button sign = Buttons.primary(texts.get("message.signNow"), () -> sign(message, password.take()));
        sign.disableProperty().bind(signing.or(password.lengthProperty().isEqualTo(0)));
        sheet.setContent(Form.column(
                words.facts(message),
                password,
                Form.when(signing, new ProgressPane(texts, texts.get("send.signing"), null)),
                Notice.message(notice)));
        sheet.setButtons(sign);
        password.field().requestFocus();
    }

    private void sign(Message message, char[] typed) {
        notice.set(null);
        var service = new MessageSigning(holdings.vault(), new KeyRing(holdings.vault()));
        desk.background()
                .job(SIGN, _ -> {
                    try {
                        return service.sign(account, message, typed);
                    } finally {
                        Arrays.fill(typed, '\0');
                    }
                })
                .heavy()
                .busy(signing::set)
                .failed(failure -> {
                    notice.set(Notice.danger(texts.get("send.result.failed"), texts.get("message.failed.text")));
                    desk.background().report(failure);
                })
                .start(this::take);
    }

    private void take(MessageSigning.Outcome outcome) {
        switch (outcome) {
            case MessageSigning.PasswordRefused(var answer) -> notice.set(PasswordWords.of(texts, answer));
            case MessageSigning.Signed(Signature signature) -> done(signature);
        }
    }

    private void done(Signature signature) {
        String whole = Bytes.of(signature.bytes()).toHex();
        String compact = Bytes.of(signature.compact()).toHex();
        Button close = Buttons.primary(texts.get("send.result.done"), sheet::close);
        sheet.setContent(Form.column(
                form("message.signature", "message-signature", whole),
                form("message.compact", "message-compact", compact)));
        sheet.setButtons(close);
        close.requestFocus();
    }

    private Node form(String key, String id, String text) {
        var area = new TextArea(text);
        area.setEditable(false);
        area.setWrapText(true);
        area.setPrefRowCount(3);
        area.setId(id);
        area.getStyleClass().add("mono");
        var copy = Buttons.plain(Icons.COPY, texts.get("message.copy"), () -> {
            desk.pasteboard().copy(text);
            desk.toasts().done(texts.get("common.copied"));
        });
        copy.setAccessibleText(texts.get("message.copy") + ": " + texts.get(key));
        return new VBox(6, new Field(texts.get(key), area), copy);
    }
}
