package org.kakehashi.ui.welcome;

import java.util.Arrays;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kakehashi.ui.control.Focus;
import org.kakehashi.ui.control.InlineMessage;
import org.kakehashi.ui.control.PasswordEntry;
import org.kakehashi.ui.text.Texts;

/** The optional BIP-39 passphrase of new words, typed twice; nothing of it is seen until it is wanted. */
final class NewPassphrase extends VBox {

    private final CheckBox wanted;
    private final PasswordEntry first;
    private final PasswordEntry second;
    private final Label match = new Label(" ");
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper(true);

    NewPassphrase(Texts texts) {
        getStyleClass().add("column-tight");
        wanted = new CheckBox(texts.get("welcome.addPassphrase"));
        first = new PasswordEntry(texts, texts.get("welcome.newPassphrase"));
        second = new PasswordEntry(texts, texts.get("welcome.newPassphraseAgain"));
        match.getStyleClass().addAll("caption", "muted");
        String differ = texts.get("welcome.passphrasesDiffer");
        var warning = new InlineMessage(
                InlineMessage.Kind.WARNING,
                texts.get("welcome.passphraseTitle"),
                texts.get("welcome.passphraseWarning"));
        var fields = new HBox(first, second);
        fields.getStyleClass().add("row");
        HBox.setHgrow(first, Priority.ALWAYS);
        HBox.setHgrow(second, Priority.ALWAYS);
        var more = new VBox(warning, fields, match);
        more.getStyleClass().add("column-tight");
        more.visibleProperty().bind(wanted.selectedProperty());
        more.managedProperty().bind(wanted.selectedProperty());
        wanted.selectedProperty().addListener((_, _, on) -> {
            if (on) {
                Focus.inSight(first.field());
            } else {
                forget();
            }
            judge(differ);
        });
        first.field().textProperty().addListener((_, _, _) -> judge(differ));
        second.field().textProperty().addListener((_, _, _) -> judge(differ));
        getChildren().addAll(wanted, more);
    }

    private void judge(String differ) {
        char[] one = first.copy();
        char[] two = second.copy();
        boolean same = Arrays.equals(one, two);
        match.setText(same || two.length == 0 ? " " : differ);
        ready.set(!wanted.isSelected() || same && one.length > 0);
        Arrays.fill(one, '\0');
        Arrays.fill(two, '\0');
    }

    /** None is wanted, or it was typed twice alike. */
    ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }

    /** What was typed, empty for none, for the caller to wipe; the fields keep it. */
    char[] copy() {
        return first.copy();
    }

    void clear() {
        wanted.setSelected(false);
        forget();
    }

    private void forget() {
        first.clear();
        second.clear();
    }
}
