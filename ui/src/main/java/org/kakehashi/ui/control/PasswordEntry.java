package org.kakehashi.ui.control;

import javafx.application.Platform;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.kakehashi.ui.text.Texts;

/**
 * A field for a password. JavaFX keeps what is typed in its own text content; {@link #take} copies it to characters
 * that the caller wipes and clears the field.
 */
public final class PasswordEntry extends VBox {

    private final PasswordField field = new PasswordField();
    private final Label name = new Label();
    private final Label capsLock = new Label();
    private final ReadOnlyIntegerWrapper length = new ReadOnlyIntegerWrapper();

    public PasswordEntry(Texts texts, String label) {
        getStyleClass().add("field");
        name.setText(label);
        name.getStyleClass().add("field-name");
        name.setLabelFor(field);
        field.setAccessibleText(label);
        capsLock.getStyleClass().add("field-note");
        capsLock.setMinHeight(USE_PREF_SIZE);
        capsLock.setText(" ");
        String warning = texts.get("common.capsLock");
        field.addEventFilter(KeyEvent.KEY_RELEASED, event -> noteCapsLock(warning, event.getCode()));
        field.focusedProperty().addListener((_, _, _) -> noteCapsLock(warning, KeyCode.CAPS));
        length.bind(field.lengthProperty());
        getChildren().addAll(name, field, capsLock);
    }

    private void noteCapsLock(String warning, KeyCode code) {
        if (code == KeyCode.CAPS || code.isLetterKey()) {
            boolean on = field.isFocused() && Platform.isKeyLocked(KeyCode.CAPS).orElse(false);
            capsLock.setText(on ? warning : " ");
        }
    }

    /** What was typed, for the caller to wipe; the field keeps it. */
    public char[] copy() {
        CharSequence typed = field.getCharacters();
        char[] characters = new char[typed.length()];
        for (int i = 0; i < characters.length; i++) {
            characters[i] = typed.charAt(i);
        }
        return characters;
    }

    /** What was typed, for the caller to wipe; the field is empty afterwards. */
    public char[] take() {
        char[] characters = copy();
        clear();
        return characters;
    }

    public void clear() {
        field.clear();
    }

    public ReadOnlyIntegerProperty lengthProperty() {
        return length.getReadOnlyProperty();
    }

    /** The field itself, for a default action or a test. */
    public PasswordField field() {
        return field;
    }
}
