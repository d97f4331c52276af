package org.kakehashi.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.testbed.WindowDriver;
import org.kakehashi.ui.background.Failure;
import org.kakehashi.ui.control.AmountLabel;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.EmptyState;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.control.InlineMessage;
import org.kakehashi.ui.control.KeyValues;
import org.kakehashi.ui.control.MasterDetail;
import org.kakehashi.ui.control.Page;
import org.kakehashi.ui.navigation.Navigator;
import org.kakehashi.ui.navigation.Route;
import org.kakehashi.ui.navigation.Screen;
import org.kakehashi.ui.preferences.Preferences;
import org.kakehashi.ui.text.Language;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.ui.theme.Theme;

class ShellTest {

    @TempDir
    Path folder;

    private final AtomicInteger locked = new AtomicInteger();
    private final WindowDriver window = WindowDriver.start();
    private final Texts texts = new Texts(Language.EN);
    private final Navigator navigator = new Navigator();
    private final Shell shell = window.get(() -> new Shell(texts, navigator, InstantSource.system(), () -> 10));
    private Preferences preferences = new Preferences(Path.of("target", "never-written"));

    @BeforeEach
    void open() {
        preferences = new Preferences(folder.resolve("window.properties"));
        preferences.languageProperty().set(Language.EN);
        Scene scene = window.show(() -> {
            navigator.offer(() -> new Plain(wallet()), Route.Wallet.class);
            navigator.offer(() -> new Plain(settings()), Route.Settings.class);
            shell.setOnLock(locked::incrementAndGet);
            shell.showFrame(
                    List.of(
                            new Place(Icons.WALLET, texts.get("shell.wallet"), new Route.Wallet()),
                            new Place(
                                    Icons.SETTINGS,
                                    texts.get("shell.settings"),
                                    new Route.Settings(Route.Section.LOOK))),
                    List.of(),
                    List.of(_ -> List.of(new Finder.Found(
                            Icons.ACCOUNT, "Savings", "lat1…", () -> navigator.open(new Route.Account("1"))))));
            return shell.root();
        });
        window.run(() -> new Theme(preferences, scene));
    }

    @AfterEach
    void close() {
        window.run(shell::close);
        window.close();
    }

    private record Plain(Node node) implements Screen {}

    private Node wallet() {
        var list = new ListView<String>();
        list.setAccessibleText("Accounts");
        list.getItems().addAll("Savings", "Daily");
        var amount = new AmountLabel();
        amount.known("1,234.500", "LAT");
        var unknown = new AmountLabel();
        unknown.unknown("LAT", "No node answered; 12 at 14:02");
        var page = new Page("Savings");
        page.setActions(Buttons.plain(Icons.RECEIVE, "Receive", () -> {}), Buttons.primary("Send", () -> {}));
        page.add(
                new InlineMessage(
                        InlineMessage.Kind.WARNING,
                        "One node did not answer.",
                        "The balance below is from two others. Nothing was lost; it will be asked again."),
                Page.card(new KeyValues().row("Balance", amount).row("Rewards", unknown)),
                Page.heading("History"),
                new EmptyState(
                        Icons.CLOCK, "Nothing yet", "What you send and receive stands here.", new Button("Receive")));
        return new MasterDetail(list, page);
    }

    private Node settings() {
        var note = new TextArea();
        note.setAccessibleText("Note");
        return new Page("Settings").add(new Button("Change"), note, new Button("Keep"));
    }

    @Test
    void tabLeavesAFieldOfSeveralLines() {
        window.press(KeyCode.SHORTCUT, KeyCode.DIGIT2);
        window.tabTo("Note");
        window.press(KeyCode.TAB);
        assertEquals("Keep", WindowDriver.nameOf(Objects.requireNonNull(window.focused())));
        window.press(KeyCode.SHIFT, KeyCode.TAB);
        assertEquals("Note", WindowDriver.nameOf(Objects.requireNonNull(window.focused())));
        assertEquals("", window.find("Note", TextArea.class).getText());
    }

    @Test
    void theKeyboardReachesEverything() {
        window.screenshot("shell-light");
        window.press(KeyCode.SHORTCUT, KeyCode.DIGIT2);
        window.see("Change");
        window.press(KeyCode.ALT, KeyCode.LEFT);
        window.see("Nothing yet");
        window.press(KeyCode.SHORTCUT, KeyCode.K);
        window.see("Find anything");
        window.screenshot("shell-palette");
        window.type("sett");
        window.press(KeyCode.DOWN);
        window.press(KeyCode.ENTER);
        window.see("Change");
        window.press(KeyCode.F1);
        window.see("Keyboard shortcuts");
        window.screenshot("shell-shortcuts");
        window.press(KeyCode.ESCAPE);
        window.seeNot("Close a sheet");
        window.press(KeyCode.SHORTCUT, KeyCode.L);
        assertEquals(1, locked.get());
    }

    @Test
    void thePaletteHasTheKeyboardEveryTime() {
        for (int i = 0; i < 4; i++) {
            window.press(KeyCode.SHORTCUT, KeyCode.K);
            window.waitUntil("the keyboard in the palette", () -> {
                Node owner = window.stage().getScene().getFocusOwner();
                return owner != null && "palette-field".equals(owner.getId());
            });
            window.press(KeyCode.ESCAPE);
            window.seeNot("Find anything");
        }
    }

    @Test
    void aSheetKeepsTheKeyboardAndGivesItBack() {
        window.click("Send");
        Node before = window.focused();
        window.press(KeyCode.F1);
        window.see("Keyboard shortcuts");
        for (int i = 0; i < 6; i++) {
            window.press(KeyCode.TAB);
            Node focused = window.focused();
            assertFalse(focused != null && focused.getStyleClass().contains("rail-way"), "Tab left the sheet");
        }
        window.press(KeyCode.ESCAPE);
        window.waitUntil(
                "the focus where it was", () -> window.stage().getScene().getFocusOwner() == before);
    }

    @Test
    void theKeyboardFindsAControlThatWasDrawnAnewUnderASheet() {
        window.press(KeyCode.SHORTCUT, KeyCode.DIGIT2);
        window.tabTo("Change");
        Node before = Objects.requireNonNull(window.focused());
        window.press(KeyCode.F1);
        window.see("Keyboard shortcuts");
        window.run(() -> {
            Pane place = (Pane) before.getParent();
            place.getChildren().set(place.getChildren().indexOf(before), new Button("Change"));
        });
        window.press(KeyCode.ESCAPE);
        window.waitUntil("the focus on the new control", () -> {
            Node owner = window.stage().getScene().getFocusOwner();
            return owner != before
                    && owner instanceof Button button
                    && button.getText().equals("Change");
        });
    }

    @Test
    void aFailureIsSaidWithItsCode() {
        Failure failure = Failure.of(new IllegalStateException("not for the screen"));
        window.run(() -> shell.report(failure));
        window.see(failure.code());
        window.seeNot("not for the screen");
        window.run(() -> preferences.lookProperty().set(Preferences.Look.DARK));
        window.run(() -> shell.toasts().done("Copied"));
        window.screenshot("shell-dark");
        assertTrue(window.get(() -> shell.root().getStyleClass().contains("dark")));
        window.click("Close");
        window.seeNot(failure.code());
    }
}
