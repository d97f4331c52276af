package org.kakehashi.ui.wallet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.testbed.WindowDriver;
import org.kakehashi.ui.preferences.Preferences;
import org.kakehashi.ui.purse.Bench;
import org.kakehashi.ui.purse.Purse;
import org.kakehashi.ui.text.Language;
import org.kakehashi.ui.text.Texts;

/** Whoever leaves a sheet has the keyboard again where it was before. */
class FocusReturnsTest {

    @TempDir
    Path folder;

    @Test
    void theKeyboardIsAgainWhereItWas() {
        try (Purse purse = new Purse(folder)) {
            purse.rich("Savings");
            try (Bench bench = new Bench(folder, purse, WindowDriver.start(), Language.EN, Preferences.Look.LIGHT)) {
                WindowDriver window = bench.window();
                Texts texts = bench.texts();
                for (String button : List.of(
                        texts.get("wallet.send"),
                        texts.get("wallet.receive"),
                        texts.get("wallet.account.add"),
                        texts.get("token.add"))) {
                    window.tabTo(button);
                    Node before = window.focused();
                    window.press(KeyCode.SPACE);
                    window.find(texts.get("common.close"));
                    window.press(KeyCode.ESCAPE);
                    assertEquals(name(before), name(window.focused()), button);
                }
                window.tabTo(texts.get("wallet.send"));
                window.press(KeyCode.SHORTCUT, KeyCode.K);
                window.find(texts.get("common.close"));
                window.press(KeyCode.ESCAPE);
                assertEquals(texts.get("wallet.send"), name(window.focused()), "palette");
            }
        }
    }

    private static @Nullable String name(@Nullable Node node) {
        return node == null ? null : WindowDriver.nameOf(node) + "";
    }
}
