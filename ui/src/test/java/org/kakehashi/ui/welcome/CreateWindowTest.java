package org.kakehashi.ui.welcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.testbed.WindowDriver;
import org.kakehashi.ui.preferences.Preferences;
import org.kakehashi.ui.purse.Bench;
import org.kakehashi.ui.purse.Purse;
import org.kakehashi.ui.text.Language;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.vault.KdfParameters;
import org.kakehashi.vault.VaultFolder;
import org.kakehashi.wallet.WalletTables;
import org.kakehashi.wallet.account.Accounts;
import org.kakehashi.wallet.account.KeyRing;

/** New words with a passphrase, in a small window. */
class CreateWindowTest {

    private static final String PASSWORD = "a bridge over quiet water";

    @TempDir
    Path folder;

    private static boolean isInSight(WindowDriver window, Node node) {
        return window.get(() -> {
            Node at = node;
            while (!(at instanceof ScrollPane)) {
                at = at.getParent();
            }
            Bounds whole = at.localToScene(at.getBoundsInLocal());
            return whole.contains(node.localToScene(node.getBoundsInLocal()));
        });
    }

    @Test
    void aPassphraseIsAskedForInSight() {
        Path place = folder.resolve("new");
        var start = new Start(
                new VaultFolder(place, List.of(WalletTables.MIGRATIONS)),
                place,
                KdfParameters.FLOOR,
                vault -> new Accounts(vault, new KeyRing(vault)),
                (_, _) -> {});
        try (Purse purse = new Purse(folder);
                Bench bench = new Bench(folder, purse, WindowDriver.start(), Language.JA, Preferences.Look.DARK)) {
            WindowDriver window = bench.window();
            Texts texts = bench.texts();
            window.run(() -> new CreateFlow(bench.desk(), start).show());
            window.see(texts.get("welcome.passwordText"));
            window.all(PasswordField.class::isInstance).forEach(field -> {
                window.run(field::requestFocus);
                window.type(PASSWORD);
            });
            window.click(texts.get("common.next"));
            ComboBox<?> count = window.find(texts.get("welcome.wordCount"), ComboBox.class);
            window.run(() -> count.getSelectionModel().selectLast());
            window.click(texts.get("welcome.showWords"));
            Node wanted = window.find(texts.get("welcome.addPassphrase"));
            window.run(wanted::requestFocus);
            window.press(KeyCode.SPACE);
            window.waitUntil("the first field has the keyboard", () -> window.focused() instanceof PasswordField);
            Node field = window.focused();
            assertTrue(isInSight(window, Objects.requireNonNull(field)));
            window.type("moss");
            window.fill(texts.get("welcome.newPassphraseAgain"), "mos");
            window.see(texts.get("welcome.passphrasesDiffer"));
            assertTrue(
                    isInSight(window, Objects.requireNonNull(window.focused())),
                    "nothing is cut off beside twenty-four long words");
            window.screenshot("create-passphrase-ja");
            assertFalse(window.isThere(texts.get("welcome.written")));
            window.type("s");
            window.find(texts.get("welcome.written"));
            assertEquals(List.of(), bench.failures());
        }
    }
}
