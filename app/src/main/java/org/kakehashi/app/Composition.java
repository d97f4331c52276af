package org.kakehashi.app;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.background.Failure;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.correspondence.Correspondence;
import org.kakehashi.ui.correspondence.OpenChat;
import org.kakehashi.ui.correspondence.Unread;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.messages.MessagesScreen;
import org.kakehashi.ui.navigation.Links;
import org.kakehashi.ui.navigation.Navigator;
import org.kakehashi.ui.navigation.Route;
import org.kakehashi.ui.notification.Announcer;
import org.kakehashi.ui.platform.Desktop;
import org.kakehashi.ui.platform.Notifier;
import org.kakehashi.ui.preferences.Preferences;
import org.kakehashi.ui.settings.SettingsScreen;
import org.kakehashi.ui.shell.Place;
import org.kakehashi.ui.shell.Shell;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.ui.theme.Mark;
import org.kakehashi.ui.theme.Theme;
import org.kakehashi.ui.unlock.UnlockScreen;
import org.kakehashi.ui.wallet.WalletScreen;
import org.kakehashi.ui.welcome.Start;
import org.kakehashi.ui.welcome.WelcomeScreen;
import org.kakehashi.vault.FreeHeap;
import org.kakehashi.vault.KdfParameters;
import org.kakehashi.vault.Vault;
import org.kakehashi.vault.VaultFolder;
import org.kakehashi.wallet.account.Accounts;
import org.kakehashi.wallet.account.KeyRing;

/** The map of the program: everything is made here, and nowhere else does one part look for another. */
final class Composition implements AutoCloseable {

    private static final String FREE_HEAP = "free-heap";
    private static final Duration AFTER_THE_NEXT_PICTURES = Duration.ofMillis(700);

    private static final String NAME = "Kakehashi";

    private final Stage stage;
    private final Options options;
    private final KdfParameters kdf;
    private final Clock clock;
    private final Consumer<String> showPage;
    private final Notifier notifier;
    private final Preferences preferences;
    private final Path place;
    private final VaultFolder folder;
    private final Scene scene = new Scene(new Region(), 1080, 720);
    private final Background background = new Background(Platform::runLater, this::report);
    private @Nullable Room room;
    private @Nullable Route pending;
    private @Nullable OpenWallet wallet;
    private @Nullable Unread unread;
    private @Nullable Announcer announcer;

    /** What is made anew for each language. */
    private record Room(Shell shell, Navigator navigator, Desk desk) {}

    /** @param kdf the cost of a new vault's password */
    Composition(
            Stage stage,
            Options options,
            KdfParameters kdf,
            Clock clock,
            Consumer<String> showPage,
            Notifier notifier) {
        this.stage = stage;
        this.options = options;
        this.kdf = kdf;
        this.clock = clock;
        this.showPage = showPage;
        this.notifier = notifier;
        preferences = new Preferences(options.folder().resolve("window.properties"));
        place = options.folder().resolve("vault");
        folder = new VaultFolder(place, OpenWallet.TABLES, clock);
    }

    void start() {
        // What a handler of the window throws ends at the same reporter as what work in the background throws.
        Thread.currentThread().setUncaughtExceptionHandler((_, failure) -> report(Failure.of(failure)));
        if (options.language() != null) {
            preferences.languageProperty().set(options.language());
        }
        if (options.look() != null) {
            preferences.lookProperty().set(options.look());
        }
        furnish();
        if (options.link() != null) {
            follow(options.link());
        }
        preferences.languageProperty().addListener((_, _, _) -> Platform.runLater(this::speak));
        new Theme(preferences, scene);
        stage.setTitle(NAME);
        stage.setMinWidth(860);
        stage.setMinHeight(600);
        stage.getIcons().add(Mark.picture(64));
        stage.setScene(scene);
        stage.show();
    }

    /** Another language: everything is built anew, and who chose it stays in the settings. */
    private void speak() {
        furnish();
        if (wallet != null && room != null) {
            room.navigator().open(new Route.Settings(Route.Section.LOOK));
        }
    }

    /** Stops counting and telling what waits. */
    private void quiet() {
        if (unread != null) {
            unread.close();
            unread = null;
        }
        if (announcer != null) {
            announcer.close();
            announcer = null;
        }
        stage.titleProperty().unbind();
        stage.setTitle(NAME);
    }

    /** Builds the window's inside in the present language. */
    private void furnish() {
        quiet();
        if (room != null) {
            room.navigator().forget();
            room.shell().close();
        }
        var texts = new Texts(preferences.languageProperty().get());
        var navigator = new Navigator();
        var shell = new Shell(
                texts, navigator, clock, () -> preferences.lockMinutesProperty().get());
        var desk = new Desk(
                texts,
                background,
                navigator,
                shell.sheets(),
                shell.toasts(),
                Desktop.pasteboard(),
                Desktop.files(() -> stage),
                Desktop.browser(showPage),
                Desktop.sound());
        shell.setOnLock(this::lock);
        var made = new Room(shell, navigator, desk);
        room = made;
        scene.setRoot(shell.root());
        if (wallet == null) {
            showGate(made);
        } else {
            showFrame(made, wallet);
        }
    }

    private void showGate(Room in) {
        if (folder.exists()) {
            in.shell().showGate(new UnlockScreen(in.desk(), folder, place, clock, this::opened).node());
        } else {
            var start = new Start(folder, place, kdf, Composition::accounts, this::opened);
            in.shell().showGate(new WelcomeScreen(in.desk(), preferences.languageProperty(), start).node());
        }
    }

    private static Accounts accounts(Vault open) {
        return new Accounts(open, new KeyRing(open));
    }

    private void opened(Vault open) {
        opened(open, null);
    }

    /** @param next what to show first, or null for the wallet */
    private void opened(Vault open, @Nullable Route next) {
        background.cancel(FREE_HEAP);
        var opened = new OpenWallet(open, clock, background::report);
        wallet = opened;
        if (room != null) {
            showFrame(room, opened);
            if (next != null) {
                room.navigator().open(next);
            } else {
                openPending();
            }
        }
    }

    /** Someone started the program once more: its window comes to the front, and opens the link if there is one. */
    void ring(String link) {
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
        follow(link);
    }

    /** Opens a link now, or after the vault is unlocked. Nothing is done by it beyond showing a place or a form. */
    private void follow(String link) {
        Links.parse(link).ifPresent(route -> {
            pending = route;
            openPending();
        });
    }

    private void openPending() {
        Route next = pending;
        if (next != null && wallet != null && room != null) {
            pending = null;
            room.navigator().open(next);
        }
    }

    private void showFrame(Room in, OpenWallet open) {
        Holdings holdings = open.holdings();
        Correspondence correspondence = open.correspondence();
        var waiting = new Unread(background, correspondence);
        unread = waiting;
        stage.titleProperty()
                .bind(Bindings.createStringBinding(
                        () -> title(waiting.countProperty().get()), waiting.countProperty()));
        var openChat = new OpenChat();
        announcer = new Announcer(
                in.desk(),
                correspondence,
                openChat,
                () -> stage.isShowing() && !stage.isIconified() && stage.isFocused(),
                preferences.announcingProperty()::get,
                notifier);
        Texts texts = in.desk().texts();
        Shell shell = in.shell();
        in.navigator()
                .offer(
                        () -> new WalletScreen(in.desk(), holdings, shell.lightProperty()::set),
                        Route.Wallet.class,
                        Route.Account.class,
                        Route.Receive.class,
                        Route.Find.class,
                        Route.Send.class,
                        Route.SignMessage.class,
                        Route.VerifyMessage.class,
                        Route.CallContract.class);
        in.navigator()
                .offer(
                        () -> new MessagesScreen(in.desk(), correspondence, openChat),
                        Route.Messages.class,
                        Route.Chat.class);
        in.navigator()
                .offer(
                        () -> new SettingsScreen(in.desk(), preferences, notifier, holdings, correspondence),
                        Route.Settings.class);
        shell.showFrame(
                List.of(
                        new Place(Icons.WALLET, texts.get("shell.wallet"), new Route.Wallet()),
                        new Place(
                                Icons.MESSAGES,
                                texts.get("shell.messages"),
                                new Route.Messages(),
                                waiting.countProperty()),
                        new Place(Icons.SETTINGS, texts.get("shell.settings"), new Route.Settings(Route.Section.LOOK))),
                Commands.of(texts, in.navigator()),
                Finders.of(holdings, in.navigator()));
    }

    /** What waits is counted, and nothing of it named, where others may see the window's title. */
    private static String title(int unread) {
        return unread == 0 ? NAME : "(" + unread + ") " + NAME;
    }

    /** Closes the vault and everything that was made from it. */
    private void lock() {
        background.cancelAll();
        quiet();
        if (room != null) {
            room.navigator().forget();
        }
        if (wallet != null) {
            wallet.close();
            wallet = null;
        }
        furnish();
        // What was typed and shown lived in nodes that the toolkit lets go of only with its next pictures.
        Platform.runLater(() -> background
                .job(FREE_HEAP, _ -> {
                    FreeHeap.overwrite();
                    Thread.sleep(AFTER_THE_NEXT_PICTURES);
                    FreeHeap.overwrite();
                    return true;
                })
                .start(_ -> {}));
    }

    private void report(Failure failure) {
        if (room != null) {
            room.shell().report(failure);
        }
    }

    @Override
    public void close() {
        background.close();
        if (wallet != null) {
            wallet.close();
            wallet = null;
        }
    }
}
