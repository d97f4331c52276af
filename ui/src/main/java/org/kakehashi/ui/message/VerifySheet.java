package org.kakehashi.ui.message;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Field;
import org.kakehashi.ui.control.InlineMessage;
import org.kakehashi.ui.control.Sheet;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.holding.Names;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.message.Message;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.signature.Signature;
import org.kakehashi.wallet.siwe.SiweMessage;

/** Verifying a message: who signed it, and whether that is one of the person's own accounts. */
public final class VerifySheet {

    private final Texts texts;
    private final Holdings holdings;
    private final NetworkProfile profile;
    private final MessageWords words;
    private final MessageEntry entry;
    private final TextField signature = new TextField();
    private final SimpleObjectProperty<@Nullable Notice> result = new SimpleObjectProperty<>();
    private final TextField site = new TextField();
    private final VBox standing = new VBox(8);
    private final VBox facts = new VBox();
    private final Sheet sheet;

    public VerifySheet(Desk desk, Holdings holdings, NetworkProfile profile) {
        this.texts = desk.texts();
        this.holdings = holdings;
        this.profile = profile;
        words = new MessageWords(
                texts,
                profile,
                Names.of(texts, profile, holdings, Map.of()),
                holdings.clock().instant());
        entry = new MessageEntry(desk);
        signature.setId("message-signature");
        site.setId("message-site");
        sheet = new Sheet(texts, desk.sheets(), texts.get("message.verify"), new VBox());
    }

    public void show() {
        Button check = Buttons.primary(texts.get("message.check"), this::check);
        check.disableProperty()
                .bind(entry.area()
                        .textProperty()
                        .isEmpty()
                        .or(signature.textProperty().isEmpty()));
        entry.area().textProperty().addListener((_, _, _) -> clear());
        signature.textProperty().addListener((_, _, _) -> clear());
        site.textProperty().addListener((_, _, _) -> clear());
        var signsIn = Bindings.createBooleanBinding(
                () -> SiweMessage.looksLikeOne(entry.area().getText()),
                entry.area().textProperty());
        sheet.setContent(Form.column(
                entry,
                new Field(texts.get("message.signature"), signature).hint(texts.get("message.signature.hint")),
                Form.when(signsIn, new Field(texts.get("message.site"), site).hint(texts.get("message.site.hint"))),
                standing,
                Notice.message(result),
                facts));
        sheet.setButtons(check);
        sheet.show();
        entry.area().requestFocus();
    }

    private void clear() {
        result.set(null);
        standing.getChildren().clear();
        facts.getChildren().clear();
    }

    private void check() {
        Message message = entry.message();
        Notice refused = words.refusal(message, null);
        if (refused != null || message instanceof Message.Refused) {
            result.set(refused);
            return;
        }
        String hex = signature.getText().strip();
        String digits = hex.startsWith("0x") ? hex.substring(2) : hex;
        if (!digits.matches("([0-9a-fA-F]{2}){64,65}")) {
            result.set(Notice.danger(texts.get("message.badSignature"), texts.get("message.signature.hint")));
            return;
        }
        Signature.Reading reading = Signature.read(Bytes.fromHex("0x" + digits).toArray());
        Optional<Address> signer =
                reading instanceof Signature.Valid(Signature valid) ? Message.signer(message, valid) : Optional.empty();
        List<Notice> stands = message instanceof Message.SignIn(var request, var _)
                        && signer.equals(Optional.of(request.address()))
                ? words.standing(request, site.getText(), holdings.clock().instant())
                : List.of();
        boolean good = stands.stream().noneMatch(each -> each.kind() == InlineMessage.Kind.DANGER);
        result.set(signer.map(found -> found(message, found, good)).orElseGet(() -> unusable(reading)));
        facts.getChildren().setAll(words.facts(message));
        standing.getChildren().setAll(stands.stream().map(MessageWords::message).toList());
    }

    private Notice unusable(Signature.Reading reading) {
        return Notice.danger(
                texts.get("message.badSignature"),
                texts.get(reading instanceof Signature.HighS ? "message.highS" : "message.noKey"));
    }

    /** @param good whether nothing else speaks against it, so that green misleads nobody */
    private Notice found(Message message, Address signer, boolean good) {
        if (message instanceof Message.SignIn(var request, var _)
                && !request.address().equals(signer)) {
            return Notice.danger(texts.get("message.otherSigner"), Figures.address(signer, profile));
        }
        Optional<Account> own = holdings.accounts().book().accounts().stream()
                .filter(account -> account.address().equals(signer))
                .findFirst();
        String title = own.map(account -> texts.get("message.signedByOwn", GuardedText.line(account.name())))
                .orElse(texts.get("message.signedBy"));
        if (own.isPresent() && !good) {
            return Notice.info(title, Figures.address(signer, profile));
        }
        return own.isPresent()
                ? Notice.success(title, Figures.address(signer, profile))
                : Notice.info(title, Figures.address(signer, profile) + "\n" + texts.get("message.compare"));
    }
}
