package org.kakehashi.ui.settings;

import javafx.scene.control.ChoiceBox;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kakehashi.ui.control.Field;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.preferences.Preferences;
import org.kakehashi.ui.text.Language;
import org.kakehashi.ui.text.Texts;

/** Language, light or dark, and the size of everything; a choice takes effect at once. */
final class LookPane extends VBox {

    private static final Integer[] SCALES = {80, 90, 100, 110, 125, 150, 175, 200};

    LookPane(Texts texts, Preferences preferences) {
        setSpacing(24);
        getChildren().addAll(language(texts, preferences), look(texts, preferences), scale(texts, preferences));
    }

    private static VBox language(Texts texts, Preferences preferences) {
        var group = new ToggleGroup();
        VBox block = Form.block(texts.get("settings.look.language"), "");
        for (Language language : Language.values()) {
            var button = new RadioButton(language.ownName());
            button.setToggleGroup(group);
            button.setSelected(preferences.languageProperty().get() == language);
            whenChosen(button, () -> preferences.languageProperty().set(language));
            block.getChildren().add(button);
        }
        return block;
    }

    /** Arrow keys choose without an action. */
    private static void whenChosen(RadioButton button, Runnable chosen) {
        button.selectedProperty().addListener((_, _, now) -> {
            if (now) {
                chosen.run();
            }
        });
    }

    private static VBox look(Texts texts, Preferences preferences) {
        var group = new ToggleGroup();
        VBox block = Form.block(texts.get("settings.look.theme"), "");
        for (Preferences.Look look : Preferences.Look.values()) {
            var button = new RadioButton(texts.get("settings.look." + look));
            button.setToggleGroup(group);
            button.setSelected(preferences.lookProperty().get() == look);
            whenChosen(button, () -> preferences.lookProperty().set(look));
            block.getChildren().add(button);
        }
        return block;
    }

    private static Field scale(Texts texts, Preferences preferences) {
        var choice = new ChoiceBox<Integer>();
        choice.getItems().addAll(SCALES);
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(Integer scale) {
                return scale == null ? "" : texts.get("settings.look.percent", scale);
            }

            @Override
            public Integer fromString(String text) {
                throw new UnsupportedOperationException();
            }
        });
        choice.setValue(preferences.scaleProperty().get());
        choice.valueProperty()
                .addListener((_, _, now) -> preferences.scaleProperty().set(now));
        var field = new Field(texts.get("settings.look.scale"), choice);
        field.setMaxWidth(240);
        return field;
    }
}
