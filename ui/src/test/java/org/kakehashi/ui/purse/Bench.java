package org.kakehashi.ui.purse;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;
import org.kakehashi.testbed.WindowDriver;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.background.Failure;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.correspondence.OpenChat;
import org.kakehashi.ui.correspondence.Unread;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.messages.MessagesScreen;
import org.kakehashi.ui.navigation.Navigator;
import org.kakehashi.ui.navigation.Route;
import org.kakehashi.ui.notification.Announcer;
import org.kakehashi.ui.platform.FilePicker;
import org.kakehashi.ui.platform.Notifier;
import org.kakehashi.ui.platform.Pasteboard;
import org.kakehashi.ui.preferences.Preferences;
import org.kakehashi.ui.settings.SettingsScreen;
import org.kakehashi.ui.shell.Place;
import org.kakehashi.ui.shell.Shell;
import org.kakehashi.ui.text.Language;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.ui.theme.Theme;
import org.kakehashi.ui.wallet.WalletScreen;

/** The window with the wallet and the settings in it, over a real wallet. */
public final class Bench implements AutoCloseable {

    private final Purse purse;
    private final WindowDriver window;
    private final Texts texts;
    private final Preferences preferences;
    private final Navigator navigator = new Navigator();
    private final List<Failure> failures = new ArrayList<>();
    private final Background background = new Background(Platform::runLater, failures::add);
    private final TestPasteboard pasteboard = new TestPasteboard();
    private final TestFiles files = new TestFiles();
    private final TestSound sound = new TestSound();
    private @Nullable Theme theme;
    private final OpenChat openChat = new OpenChat();
    private @Nullable Unread unread;
    private @Nullable Announcer announcer;
    private volatile Notifier notifier = (_, _) -> false;
    private @Nullable Desk desk;

    /** What was copied, kept in memory: the headless desktop has no clipboard. */
    private static final class TestPasteboard implements Pasteboard {
        private @Nullable String text;
        private @Nullable Image picture;

        @Override
        public Optional<Image> picture() {
            return Optional.ofNullable(picture);
        }

        @Override
        public void copy(String copied) {
            text = copied;
        }

        @Override
        public void copyForAWhile(String copied) {
            text = copied;
        }

        @Override
        public Optional<String> text() {
            return Optional.ofNullable(text);
        }
    }

    /** Chooses the file that the test has set. */
    private static final class TestFiles implements FilePicker {
        private @Nullable Path next;
        private List<Path> several = List.of();

        @Override
        public List<Path> openSeveral(String title) {
            return several;
        }

        @Override
        public Optional<Path> open(String title, List<String> endings) {
            return Optional.ofNullable(next);
        }

        @Override
        public Optional<Path> save(String title, String suggestedName) {
            return Optional.ofNullable(next);
        }
    }

    public Bench(Path folder, Purse purse, WindowDriver window, Language language, Preferences.Look look) {
        this.purse = purse;
        this.window = window;
        texts = new Texts(language);
        preferences = new Preferences(folder.resolve("window.properties"));
        preferences.languageProperty().set(language);
        preferences.lookProperty().set(look);
        var holder = new Shell[1];
        var scene = window.show(() -> {
            var shell = new Shell(texts, navigator, InstantSource.system(), () -> 0);
            holder[0] = shell;
            return shell.root();
        });
        window.run(() -> {
            theme = new Theme(preferences, scene);
            Shell shell = holder[0];
            var made = new Desk(
                    texts, background, navigator, shell.sheets(), shell.toasts(), pasteboard, files, page -> {}, sound);
            desk = made;
            navigator.offer(
                    () -> new WalletScreen(made, purse.holdings(), shell.lightProperty()::set),
                    Route.Wallet.class,
                    Route.Account.class,
                    Route.Receive.class,
                    Route.Find.class,
                    Route.Send.class,
                    Route.SignMessage.class,
                    Route.VerifyMessage.class,
                    Route.CallContract.class);
            navigator.offer(
                    () -> new MessagesScreen(made, purse.correspondence(), openChat),
                    Route.Messages.class,
                    Route.Chat.class);
            announcer = new Announcer(
                    made,
                    purse.correspondence(),
                    openChat,
                    window.stage()::isFocused,
                    preferences.announcingProperty()::get,
                    (title, body) -> notifier.show(title, body));
            var waiting = new Unread(background, purse.correspondence());
            unread = waiting;
            navigator.offer(
                    () -> new SettingsScreen(
                            made,
                            preferences,
                            (title, body) -> notifier.show(title, body),
                            purse.holdings(),
                            purse.correspondence()),
                    Route.Settings.class);
            shell.showFrame(
                    List.of(
                            new Place(Icons.WALLET, texts.get("shell.wallet"), new Route.Wallet()),
                            new Place(
                                    Icons.MESSAGES,
                                    texts.get("shell.messages"),
                                    new Route.Messages(),
                                    waiting.countProperty()),
                            new Place(
                                    Icons.SETTINGS,
                                    texts.get("shell.settings"),
                                    new Route.Settings(Route.Section.LOOK))),
                    List.of(),
                    List.of());
        });
        window.waitForPulse();
    }

    public WindowDriver window() {
        return window;
    }

    public Purse purse() {
        return purse;
    }

    /** What screens share. */
    public Desk desk() {
        return Objects.requireNonNull(desk);
    }

    public Navigator navigator() {
        return navigator;
    }

    public Texts texts() {
        return texts;
    }

    public TestSound sound() {
        return sound;
    }

    public Preferences preferences() {
        return preferences;
    }

    /** What the desktop does with notes from now on; at first it shows none. */
    public void desktopNotes(Notifier shown) {
        notifier = shown;
    }

    /** The file that the next file picker gives. */
    public void chooseNext(Path file) {
        files.next = file;
    }

    /** The files that the next picker of several gives. */
    public void chooseNext(List<Path> several) {
        files.several = several;
    }

    /** A picture is in the clipboard, and no text. */
    public void copyPicture(Image picture) {
        pasteboard.text = null;
        pasteboard.picture = picture;
    }

    public Optional<String> copied() {
        return pasteboard.text();
    }

    /** What reached the reporter; a test that ends well has none. */
    public List<Failure> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() {
        window.run(() -> {
            navigator.forget();
            if (unread != null) {
                unread.close();
            }
            if (announcer != null) {
                announcer.close();
            }
        });
        background.close();
        theme = null;
        window.close();
    }
}
