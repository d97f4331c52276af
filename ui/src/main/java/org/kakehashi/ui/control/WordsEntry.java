package org.kakehashi.ui.control;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.seed.Language;
import org.kakehashi.wallet.seed.Mnemonic;
import org.kakehashi.wallet.seed.MnemonicReading;

/**
 * Seed words as typed or pasted. It offers endings for the word being typed (for the last one only those whose checksum
 * holds) and says which words are in no list.
 */
public final class WordsEntry extends VBox {

    private static final int MOST_OFFERS = 6;
    private static final Duration SHORT_PAUSE = Duration.millis(120);

    private final Texts texts;
    private final TextArea area = new TextArea();
    private final FlowPane offers = new FlowPane();
    private final Label note = new Label();
    private final ReadOnlyObjectWrapper<MnemonicReading> reading =
            new ReadOnlyObjectWrapper<>(new MnemonicReading.WrongCount(0));

    public WordsEntry(Texts texts) {
        this.texts = texts;
        getStyleClass().add("field");
        var name = new Label(texts.get("common.words"));
        name.setLabelFor(area);
        area.setAccessibleText(texts.get("common.words"));
        area.setWrapText(true);
        area.setPrefRowCount(4);
        offers.getStyleClass().add("offers");
        offers.setMinHeight(34);
        note.getStyleClass().add("field-note");
        note.setWrapText(true);
        note.setMinHeight(36);
        getChildren().addAll(name, area, offers, note);
        // Looking for the nearest words of twelve lists at every key would be felt while typing.
        var pause = new PauseTransition(SHORT_PAUSE);
        pause.setOnFinished(_ -> read(area.getText()));
        area.textProperty().addListener((_, _, text) -> {
            if (text.isEmpty()) {
                pause.stop();
                read("");
            } else {
                pause.playFromStart();
            }
        });
        read("");
    }

    private void read(String text) {
        close(reading.get());
        MnemonicReading now = Mnemonic.read(text);
        reading.set(now);
        note.setText(say(now));
        getStyleClass().remove("field-error");
        if (now instanceof MnemonicReading.UnknownWords || now instanceof MnemonicReading.BadChecksum) {
            getStyleClass().add("field-error");
        }
        offer(text);
    }

    private static void close(MnemonicReading old) {
        if (old instanceof MnemonicReading.Valid valid) {
            valid.mnemonic().close();
        }
    }

    private String say(MnemonicReading now) {
        return switch (now) {
            case MnemonicReading.Valid valid ->
                texts.count(
                        "common.wordsValid",
                        valid.mnemonic().count(),
                        valid.mnemonic().language().ownName());
            case MnemonicReading.WrongCount wrong -> texts.count("common.wordsCount", wrong.found());
            case MnemonicReading.BadChecksum _ -> texts.get("common.wordsChecksum");
            case MnemonicReading.UnknownWords unknown -> {
                List<String> parts = new ArrayList<>();
                for (MnemonicReading.UnknownWord word : unknown.words()) {
                    String suggestion =
                            word.suggestions().isEmpty() ? "" : " → " + String.join(", ", word.suggestions()) + "?";
                    parts.add(texts.get("common.wordUnknown", word.index() + 1, word.word()) + suggestion);
                }
                yield String.join("   ", parts.subList(0, Math.min(4, parts.size())));
            }
        };
    }

    private void offer(String text) {
        offers.getChildren().clear();
        int start = text.length();
        while (start > 0 && Mnemonic.belongsToWord(text.charAt(start - 1))) {
            start--;
        }
        String typed = text.substring(start);
        String before = text.substring(0, start);
        if (typed.isEmpty() && before.isBlank()) {
            return;
        }
        for (String word : endings(before.strip(), typed)) {
            if (!word.equals(typed)) {
                Button chip = Buttons.plain(word, () -> {
                    area.setText(before + word + " ");
                    area.end();
                    area.requestFocus();
                });
                chip.getStyleClass().add("small");
                offers.getChildren().add(chip);
            }
        }
    }

    private static List<String> endings(String before, String typed) {
        for (Language language : Language.values()) {
            List<String> last = before.isEmpty() ? List.of() : Mnemonic.lastWords(before, language);
            if (!last.isEmpty()) {
                return last.stream()
                        .filter(word -> word.startsWith(typed))
                        .limit(MOST_OFFERS)
                        .toList();
            }
        }
        if (typed.isEmpty()) {
            return List.of();
        }
        for (Language language : Language.values()) {
            List<String> found = language.completions(typed, MOST_OFFERS);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    /** What the text is at present. A valid mnemonic in it is this control's and closed at the next key or clear. */
    public ReadOnlyObjectProperty<MnemonicReading> readingProperty() {
        return reading.getReadOnlyProperty();
    }

    /** The typed text read once more, for the caller to own. */
    public MnemonicReading take() {
        return Mnemonic.read(area.getText());
    }

    public void clear() {
        area.clear();
    }
}
