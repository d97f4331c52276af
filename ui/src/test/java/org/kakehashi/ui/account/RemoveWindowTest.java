package org.kakehashi.ui.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.testbed.WindowDriver;
import org.kakehashi.ui.preferences.Preferences;
import org.kakehashi.ui.purse.Bench;
import org.kakehashi.ui.purse.Purse;
import org.kakehashi.ui.text.Language;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.address.Address;

/** An account that no words bring back goes behind the password; one from words can only be hidden. */
class RemoveWindowTest {

    @TempDir
    Path folder;

    @Test
    void aWatchedAccountGoesAndADerivedOneIsHidden() {
        try (Purse purse = new Purse(folder)) {
            purse.rich("Savings");
            purse.holdings().accounts().watch(Address.of(new byte[20]), "Watched");
            try (Bench bench =
                    new Bench(folder, purse, WindowDriver.start(), Language.ZH_HANT, Preferences.Look.DARK)) {
                WindowDriver window = bench.window();
                Texts texts = bench.texts();
                window.see("Watched");
                window.click("Watched");
                window.click("#account-more");
                window.click(texts.get("wallet.account.remove"));
                window.see(texts.get("account.remove.watch"));
                window.type("wrong");
                window.press(KeyCode.TAB);
                window.click(texts.get("account.remove.do"));
                window.see(texts.get("send.result.wrongPassword"));
                window.screenshot("remove-watched-hant");
                window.fill(texts.get("account.export.password"), Purse.PASSWORD);
                window.click(texts.get("account.remove.do"));
                window.see(texts.get("account.remove.done", "Watched"));
                assertEquals(
                        List.of("Savings"),
                        purse.holdings().accounts().book().accounts().stream()
                                .map(Account::name)
                                .toList());
                window.click("#account-more");
                window.click(texts.get("wallet.account.remove"));
                window.see(texts.get("account.remove.derived"));
                window.screenshot("remove-derived-hant");
                window.click(texts.get("wallet.account.hide"));
                window.seeNot(texts.get("account.remove.derived"));
                assertTrue(
                        purse.holdings().accounts().book().accounts().getFirst().hidden());
                assertEquals(List.of(), bench.failures());
            }
        }
    }
}
