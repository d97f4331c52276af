package org.kakehashi.ui.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.testbed.WindowDriver;
import org.kakehashi.ui.account.AccountSheets;
import org.kakehashi.ui.navigation.Route;
import org.kakehashi.ui.preferences.Preferences;
import org.kakehashi.ui.purse.Bench;
import org.kakehashi.ui.purse.Purse;
import org.kakehashi.ui.text.Language;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.account.Seed;

/** Shares of a wallet made, written down from the screen, and brought together in another vault. */
class SharesWindowTest {

    @TempDir
    Path folder;

    /** What the person writes down: the words on the screen, without their numbers. */
    private static String written(WindowDriver window) {
        window.waitUntil(
                "the words of a share",
                () -> !window.all(node -> node.getStyleClass().contains("secret"))
                        .isEmpty());
        return window.get(() -> {
            GridPane grid = (GridPane)
                    window.all(node -> node.getStyleClass().contains("secret")).getFirst();
            return String.join(
                    " ",
                    grid.getChildren().stream()
                            .map(node -> ((Label) node).getText().replaceFirst("^[0-9]+ +", ""))
                            .toList());
        });
    }

    private static void paste(WindowDriver window, String id, String text) {
        TextInputControl field = window.find(id, TextInputControl.class);
        window.run(() -> field.setText(text));
    }

    private List<String> make(WindowDriver window, Texts texts, String picture) {
        List<String> shares = new ArrayList<>();
        window.fill(texts.get("account.export.password"), "not it");
        window.click(texts.get("share.make"));
        window.see(texts.get("account.export.wrong"));
        window.fill(texts.get("account.export.password"), Purse.PASSWORD);
        window.click(texts.get("share.make"));
        window.see(texts.get("share.heading", 1, 3, texts.get("share.number", 1)));
        shares.add(written(window));
        window.screenshot(picture);
        window.click(texts.get("account.export.hide"));
        window.find(texts.get("account.export.password"));
        assertFalse(window.isThere("#share-next"), "no way on while hidden");
        assertTrue(window.words().stream().noneMatch(shares.getFirst().split(" ")[5]::equals));
        window.fill(texts.get("account.export.password"), Purse.PASSWORD);
        window.click(texts.get("share.show"));
        window.see(texts.get("share.heading", 1, 3, texts.get("share.number", 1)));
        assertEquals(shares.getFirst(), written(window), "the same share again");
        for (int i = 2; i <= 3; i++) {
            window.click("#share-next");
            window.see(texts.get("share.heading", i, 3, texts.get("share.number", i)));
            shares.add(written(window));
        }
        window.click("#share-next");
        window.seeNot(texts.get("share.warning"));
        return shares;
    }

    @Test
    void twoOfThreeSharesBringTheWalletBack() {
        List<String> shares;
        Account made;
        try (Purse purse = new Purse(folder.resolve("one"))) {
            made = purse.rich("Savings");
            purse.holdings().networks().select("platon");
            Seed seed = purse.holdings().accounts().book().seeds().getFirst();
            try (Bench bench = new Bench(folder, purse, WindowDriver.start(), Language.EN, Preferences.Look.LIGHT)) {
                WindowDriver window = bench.window();
                window.run(() -> bench.navigator().open(new Route.Wallet()));
                window.run(() -> new AccountSheets(bench.desk(), purse.holdings()).shares(seed));
                window.see(bench.texts().get("share.what"));
                window.screenshot("shares-plan");
                shares = make(window, bench.texts(), "shares-shown");
                assertEquals(List.of(), bench.failures());
            }
        }
        assertEquals(59, shares.getFirst().split(" ").length);
        try (Purse purse = new Purse(folder.resolve("two"))) {
            purse.holdings().networks().select("platon");
            try (Bench bench = new Bench(folder, purse, WindowDriver.start(), Language.JA, Preferences.Look.DARK)) {
                restore(bench, shares, made);
            }
        }
    }

    private static void restore(Bench bench, List<String> shares, Account made) {
        WindowDriver window = bench.window();
        Texts texts = bench.texts();
        List<Account> added = new ArrayList<>();
        window.run(() -> bench.navigator().open(new Route.Wallet()));
        window.run(() -> new AccountSheets(bench.desk(), bench.purse().holdings()).add(added::add));
        window.click(texts.get("account.add.shares"));
        paste(window, "#share-words", shares.get(2).replaceFirst("^[a-z]+", "acidd"));
        window.click("#share-add");
        window.see(texts.get("share.unknown"));
        paste(window, "#share-words", shares.get(2).toUpperCase(java.util.Locale.ROOT));
        window.click("#share-add");
        window.see(texts.count("share.missing", 1));
        window.screenshot("shares-missing-ja");
        window.click(texts.get("account.do.add"));
        window.see(texts.get("share.notEnough"));
        paste(window, "#share-words", shares.get(2));
        window.click("#share-add");
        window.see(texts.get("share.twice"));
        paste(window, "#share-words", shares.get(0));
        window.click("#share-add");
        window.see(texts.get("share.enough"));
        window.screenshot("shares-enough-ja");
        window.click(texts.get("account.do.add"));
        window.waitUntil("the account is there", () -> window.get(() -> !added.isEmpty()));
        window.press(KeyCode.ESCAPE);
        Seed seed = bench.purse().holdings().accounts().book().seeds().getFirst();
        assertEquals(Seed.Kind.SHARES, seed.kind());
        assertEquals(
                List.of(made.address()),
                bench.purse()
                        .holdings()
                        .accounts()
                        .addresses(
                                seed.id(),
                                List.of(((org.kakehashi.wallet.account.Origin.HdAccount) made.origin()).path())));
        assertEquals(List.of(), bench.failures());
    }
}
