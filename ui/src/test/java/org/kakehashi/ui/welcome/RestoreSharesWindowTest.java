package org.kakehashi.ui.welcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.testbed.WindowDriver;
import org.kakehashi.ui.navigation.Route;
import org.kakehashi.ui.preferences.Preferences;
import org.kakehashi.ui.purse.Bench;
import org.kakehashi.ui.purse.Purse;
import org.kakehashi.ui.text.Language;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.vault.KdfParameters;
import org.kakehashi.vault.Progress;
import org.kakehashi.vault.Vault;
import org.kakehashi.vault.VaultFolder;
import org.kakehashi.wallet.WalletTables;
import org.kakehashi.wallet.account.Accounts;
import org.kakehashi.wallet.account.KeyRing;
import org.kakehashi.wallet.account.Seed;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.key.ExtendedKey;
import org.kakehashi.wallet.key.PathConvention;
import org.kakehashi.wallet.seed.Slip39;
import org.kakehashi.wallet.seed.Slip39Share;

/** A new vault out of shares of mixed groups, as another program made them. */
class RestoreSharesWindowTest {

    private static final String PASSWORD = "a bridge over quiet water";

    @TempDir
    Path folder;

    private static void paste(WindowDriver window, String text) {
        TextInputControl field = window.find("#share-words", TextInputControl.class);
        window.run(() -> field.setText(text));
        window.click("#share-add");
    }

    @Test
    void sharesOfTwoGroupsMakeANewVault() throws Exception {
        byte[] secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        Slip39.Plan plan = new Slip39.Plan(
                2, List.of(new Slip39.Group(1, 1), new Slip39.Group(2, 3), new Slip39.Group(2, 2)), 0, true);
        List<List<Slip39Share>> groups =
                Slip39.split(secret, "salt".toCharArray(), plan, new SecureRandom(), Progress.NONE);
        List<Vault> opened = new ArrayList<>();
        List<Route> next = new ArrayList<>();
        Path place = folder.resolve("new");
        var start = new Start(
                new VaultFolder(place, List.of(WalletTables.MIGRATIONS)),
                place,
                KdfParameters.FLOOR,
                vault -> new Accounts(vault, new KeyRing(vault)),
                (vault, route) -> {
                    opened.add(vault);
                    next.add(route);
                });
        try (Purse purse = new Purse(folder);
                Bench bench =
                        new Bench(folder, purse, WindowDriver.start(), Language.ZH_HANS, Preferences.Look.LIGHT)) {
            WindowDriver window = bench.window();
            Texts texts = bench.texts();
            window.run(() -> new RestoreShares(bench.desk(), start).show());
            paste(window, new String(groups.get(1).get(0).words()));
            window.see(texts.count("share.missingGroups", 2));
            paste(window, new String(groups.get(1).get(2).words()));
            paste(window, new String(groups.get(2).get(0).words()));
            window.see(texts.count("share.missingGroups", 1));
            window.see(texts.get("share.group.have", 3, 1, 2));
            window.screenshot("restore-shares-zh");
            assertFalse(window.isThere(texts.get("common.next")), "not before there are enough");
            paste(window, new String(groups.get(0).get(0).words()));
            window.see(texts.get("share.enough"));
            window.fill(texts.get("share.passphrase"), "salt");
            window.click(texts.get("common.next"));
            window.see(texts.get("welcome.passwordText.entered"));
            window.all(PasswordField.class::isInstance).forEach(field -> {
                window.run(field::requestFocus);
                window.type(PASSWORD);
            });
            window.click(texts.get("welcome.restoreNow"));
            window.waitUntil("the vault is open", () -> window.get(() -> !opened.isEmpty()));
            assertEquals(List.of(), bench.failures());
        }
        try (Vault vault = opened.getFirst();
                ExtendedKey master = ExtendedKey.ofSeed(secret);
                ExtendedKey derived = master.derive(PathConvention.PLATON.path(0))) {
            Address expected = derived.address();
            Accounts accounts = new Accounts(vault, new KeyRing(vault));
            assertEquals(
                    List.of(expected),
                    accounts.book().accounts().stream()
                            .map(each -> each.address())
                            .toList());
            Seed seed = accounts.book().seeds().getFirst();
            assertEquals(Seed.Kind.SHARES, seed.kind());
            assertInstanceOf(Route.Find.class, next.getFirst());
        }
    }
}
