package org.kakehashi.ui.wallet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kakehashi.testbed.WindowDriver;
import org.kakehashi.ui.navigation.Route;
import org.kakehashi.ui.preferences.Preferences;
import org.kakehashi.ui.purse.Bench;
import org.kakehashi.ui.purse.Purse;
import org.kakehashi.ui.text.Language;
import org.kakehashi.wallet.account.Account;

/** Walks through the screens in every language: whatever the keyboard can reach says what it is. */
class EveryControlHasANameTest {

    @TempDir
    Path folder;

    private final List<String> nameless = new ArrayList<>();
    private int seen;

    @ParameterizedTest
    @EnumSource(Language.class)
    void walk(Language language) {
        try (Purse purse = new Purse(folder)) {
            Account account = purse.rich("Savings");
            try (Bench bench = new Bench(folder, purse, WindowDriver.start(), language, Preferences.Look.LIGHT)) {
                WindowDriver window = bench.window();
                look(window, "wallet");
                sheet(bench, "receive", new Route.Receive(account.id()));
                sheet(bench, "send", new Route.Send(account.id(), null));
                window.click("#add-account");
                look(window, "add account");
                window.press(KeyCode.ESCAPE);
                window.click(bench.texts().get("token.add"));
                look(window, "add token");
                window.press(KeyCode.ESCAPE);
                TabPane tabs = window.find("#account-tabs", TabPane.class);
                for (int i = 0; i < tabs.getTabs().size(); i++) {
                    int tab = i;
                    window.run(() -> tabs.getSelectionModel().select(tab));
                    look(window, "tab " + tab);
                }
                for (Route.Section section : Route.Section.values()) {
                    window.run(() -> bench.navigator().open(new Route.Settings(section)));
                    look(window, "settings " + section);
                }
                assertEquals(List.of(), bench.failures());
            }
        }
        assertTrue(seen > 60, "the walk must meet the screens' controls, it met " + seen);
        assertEquals(List.of(), nameless);
    }

    private void sheet(Bench bench, String name, Route route) {
        bench.window().run(() -> bench.navigator().open(route));
        bench.window().waitForPulse();
        look(bench.window(), name);
        bench.window().press(KeyCode.ESCAPE);
    }

    private void look(WindowDriver window, String where) {
        window.waitForPulse();
        for (Node node : window.all(EveryControlHasANameTest::needsAName)) {
            seen++;
            String name = window.get(() -> WindowDriver.nameOf(node) == null ? "" : WindowDriver.nameOf(node));
            if (name.isBlank()) {
                nameless.add(where + ": " + node);
            }
        }
    }

    private static boolean needsAName(Node node) {
        return node instanceof Control control
                && control.isFocusTraversable()
                && !(control instanceof ScrollPane)
                && !(control instanceof SplitPane)
                && !(control instanceof TabPane);
    }
}
