package org.kakehashi.ui.send;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.kakehashi.ui.control.Field;
import org.kakehashi.ui.control.InlineMessage;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.AccountBook;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.address.AddressReader;
import org.kakehashi.wallet.address.AddressReading;
import org.kakehashi.wallet.network.NetworkProfile;

/** A field for one address of a network, which says at once whether it is sound and whose it is. */
public final class AddressEntry extends VBox {

    private final Texts texts;
    private final NetworkProfile profile;
    private final AccountBook book;
    private final TextField text = new TextField();
    private final Field field;
    private final String hint;
    private final ReadOnlyObjectWrapper<Optional<Address>> address = new ReadOnlyObjectWrapper<>(Optional.empty());

    /** @param hint what is said while nothing is typed */
    public AddressEntry(Texts texts, NetworkProfile profile, AccountBook book, String name, String hint) {
        this.texts = texts;
        this.profile = profile;
        this.book = book;
        this.hint = hint;
        text.getStyleClass().add("mono");
        field = new Field(name, text).hint(hint);
        text.textProperty().addListener((_, _, _) -> read());
        getChildren().add(field);
    }

    public TextField text() {
        return text;
    }

    /** The address, as soon as it is whole and sound. */
    public ReadOnlyObjectProperty<Optional<Address>> addressProperty() {
        return address.getReadOnlyProperty();
    }

    /** Whether nothing was typed. */
    public boolean isBlank() {
        return text.getText().isBlank();
    }

    private void read() {
        AddressReading reading = AddressReader.read(text.getText().strip(), profile.hrp());
        PayeeWords words = PayeeWords.of(texts, reading, profile, book);
        Notice notice = words.notice();
        if (notice == null) {
            field.hint(hint);
        } else {
            String said = notice.text().isEmpty() ? notice.title() : notice.title() + " " + notice.text();
            field.hint(said);
            if (!words.usable() || notice.kind() == InlineMessage.Kind.DANGER) {
                field.error(said);
            }
        }
        address.set(
                words.usable() && reading instanceof AddressReading.Valid valid
                        ? Optional.of(valid.address())
                        : Optional.empty());
    }
}
