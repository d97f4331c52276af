package org.kakehashi.ui.control;

import java.util.Arrays;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kakehashi.ui.text.Texts;

/** A new password, typed twice, with a word on how good it is. A weak one is refused. */
public final class NewPassword extends VBox {

    private final Texts texts;
    private final PasswordEntry first;
    private final PasswordEntry second;
    private final ProgressBar bar = new ProgressBar(0);
    private final Label verdict = new Label(" ");
    private final Label match = new Label(" ");
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();

    public NewPassword(Texts texts) {
        this.texts = texts;
        getStyleClass().add("column-tight");
        first = new PasswordEntry(texts, texts.get("common.newPassword"));
        second = new PasswordEntry(texts, texts.get("common.newPasswordAgain"));
        bar.setPrefWidth(140);
        bar.setMaxHeight(6);
        bar.getStyleClass().add("strength");
        bar.setAccessibleText(texts.get("common.strength"));
        verdict.getStyleClass().add("caption");
        match.getStyleClass().addAll("caption", "muted");
        var row = new HBox(bar, verdict);
        row.getStyleClass().add("row");
        row.setAlignment(Pos.CENTER_LEFT);
        first.lengthProperty().addListener((_, _, _) -> judge());
        second.lengthProperty().addListener((_, _, _) -> judge());
        first.field().textProperty().addListener((_, _, _) -> judge());
        second.field().textProperty().addListener((_, _, _) -> judge());
        getChildren().addAll(first, row, second, match);
    }

    private void judge() {
        char[] one = first.copy();
        char[] two = second.copy();
        PasswordStrength strength = PasswordStrength.of(one);
        bar.setProgress(one.length == 0 ? 0 : (strength.ordinal() + 1) / 4.0);
        bar.getStyleClass().removeAll("weak", "fair", "good", "strong");
        bar.getStyleClass().add(strength.key());
        verdict.setText(one.length == 0 ? " " : verdict(strength));
        boolean same = Arrays.equals(one, two);
        match.setText(two.length == 0 || same ? " " : texts.get("common.passwordsDiffer"));
        ready.set(same && strength != PasswordStrength.WEAK);
        Arrays.fill(one, ' ');
        Arrays.fill(two, ' ');
    }

    private String verdict(PasswordStrength strength) {
        return switch (strength) {
            case WEAK -> texts.get("common.strength.weak");
            case FAIR -> texts.get("common.strength.fair");
            case GOOD -> texts.get("common.strength.good");
            case STRONG -> texts.get("common.strength.strong");
        };
    }

    /** Typed twice alike and not weak. */
    public ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }

    /** The password, for the caller to wipe; both fields are empty afterwards. */
    public char[] take() {
        second.clear();
        return first.take();
    }

    /** The password, for the caller to wipe; the fields keep it. */
    public char[] copy() {
        return first.copy();
    }

    public void clear() {
        first.clear();
        second.clear();
    }
}
