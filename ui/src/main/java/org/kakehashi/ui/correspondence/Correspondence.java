package org.kakehashi.ui.correspondence;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.identity.ChatIdentity;
import org.kakehashi.messaging.messenger.Messenger;
import org.kakehashi.messaging.relay.RelayTiming;
import org.kakehashi.net.GuardedHttp;
import org.kakehashi.net.Hosts;
import org.kakehashi.vault.PasswordResult;
import org.kakehashi.vault.Vault;
import org.kakehashi.wallet.account.Accounts;
import org.kakehashi.wallet.account.KeyRing;
import org.kakehashi.wallet.account.Seed;
import org.kakehashi.wallet.key.DerivationPath;

/**
 * Messages of the open vault. Before the person chose a chat identity there is no messenger and nothing is connected;
 * afterwards it runs until the vault is locked. Usable from any thread.
 */
public final class Correspondence implements AutoCloseable {

    /** NIP-06, the first persona. */
    private static final DerivationPath PATH = DerivationPath.of("m/44'/1237'/0'/0/0");

    private final Vault vault;
    private final Accounts accounts;
    private final KeyRing keys;
    private final GuardedHttp http;
    private final Hosts hosts;
    private final RelayTiming timing;
    private final Clock clock;
    private final Consumer<Throwable> failures;
    private final SecureRandom random = new SecureRandom();
    private final List<Consumer<Optional<Messenger>>> listeners = new CopyOnWriteArrayList<>();

    /** Guarded by this. */
    private @Nullable Messenger messenger;

    /** @param failures hears of what went wrong in work that nobody waits for */
    public Correspondence(
            Vault vault,
            Accounts accounts,
            KeyRing keys,
            GuardedHttp http,
            Hosts hosts,
            RelayTiming timing,
            Clock clock,
            Consumer<Throwable> failures) {
        this.vault = vault;
        this.accounts = accounts;
        this.keys = keys;
        this.http = http;
        this.hosts = hosts;
        this.timing = timing;
        this.clock = clock;
        this.failures = failures;
    }

    /** Begins, when the vault has a chat identity already. */
    public void start() {
        ChatIdentity.of(vault).ifPresent(this::begin);
    }

    private void begin(ChatIdentity own) {
        Messenger made = new Messenger(vault, own, http, hosts, timing, clock, failures);
        synchronized (this) {
            if (messenger != null) {
                made.close();
                return;
            }
            messenger = made;
        }
        made.start();
        listeners.forEach(listener -> listener.accept(Optional.of(made)));
    }

    /** What talks in the name of the chat identity, from the moment there is one. */
    public synchronized Optional<Messenger> messenger() {
        return Optional.ofNullable(messenger);
    }

    /** Follows {@link #messenger}. */
    public AutoCloseable listen(Consumer<Optional<Messenger>> listener) {
        listeners.add(listener);
        listener.accept(messenger());
        return () -> listeners.remove(listener);
    }

    public Hosts hosts() {
        return hosts;
    }

    /** The phrases and shares from which an identity can be made. */
    public List<Seed> seeds() {
        return accounts.book().seeds();
    }

    /** Makes the chat identity from a phrase; the same phrase gives the same one again. */
    public ChatIdentity.Import fromSeed(Seed seed) {
        ChatIdentity.Import result = keys.withSeedKey(seed.id(), PATH, key -> {
            byte[] secret = key.bytes();
            try {
                return ChatIdentity.fromPhrase(vault, secret, 0, random);
            } finally {
                Arrays.fill(secret, (byte) 0);
            }
        });
        return taken(result);
    }

    /**
     * Takes a key from another program.
     *
     * @param text {@code nsec1…} or {@code ncryptsec1…}
     * @param password of the latter; not wiped, that is the caller's
     */
    public ChatIdentity.Import fromText(String text, char[] password) {
        return taken(ChatIdentity.fromText(vault, text, password, random));
    }

    /**
     * Takes the chat key out for another program, encrypted with a password of its own (NIP-49).
     *
     * @param password the vault's; not wiped, that is the caller's
     * @param keyPassword not wiped either
     * @throws IOException if the vault cannot be read
     */
    public KeyExport exportKey(char[] password, char[] keyPassword) throws IOException {
        PasswordResult result = vault.checkPassword(password);
        if (!(result instanceof PasswordResult.Correct)) {
            return new KeyExport.Refused(result);
        }
        return ChatIdentity.of(vault)
                .<KeyExport>map(own -> new KeyExport.Key(own.export(keyPassword, random)))
                .orElseGet(KeyExport.None::new);
    }

    private ChatIdentity.Import taken(ChatIdentity.Import result) {
        if (result instanceof ChatIdentity.Import.Done(ChatIdentity identity)) {
            begin(identity);
        }
        return result;
    }

    @Override
    public void close() {
        listeners.clear();
        Messenger present;
        synchronized (this) {
            present = messenger;
            messenger = null;
        }
        if (present != null) {
            present.close();
        }
    }
}
