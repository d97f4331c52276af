package org.kakehashi.wallet.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kakehashi.net.Published;
import org.kakehashi.vault.PasswordResult;
import org.kakehashi.vault.Progress;
import org.kakehashi.vault.Vault;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.key.DerivationPath;
import org.kakehashi.wallet.key.ExtendedKey;
import org.kakehashi.wallet.key.Keystore;
import org.kakehashi.wallet.key.PathConvention;
import org.kakehashi.wallet.key.PrivateKey;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.seed.Mnemonic;
import org.kakehashi.wallet.seed.Slip39;

/**
 * The seeds and accounts in an unlocked vault. An address is there once at most. Usable from any thread; every change
 * is on the disk when its method returns. Methods throw {@link org.kakehashi.vault.VaultLockedException} after a lock.
 */
public final class Accounts {

    /** The most characters of a name; the rest is cut. */
    public static final int MAX_NAME = 100;

    /** The most characters of a note; the rest is cut. */
    public static final int MAX_NOTE = 2_000;

    /** The depth of a chain of addresses in BIP-44: purpose, coin, account, chain. */
    private static final int CHAIN_DEPTH = 4;

    private static final DerivationPath MARKER = DerivationPath.of("m/44'/60'/0'/0/0");

    private final Vault vault;
    private final KeyRing keys;
    private final SeedSeal seal;
    private final Published<AccountBook> book;

    public Accounts(Vault vault, KeyRing keys) {
        this.vault = vault;
        this.keys = keys;
        this.seal = new SeedSeal(vault.secrets());
        this.book = new Published<>(vault.database().read(AccountStore::book));
    }

    /** Seeds and accounts as they are now. */
    public AccountBook book() {
        return book.value();
    }

    /** Calls back at once with the present book, then after every change, on the changing thread. */
    public AutoCloseable listen(Consumer<AccountBook> listener) {
        return book.listen(listener);
    }

    /**
     * Stores a phrase and its passphrase, sealed. It has no account yet.
     *
     * @param passphrase BIP-39 passphrase, empty for none; neither argument is wiped or closed, that is the caller's
     */
    public SeedResult storeWords(String name, Mnemonic words, char[] passphrase) {
        Address marker = SeedSeal.withMaster(words, passphrase, Accounts::marker);
        Seed seed = new Seed(
                newId(), bounded(name, MAX_NAME), Seed.Kind.WORDS, words.count(), passphrase.length > 0, false);
        byte[] sealed = seal.sealWords(seed.id(), words, passphrase);
        return store(seed, words.language().name(), marker, sealed);
    }

    /**
     * Stores the master secret of SLIP-39 shares, sealed. It counts as backed up, for the shares exist.
     *
     * @param masterSecret 16 to 64 bytes, after the shares' own passphrase; not wiped, that is the caller's
     */
    public SeedResult storeShares(String name, byte[] masterSecret) {
        try (ExtendedKey master = ExtendedKey.ofSeed(masterSecret)) {
            Seed seed = new Seed(newId(), bounded(name, MAX_NAME), Seed.Kind.SHARES, 0, false, true);
            return store(seed, "", marker(master), seal.sealShares(seed.id(), masterSecret));
        }
    }

    private SeedResult store(Seed seed, String language, Address marker, byte[] sealed) {
        SeedResult result = vault.database().write(connection -> {
            Optional<Seed> known = AccountStore.seedWithMarker(connection, marker);
            if (known.isPresent()) {
                return new SeedResult.AlreadyThere(known.get());
            }
            AccountStore.insertSeed(connection, seed, language, marker, sealed);
            return new SeedResult.Stored(seed);
        });
        publish();
        return result;
    }

    private static Address marker(ExtendedKey master) {
        try (ExtendedKey derived = master.derive(MARKER)) {
            return derived.address();
        }
    }

    /** Remembers that the person has shown to have the words. */
    public void markBackedUp(String seedId) {
        change(connection -> AccountStore.setBackedUp(connection, seedId));
    }

    public void renameSeed(String seedId, String name) {
        change(connection -> AccountStore.setText(connection, "seed name", seedId, bounded(name, MAX_NAME)));
    }

    /**
     * Adds the first account of a convention that is not there yet.
     *
     * @throws IllegalArgumentException if there is no such seed, or the convention has no further account
     */
    public AddResult addNext(String seedId, PathConvention convention, String name) {
        List<DerivationPath> used = book().accounts().stream()
                .map(Account::origin)
                .filter(origin ->
                        origin instanceof Origin.HdAccount hd && hd.seedId().equals(seedId))
                .map(origin -> ((Origin.HdAccount) origin).path())
                .toList();
        int number = 0;
        while (used.contains(convention.path(number))) {
            number++;
        }
        return addAt(seedId, convention.path(number), name);
    }

    /**
     * Adds the account at a path.
     *
     * @throws IllegalArgumentException if there is no such seed
     */
    public AddResult addAt(String seedId, DerivationPath path, String name) {
        Address address = addresses(seedId, List.of(path)).getFirst();
        return add(newId(), name, address, new Origin.HdAccount(seedId, path), null);
    }

    /**
     * The addresses at some paths of a stored seed.
     *
     * @throws IllegalArgumentException if there is no such seed
     */
    public List<Address> addresses(String seedId, List<DerivationPath> paths) {
        AccountStore.SealedSeed seed = vault.database()
                .read(connection -> AccountStore.sealedSeed(connection, seedId))
                .orElseThrow(() -> new IllegalArgumentException("no such seed"));
        return seal.withMaster(seedId, seed, master -> RestoreScan.derive(master, paths));
    }

    /** Adds an account by its private key; an account that was only watched gets the key. The key is not closed. */
    public AddResult importKey(PrivateKey key, String name) {
        Address address = key.address();
        String id = book().at(address).map(Account::id).orElseGet(Accounts::newId);
        return add(id, name, address, new Origin.ImportedKey(), seal.sealKey(id, key));
    }

    /** Watches an address without its key. */
    public AddResult watch(Address address, String name) {
        return add(newId(), name, address, new Origin.WatchOnly(), null);
    }

    /**
     * Watches the first receiving address of an extended public key (BIP-32) that is not in the book, and keeps the key
     * with it.
     *
     * @param key of an account (depth 3 or less: receiving addresses are m/0/i below it) or of its receiving chain
     *     (depth 4: m/i), as the depth of BIP-44 says; not closed
     * @throws IllegalArgumentException if it is deeper than a chain, or holds a private key
     */
    public AddResult watchNext(ExtendedKey key, String name) {
        if (key.isPrivate() || key.depth() > CHAIN_DEPTH) {
            throw new IllegalArgumentException("not the public key of an account or a chain");
        }
        String chain = key.depth() == CHAIN_DEPTH ? "m/" : "m/0/";
        for (int number = 0; ; number++) {
            try (ExtendedKey next = key.derive(DerivationPath.of(chain + number))) {
                Address address = next.address();
                if (book().at(address).isEmpty()) {
                    AddResult result = watch(address, name);
                    if (result instanceof AddResult.Added(Account account)) {
                        change(connection -> WatchedKeys.insert(connection, account.id(), key.xpub()));
                    }
                    return result;
                }
            }
        }
    }

    /** The text forms of the keys given to {@link #watchNext} that an account is still watched of, the latest first. */
    public List<String> watchedKeys() {
        return vault.database().read(WatchedKeys::all);
    }

    private AddResult add(String id, String name, Address address, Origin origin, byte @Nullable [] sealed) {
        AddResult result = vault.database().write(connection -> {
            Optional<Account> present = AccountStore.book(connection).at(address);
            if (present.isEmpty()) {
                String given = bounded(name, MAX_NAME);
                return new AddResult.Added(AccountStore.insertAccount(connection, id, given, address, origin, sealed));
            }
            Account known = present.get();
            boolean sameSeal = sealed == null || known.id().equals(id);
            if (known.canSign() || origin instanceof Origin.WatchOnly || !sameSeal) {
                return new AddResult.AlreadyThere(known);
            }
            return new AddResult.Upgraded(AccountStore.upgrade(connection, known, origin, sealed));
        });
        publish();
        return result;
    }

    public void rename(String accountId, String name) {
        change(connection -> AccountStore.setText(connection, "name", accountId, bounded(name, MAX_NAME)));
    }

    public void note(String accountId, String note) {
        change(connection -> AccountStore.setText(connection, "note", accountId, bounded(note, MAX_NOTE)));
    }

    public void hide(String accountId, boolean hidden) {
        change(connection -> AccountStore.setHidden(connection, accountId, hidden));
    }

    /**
     * Takes an account that is watched or has a key of its own out of the vault, after the vault's password.
     *
     * @param password the vault's; not wiped, that is the caller's
     */
    public Removal remove(String accountId, char[] password) {
        Optional<Account> account =
                book().account(accountId).filter(each -> !(each.origin() instanceof Origin.HdAccount));
        if (account.isEmpty()) {
            return new Removal.CannotBeRemoved();
        }
        PasswordResult answer = check(password);
        if (!(answer instanceof PasswordResult.Correct)) {
            return new Removal.PasswordRefused(answer);
        }
        change(connection -> {
            WatchedKeys.delete(connection, accountId);
            AccountStore.delete(connection, accountId);
        });
        return new Removal.Removed();
    }

    /** Puts the accounts in this order; those not named keep their order behind. */
    public void reorder(List<String> accountIds) {
        change(connection -> AccountStore.setOrder(connection, accountIds));
    }

    /**
     * The words of a seed with their passphrase, after the vault's password.
     *
     * @param password the vault's; not wiped, that is the caller's
     */
    public Export<SeedWords> exportWords(String seedId, char[] password) {
        Optional<AccountStore.SealedSeed> seed =
                vault.database().read(connection -> AccountStore.sealedSeed(connection, seedId));
        if (seed.isEmpty() || seed.get().kind() != Seed.Kind.WORDS) {
            return new Export.NothingThere<>();
        }
        PasswordResult answer = check(password);
        if (!(answer instanceof PasswordResult.Correct)) {
            return new Export.PasswordRefused<>(answer);
        }
        return new Export.Given<>(seal.withWords(seedId, seed.get(), SeedWords::copyOf));
    }

    /**
     * New shares of a seed (SLIP-39), after the vault's password; the receiver closes them. What is split is the secret
     * that the keys are derived from: for a phrase the 64 bytes that it and its passphrase give, so that any program that
     * follows the standard finds the same accounts.
     *
     * @param password the vault's; not wiped, that is the caller's; so with {@code passphrase}
     * @param passphrase of the shares alone: printable ASCII, empty for none
     * @throws InterruptedException when the thread was interrupted
     */
    public Export<SeedShares> exportShares(
            String seedId, char[] password, char[] passphrase, Slip39.Plan plan, Progress progress)
            throws InterruptedException {
        Optional<AccountStore.SealedSeed> seed =
                vault.database().read(connection -> AccountStore.sealedSeed(connection, seedId));
        if (seed.isEmpty()) {
            return new Export.NothingThere<>();
        }
        PasswordResult answer = check(password);
        if (!(answer instanceof PasswordResult.Correct)) {
            return new Export.PasswordRefused<>(answer);
        }
        byte[] secret = seal.withSecret(seedId, seed.get(), byte[]::clone);
        try {
            return new Export.Given<>(Splitting.split(secret, passphrase, plan, progress));
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /**
     * The private key of an account, after the vault's password; the receiver closes it.
     *
     * @param password the vault's; not wiped, that is the caller's
     */
    public Export<PrivateKey> exportKey(String accountId, char[] password) {
        Optional<Account> account = book().account(accountId).filter(Account::canSign);
        if (account.isEmpty()) {
            return new Export.NothingThere<>();
        }
        PasswordResult answer = check(password);
        if (!(answer instanceof PasswordResult.Correct)) {
            return new Export.PasswordRefused<>(answer);
        }
        return new Export.Given<>(keys.withKey(account.get(), SeedWords::copyOf));
    }

    /**
     * The private key of an account as a keystore file (Web3 secret storage, version 3), after the vault's password.
     *
     * @param password the vault's; not wiped, that is the caller's; so with {@code filePassword}
     * @param filePassword opens the file
     * @param cost of one guess at the file's password, usually {@link Keystore.Cost#STANDARD}
     * @param hrp prefix for the address in the file, as nodes of PlatON and Alaya want it; {@code null} for hex
     * @return JSON in UTF-8
     * @throws InterruptedException when the thread was interrupted
     */
    public Export<byte[]> exportKeystore(
            String accountId,
            char[] password,
            char[] filePassword,
            Keystore.Cost cost,
            @Nullable String hrp,
            Progress progress)
            throws InterruptedException {
        return switch (exportKey(accountId, password)) {
            case Export.Given<PrivateKey>(PrivateKey key) -> {
                try (key) {
                    yield new Export.Given<>(
                            Keystore.write(key, filePassword, cost, hrp, new SecureRandom(), progress));
                }
            }
            case Export.PasswordRefused<PrivateKey>(PasswordResult answer) -> new Export.PasswordRefused<>(answer);
            case Export.NothingThere<PrivateKey>() -> new Export.NothingThere<>();
        };
    }

    /** The path on which new accounts of a network are made: ATON's on PlatON and Alaya, else the network's own. */
    public static PathConvention convention(NetworkProfile network) {
        if (network.coinTypes().contains(486)) {
            return PathConvention.PLATON;
        }
        int coin = network.coinTypes().getFirst();
        return PathConvention.ALL.stream()
                .filter(known -> known.template().equals("m/44'/" + coin + "'/0'/0/i"))
                .findFirst()
                .orElseGet(() -> new PathConvention("coin-" + coin, "m/44'/" + coin + "'/0'/0/i", List.of()));
    }

    private PasswordResult check(char[] password) {
        try {
            return vault.checkPassword(password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Change {
        void on(Connection connection) throws SQLException;
    }

    private void change(Change change) {
        vault.database().write(connection -> {
            change.on(connection);
            return true;
        });
        publish();
    }

    private synchronized void publish() {
        book.set(vault.database().read(AccountStore::book));
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    private static String bounded(String text, int limit) {
        String trimmed = text.strip();
        return trimmed.length() <= limit ? trimmed : trimmed.substring(0, limit);
    }
}
