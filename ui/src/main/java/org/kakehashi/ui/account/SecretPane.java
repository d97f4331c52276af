package org.kakehashi.ui.account;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.control.InlineMessage;
import org.kakehashi.ui.control.PasswordEntry;
import org.kakehashi.ui.control.ProgressPane;
import org.kakehashi.ui.control.WindowLeft;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.Texts;

/** The password, then the secret; hidden again as soon as the window loses the keyboard. */
final class SecretPane extends VBox {

    private static final int COLUMNS = 4;

    /** What to do with the password. */
    interface Shower {
        void show(char[] password);
    }

    private final Texts texts;
    private final SecretViewModel model;
    private final PasswordEntry password;
    private final GridPane grid = new GridPane();
    private final boolean numbered;

    SecretPane(Texts texts, SecretViewModel model, String verb, boolean numbered, Shower shower) {
        this.texts = texts;
        this.model = model;
        this.numbered = numbered;
        setSpacing(12);
        password = new PasswordEntry(texts, texts.get("account.export.password"));
        Button show = Buttons.primary(verb, () -> shower.show(password.take()));
        show.setGraphic(Icons.SHOW.node());
        show.disableProperty()
                .bind(model.busyProperty().or(password.lengthProperty().isEqualTo(0)));
        grid.setHgap(18);
        grid.setVgap(10);
        grid.getStyleClass().add("secret");
        var hidden =
                Bindings.createBooleanBinding(() -> model.piecesProperty().get().isEmpty(), model.piecesProperty());
        Button hide = Buttons.plain(Icons.HIDE, texts.get("account.export.hide"), model::hide);
        var secret = Form.column(grid, Form.muted(texts.get("account.export.shown")), hide);
        getChildren()
                .addAll(
                        new InlineMessage(
                                InlineMessage.Kind.DANGER,
                                texts.get("account.export.warning"),
                                texts.get("account.export.warning.text")),
                        Form.when(hidden, Form.column(password, show)),
                        Form.when(model.busyProperty(), new ProgressPane(texts, texts.get("account.working"), null)),
                        Form.when(hidden.not(), secret),
                        Notice.message(model.noticeProperty()));
        model.piecesProperty().addListener((_, _, _) -> fill());
        WindowLeft.run(this, model::windowLeft);
    }

    private void fill() {
        grid.getChildren().clear();
        var pieces = model.piecesProperty().get();
        for (int i = 0; i < pieces.size(); i++) {
            String text = numbered ? (i + 1) + "  " + pieces.get(i) : pieces.get(i);
            var label = new Label(text);
            label.getStyleClass().add("mono");
            if (numbered) {
                label.setAccessibleText(texts.get("account.words.number", i + 1, pieces.get(i)));
            }
            grid.add(label, i % COLUMNS, i / COLUMNS);
        }
    }

    PasswordEntry password() {
        return password;
    }

    void forget() {
        password.clear();
        model.hide();
    }
}
