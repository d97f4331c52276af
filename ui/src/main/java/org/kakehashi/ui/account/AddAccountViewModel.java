package org.kakehashi.ui.account;

import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.background.Work;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.share.SharesEntry;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.account.AddResult;
import org.kakehashi.wallet.account.Seed;
import org.kakehashi.wallet.address.AddressReader;
import org.kakehashi.wallet.address.AddressReading;
import org.kakehashi.wallet.key.ExtendedKey;
import org.kakehashi.wallet.key.KeyFile;
import org.kakehashi.wallet.key.PathConvention;
import org.kakehashi.wallet.key.PrivateKey;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.seed.Mnemonic;
import org.kakehashi.wallet.seed.MnemonicReading;
import org.kakehashi.wallet.seed.Slip39;

/** Adds an account in one of six ways. Secrets that are handed in are wiped here. */
final class AddAccountViewModel {

    /** What an account can be added from. */
    enum Kind {
        NEXT,
        KEY,
        KEYSTORE,
        WORDS,
        SHARES,
        WATCH
    }

    private static final String KEY = "account.add";
    private static final int LARGEST_FILE = 64 * 1024;

    /** What came of it: an account, or why there is none. */
    private sealed interface Outcome {
        record Done(AddResult result) implements Outcome {}

        record Refused(Notice notice) implements Outcome {}
    }

    private final Texts texts;
    private final Background background;
    private final Holdings holdings;
    private final Consumer<Account> onAdded;
    private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    AddAccountViewModel(Texts texts, Background background, Holdings holdings, Consumer<Account> onAdded) {
        this.texts = texts;
        this.background = background;
        this.holdings = holdings;
        this.onAdded = onAdded;
    }

    ReadOnlyObjectProperty<@Nullable Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    List<Seed> seeds() {
        return holdings.accounts().book().seeds();
    }

    /** The extended public keys (xpub…) that were given before. */
    List<String> watchedKeys() {
        return holdings.accounts().watchedKeys();
    }

    /** The habits of other wallets, the one this network's people use first. */
    List<PathConvention> conventions() {
        int coinType = profile().coinTypes().getFirst();
        String wanted = "m/44'/" + coinType + "'/0'/0/i";
        return PathConvention.ALL.stream()
                .sorted((a, b) -> Boolean.compare(
                        b.template().equals(wanted), a.template().equals(wanted)))
                .toList();
    }

    String suggestedName() {
        return texts.get(
                "account.name.suggestion", holdings.accounts().book().accounts().size() + 1);
    }

    NetworkProfile profile() {
        return holdings.networks().state().selected().profile();
    }

    void clearNotice() {
        notice.set(null);
    }

    void addNext(Seed seed, PathConvention convention, String name) {
        begin(_ -> new Outcome.Done(holdings.accounts().addNext(seed.id(), convention, named(name))));
    }

    /** Takes the text of a private key and wipes it. */
    void importKey(char[] text, String name) {
        begin(_ -> {
            try {
                if (PrivateKey.readHex(text) instanceof PrivateKey.Valid(PrivateKey key)) {
                    try (key) {
                        return new Outcome.Done(holdings.accounts().importKey(key, named(name)));
                    }
                }
                return refused("account.key.bad");
            } finally {
                Arrays.fill(text, '\0');
            }
        });
    }

    /** Takes the password of a keystore file and wipes it. */
    void importKeystore(Path file, char[] password, String name) {
        begin(progress -> {
            try {
                if (Files.size(file) > LARGEST_FILE) {
                    return refused("account.keystore.bad");
                }
                return switch (KeyFile.read(Files.readAllBytes(file))) {
                    case KeyFile.Valid(KeyFile valid) -> opened(valid.open(password, progress::at), named(name));
                    case KeyFile.TooCostly() -> refused("account.keystore.hostile", "account.keystore.bad.text");
                    case KeyFile.NotJson _, KeyFile.NotKeyFile _, KeyFile.Unsupported _ ->
                        refused("account.keystore.bad", "account.keystore.bad.text");
                };
            } finally {
                Arrays.fill(password, '\0');
            }
        });
    }

    private Outcome opened(KeyFile.Opening opening, String name) {
        return switch (opening) {
            case KeyFile.Opened(PrivateKey key) -> {
                try (key) {
                    yield new Outcome.Done(holdings.accounts().importKey(key, name));
                }
            }
            case KeyFile.OtherAddress(PrivateKey key, var _) -> {
                key.close();
                yield refused("account.keystore.bad", "account.keystore.bad.text");
            }
            case KeyFile.WrongPassword() -> refused("account.keystore.wrong", "account.keystore.wrong.text");
            case KeyFile.Damaged() -> refused("account.keystore.bad", "account.keystore.bad.text");
        };
    }

    /** Takes words and passphrase and wipes both. */
    void addWords(char[] words, char[] passphrase, PathConvention convention, String name) {
        begin(_ -> {
            try {
                return switch (Mnemonic.read(CharBuffer.wrap(words))) {
                    case MnemonicReading.Valid(Mnemonic mnemonic) -> {
                        try (mnemonic) {
                            String seedName = texts.get("account.seed.name", seeds().size() + 1);
                            Seed seed = holdings.accounts()
                                    .storeWords(seedName, mnemonic, passphrase)
                                    .seed();
                            yield new Outcome.Done(holdings.accounts().addNext(seed.id(), convention, named(name)));
                        }
                    }
                    case MnemonicReading.UnknownWords unknown -> new Outcome.Refused(unknown(unknown));
                    case MnemonicReading.WrongCount(int found) ->
                        new Outcome.Refused(Notice.warning(texts.get("account.words.count", found), ""));
                    case MnemonicReading.BadChecksum _ -> refused("account.words.checksum");
                };
            } finally {
                Arrays.fill(words, '\0');
                Arrays.fill(passphrase, '\0');
            }
        });
    }

    /** Says that there are not enough shares yet. */
    void missing() {
        notice.set(Notice.warning(texts.get("share.notEnough"), ""));
    }

    /** Takes the passphrase of the shares and wipes it. */
    void addShares(SharesEntry shares, char[] passphrase, PathConvention convention, String name) {
        begin(progress -> {
            try {
                Slip39.Joined joined = shares.join(passphrase, progress::at);
                if (!(joined instanceof Slip39.Secret(byte[] secret))) {
                    return new Outcome.Refused(shares.why(joined));
                }
                try {
                    String seedName = texts.get("account.seed.shares", seeds().size() + 1);
                    Seed seed =
                            holdings.accounts().storeShares(seedName, secret).seed();
                    return new Outcome.Done(holdings.accounts().addNext(seed.id(), convention, named(name)));
                } finally {
                    Arrays.fill(secret, (byte) 0);
                }
            } finally {
                Arrays.fill(passphrase, '\0');
            }
        });
    }

    private Notice unknown(MnemonicReading.UnknownWords unknown) {
        String list = unknown.words().stream()
                .limit(5)
                .map(word -> GuardedText.line(word.word())
                        + (word.suggestions().isEmpty() ? "" : " (→ " + String.join(", ", word.suggestions()) + ")"))
                .collect(Collectors.joining(", "));
        return Notice.warning(texts.get("account.words.wrong", list), "");
    }

    /** An address, or an extended public key whose next receiving address is watched. */
    void watch(String text, String name) {
        if (ExtendedKey.read(text.strip()) instanceof ExtendedKey.Valid(ExtendedKey key)) {
            begin(_ -> {
                try (key) {
                    return key.isPrivate() || key.depth() > 4
                            ? refused("account.xpub.bad", "account.xpub.bad.text")
                            : new Outcome.Done(holdings.accounts().watchNext(key, named(name)));
                }
            });
            return;
        }
        if (AddressReader.read(text, profile().hrp()) instanceof AddressReading.Valid(var address, var _)) {
            begin(_ -> new Outcome.Done(holdings.accounts().watch(address, named(name))));
        } else {
            notice.set(Notice.warning(texts.get("account.address.bad", profile().name()), ""));
        }
    }

    private String named(String name) {
        return name.isBlank() ? suggestedName() : name.strip();
    }

    private Outcome refused(String title) {
        return new Outcome.Refused(Notice.warning(texts.get(title), ""));
    }

    private Outcome refused(String title, String text) {
        return new Outcome.Refused(Notice.warning(texts.get(title), texts.get(text)));
    }

    private void begin(Work<Outcome> work) {
        busy.set(true);
        notice.set(null);
        background
                .job(KEY, work)
                .heavy()
                .cancelled(() -> busy.set(false))
                .failed(this::failed)
                .start(outcome -> {
                    busy.set(false);
                    switch (outcome) {
                        case Outcome.Done(AddResult result) -> done(result);
                        case Outcome.Refused(Notice why) -> notice.set(why);
                    }
                });
    }

    private void done(AddResult result) {
        switch (result) {
            case AddResult.Added(Account account) -> onAdded.accept(account);
            case AddResult.Upgraded(Account account) -> onAdded.accept(account);
            case AddResult.AlreadyThere(Account account) ->
                notice.set(Notice.info(texts.get("account.there", GuardedText.line(account.name())), ""));
        }
    }

    private void failed(Throwable failure) {
        busy.set(false);
        if (!(failure instanceof IOException)) {
            throw new IllegalStateException(failure);
        }
        notice.set(Notice.danger(texts.get("account.failed"), texts.get("account.failed.text")));
    }

    void stop() {
        background.cancel(KEY);
    }
}
