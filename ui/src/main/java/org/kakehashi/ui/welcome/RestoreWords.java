package org.kakehashi.ui.welcome;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.PasswordEntry;
import org.kakehashi.ui.control.ProgressPane;
import org.kakehashi.ui.control.StepSheet;
import org.kakehashi.ui.control.WordsEntry;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.navigation.Route;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Accounts;
import org.kakehashi.wallet.account.RestoreScan;
import org.kakehashi.wallet.key.PathConvention;
import org.kakehashi.wallet.seed.Mnemonic;
import org.kakehashi.wallet.seed.MnemonicReading;

/** Restores from words: the words, what each habit of paths gives, the password. */
final class RestoreWords {

    private static final String SCAN = "restore-scan";

    private record Choice(RestoreScan.Found found, CheckBox box) {}

    private final Desk desk;
    private final Texts texts;
    private final Finish finish;
    private final WordsEntry entry;
    private final PasswordEntry passphrase;
    private final VBox foundRows = new VBox();
    private final List<Choice> choices = new ArrayList<>();
    private final SimpleIntegerProperty chosen = new SimpleIntegerProperty();
    private final SimpleBooleanProperty valid = new SimpleBooleanProperty();
    private final StepSheet sheet;
    private @Nullable Mnemonic words;
    private char[] phrase = new char[0];

    RestoreWords(Desk desk, Start start) {
        this.desk = desk;
        this.texts = desk.texts();
        finish = new Finish(desk, start);
        entry = new WordsEntry(texts);
        passphrase = new PasswordEntry(texts, texts.get("welcome.passphrase"));
        entry.readingProperty().addListener((_, _, reading) -> valid.set(reading instanceof MnemonicReading.Valid));
        sheet = new StepSheet(
                texts,
                desk.sheets(),
                texts.get("welcome.restoreWords"),
                List.of(wordsStep(), foundStep(), finish.stepAfterWords(texts.get("welcome.restoreNow"), this::make)));
        sheet.setOnClosed(this::forget);
    }

    void show() {
        sheet.show();
    }

    private StepSheet.Step wordsStep() {
        var note = new Label(texts.get("welcome.passphraseText"));
        note.setWrapText(true);
        note.getStyleClass().addAll("muted", "caption");
        var column = new VBox(entry, passphrase, note);
        column.getStyleClass().add("column-tight");
        return new StepSheet.Step(texts.get("welcome.stepWords"), column, valid, texts.get("common.next"), this::scan);
    }

    private StepSheet.Step foundStep() {
        var text = new Label(texts.get("welcome.foundText"));
        text.setWrapText(true);
        foundRows.getStyleClass().add("column-tight");
        var column = new VBox(text, foundRows);
        column.getStyleClass().add("column");
        return new StepSheet.Step(
                texts.get("welcome.stepFound"),
                column,
                Bindings.greaterThan(chosen, 0),
                texts.get("common.next"),
                null);
    }

    private void scan() {
        if (!(entry.take() instanceof MnemonicReading.Valid taken)) {
            return;
        }
        forgetWords();
        Mnemonic mnemonic = taken.mnemonic();
        words = mnemonic;
        phrase = passphrase.copy();
        choices.clear();
        chosen.set(0);
        var pane = new ProgressPane(texts, texts.get("welcome.deriving"), null);
        foundRows.getChildren().setAll(pane);
        sheet.forward();
        char[] salt = phrase;
        desk.background()
                .job(SCAN, progress -> new RestoreScan(null).scan(mnemonic, salt, progress))
                .heavy()
                .progress(pane::at)
                .failed(failure -> {
                    foundRows.getChildren().clear();
                    desk.background().report(failure);
                })
                .start(this::list);
    }

    /** Offline nobody knows which were used, so the first of the usual habit is chosen and the others are offered. */
    private void list(List<RestoreScan.Found> found) {
        foundRows.getChildren().clear();
        PathConvention last = null;
        for (RestoreScan.Found each : found) {
            if (!each.convention().equals(last)) {
                last = each.convention();
                var heading = new Label(String.join(", ", last.software()));
                heading.getStyleClass().add("heading");
                heading.setWrapText(true);
                foundRows.getChildren().add(heading);
            }
            String text = each.path() + "   " + each.address().toHex();
            var box = new CheckBox(text);
            box.getStyleClass().add("path-choice");
            box.selectedProperty().addListener((_, _, on) -> chosen.set(chosen.get() + (on ? 1 : -1)));
            box.setSelected(
                    each.used() || (each.number() == 0 && each.convention().equals(PathConvention.PLATON)));
            choices.add(new Choice(each, box));
            foundRows.getChildren().add(box);
        }
        // While there was nothing in the page the way back had the keyboard, and Enter would have gone back.
        sheet.focusForward();
    }

    private void make() {
        Mnemonic mnemonic = words;
        if (mnemonic == null) {
            return;
        }
        List<RestoreScan.Found> wanted = choices.stream()
                .filter(choice -> choice.box().isSelected())
                .map(Choice::found)
                .toList();
        String seedName = texts.get("welcome.seedName", 1);
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= wanted.size(); i++) {
            names.add(texts.get("welcome.accountName", i));
        }
        char[] salt = phrase;
        finish.run(sheet, accounts -> fill(accounts, mnemonic, salt, seedName, wanted, names));
    }

    /** Which of the addresses were used only a network knows, so that is asked for next. */
    private static Route fill(
            Accounts accounts,
            Mnemonic mnemonic,
            char[] salt,
            String seedName,
            List<RestoreScan.Found> wanted,
            List<String> names) {
        String seed = accounts.storeWords(seedName, mnemonic, salt).seed().id();
        for (int i = 0; i < wanted.size(); i++) {
            accounts.addAt(seed, wanted.get(i).path(), names.get(i));
        }
        accounts.markBackedUp(seed);
        return new Route.Find(seed);
    }

    private void forgetWords() {
        if (words != null) {
            words.close();
            words = null;
        }
        Arrays.fill(phrase, '\0');
    }

    private void forget() {
        desk.background().cancel(SCAN);
        forgetWords();
        entry.clear();
        passphrase.clear();
        finish.forget();
    }
}
