package org.kakehashi.ui.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.background.Work;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.account.Export;
import org.kakehashi.wallet.account.Seed;
import org.kakehashi.wallet.account.SeedWords;
import org.kakehashi.wallet.key.Keystore;
import org.kakehashi.wallet.key.PrivateKey;
import org.kakehashi.wallet.seed.Mnemonic;

/** Shows a secret after the vault's password, until it is told to hide it. Passwords handed in are wiped here. */
final class SecretViewModel {

    static final int SHORTEST_FILE_PASSWORD = 8;

    private static final String KEY = "account.secret";

    private final Texts texts;
    private final Background background;
    private final Holdings holdings;
    private final ReadOnlyObjectWrapper<List<String>> pieces = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    SecretViewModel(Texts texts, Background background, Holdings holdings) {
        this.texts = texts;
        this.background = background;
        this.holdings = holdings;
    }

    /** What is on the screen: the words, or the key in groups of eight digits; empty while hidden. */
    ReadOnlyObjectProperty<List<String>> piecesProperty() {
        return pieces.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    void showKey(Account account, char[] password) {
        show(password, _ -> export(holdings.accounts().exportKey(account.id(), password), SecretViewModel::groups));
    }

    void showWords(Seed seed, char[] password) {
        show(password, _ -> export(holdings.accounts().exportWords(seed.id(), password), SecretViewModel::words));
    }

    private sealed interface Shown {
        record Pieces(List<String> pieces) implements Shown {}

        record Why(Notice notice) implements Shown {}
    }

    private interface Reading<T> {
        List<String> of(T secret);
    }

    private <T extends AutoCloseable> Shown export(Export<T> export, Reading<T> reading) throws Exception {
        return switch (export) {
            case Export.Given<T>(T secret) -> {
                try (secret) {
                    yield new Shown.Pieces(reading.of(secret));
                }
            }
            case Export.PasswordRefused<T> _ ->
                new Shown.Why(Notice.danger(texts.get("account.export.wrong"), texts.get("account.export.wrong.text")));
            case Export.NothingThere<T> _ ->
                new Shown.Why(
                        Notice.info(texts.get("account.export.nothing"), texts.get("account.export.nothing.text")));
        };
    }

    private static List<String> groups(PrivateKey key) {
        byte[] bytes = key.bytes();
        try {
            return IntStream.range(0, bytes.length / 4)
                    .mapToObj(i -> HexFormat.of().formatHex(bytes, 4 * i, 4 * i + 4))
                    .toList();
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    static List<String> words(SeedWords secret) {
        Mnemonic words = secret.words();
        return IntStream.range(0, words.count())
                .mapToObj(i -> java.text.Normalizer.normalize(words.word(i), java.text.Normalizer.Form.NFC))
                .toList();
    }

    private void show(char[] password, Work<Shown> work) {
        run(password, work, shown -> {
            switch (shown) {
                case Shown.Pieces(List<String> list) -> pieces.set(list);
                case Shown.Why(Notice why) -> notice.set(why);
            }
        });
    }

    /** Writes the key of an account into a new file under a password of its own. */
    void writeKeystore(Account account, char[] password, char[] filePassword, Path target) {
        if (filePassword.length < SHORTEST_FILE_PASSWORD) {
            Arrays.fill(password, '\0');
            Arrays.fill(filePassword, '\0');
            notice.set(Notice.warning(texts.get("account.export.keystore.short", SHORTEST_FILE_PASSWORD), ""));
            return;
        }
        String hrp = holdings.networks().state().selected().profile().hrp();
        run(
                password,
                progress -> {
                    try {
                        return export(holdings.accounts().exportKey(account.id(), password), key -> {
                            write(key, filePassword, hrp, target, progress::at);
                            return List.of();
                        });
                    } finally {
                        Arrays.fill(filePassword, '\0');
                    }
                },
                shown -> {
                    String name = GuardedText.line(String.valueOf(target.getFileName()));
                    switch (shown) {
                        case Shown.Pieces _ ->
                            notice.set(Notice.success(texts.get("account.export.keystore.saved", name), ""));
                        case Shown.Why(Notice why) -> notice.set(why);
                    }
                });
    }

    private static void write(
            PrivateKey key,
            char[] filePassword,
            @Nullable String hrp,
            Path target,
            org.kakehashi.vault.Progress progress) {
        try {
            byte[] json = Keystore.write(
                    key, filePassword, Keystore.Cost.STANDARD, hrp, new java.security.SecureRandom(), progress);
            Files.createFile(target);
            if (target.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
            }
            Files.write(target, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private void run(char[] password, Work<Shown> work, java.util.function.Consumer<Shown> done) {
        busy.set(true);
        notice.set(null);
        background
                .job(KEY, progress -> {
                    try {
                        return work.run(progress);
                    } finally {
                        Arrays.fill(password, '\0');
                    }
                })
                .heavy()
                .cancelled(() -> busy.set(false))
                .failed(this::failed)
                .start(shown -> {
                    busy.set(false);
                    done.accept(shown);
                });
    }

    private void failed(Throwable failure) {
        busy.set(false);
        if (!(failure instanceof UncheckedIOException io)) {
            throw new IllegalStateException(failure);
        }
        String title = io.getCause() instanceof FileAlreadyExistsException
                ? texts.get("account.export.keystore.exists")
                : texts.get("account.export.keystore.failed");
        notice.set(Notice.danger(title, texts.get("account.export.keystore.failed.text")));
    }

    /** Takes the secret off the screen. */
    void hide() {
        background.cancel(KEY);
        pieces.set(List.of());
    }

    /** As {@link #hide}, and says why. */
    void windowLeft() {
        boolean shown = !pieces.get().isEmpty();
        hide();
        if (shown) {
            notice.set(Notice.info(texts.get("account.export.hidden"), ""));
        }
    }
}
