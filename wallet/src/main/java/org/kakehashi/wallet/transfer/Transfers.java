package org.kakehashi.wallet.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kakehashi.net.Published;
import org.kakehashi.vault.PasswordResult;
import org.kakehashi.vault.Vault;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.account.Accounts;
import org.kakehashi.wallet.account.KeyRing;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.clearsigning.Descriptors;
import org.kakehashi.wallet.money.Amount;
import org.kakehashi.wallet.money.Asset;
import org.kakehashi.wallet.money.Units;
import org.kakehashi.wallet.network.Connections;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.network.Networks;
import org.kakehashi.wallet.rlp.Bytes;

/**
 * Payments of coin and ERC-20 tokens, and calls of contracts. {@link #check} as the person types, {@link #prepare} for the review, then
 * {@link #send}: it signs, stores the signed bytes with their nonce in one transaction of the vault, and only then
 * begins to broadcast. What was stored is offered to the nodes until it is settled, also after a crash; nothing is
 * signed twice with two nonces. Usable from any thread; {@link #prepare}, {@link #send} and their like wait for a node
 * or for the password and belong on a background thread.
 */
public final class Transfers implements AutoCloseable {

    /** How many of the newest transfers {@link #listen} gives. */
    public static final int SHOWN = 200;

    private final Vault vault;
    private final TransferStore store;
    private final Preparing preparing;
    private final Replacing replacing;
    private final Signing signing;
    private final Tracker tracker;
    private final Broadcaster broadcaster;
    private final Accounts accounts;
    private final Networks networks;
    private final Connections connections;
    private final InstantSource clock;
    private final Published<List<Transfer>> published;
    private final ReentrantLock signingLock = new ReentrantLock();

    public Transfers(
            Vault vault,
            Accounts accounts,
            KeyRing keys,
            Networks networks,
            Connections connections,
            Descriptors descriptors,
            InstantSource clock) {
        this.vault = vault;
        this.accounts = accounts;
        this.networks = networks;
        this.connections = connections;
        this.clock = clock;
        this.store = new TransferStore(vault.database());
        this.preparing = new Preparing(accounts, networks, connections, store, descriptors);
        this.replacing = new Replacing(accounts, networks, connections, store);
        this.signing = new Signing(keys);
        TransferProgress progress = new TransferProgress(vault.database());
        this.broadcaster = new Broadcaster(store, progress);
        this.published = new Published<>(store.newest(SHOWN));
        this.tracker = new Tracker(networks, connections, store, progress, broadcaster, clock, this::publish);
        vault.onLock(tracker::stop);
    }

    /** Begins to follow open transfers; what a crash left signed is offered to the nodes again. */
    public void start() {
        tracker.start();
    }

    /** The newest transfers, newest first; calls back at once and after every change. */
    public AutoCloseable listen(Consumer<List<Transfer>> listener) {
        return published.listen(listener);
    }

    public Optional<Transfer> find(String id) {
        return store.find(id);
    }

    /** Every call of the network's own contracts that was made here on a network, newest first. */
    public List<Transfer> systemCalls(String networkId) {
        return store.systemCalls(networkId);
    }

    /** The checks that need no node: at once, on every keystroke if need be. */
    public List<TransferCheck> check(Draft draft) {
        return preparing.check(draft, clock.instant());
    }

    /** All checks, the fee and the nonce: asks a node. The review's fee can then be changed without one. */
    public Preparation prepare(Draft draft) {
        return preparing.prepare(draft, clock.instant());
    }

    /**
     * Signs and stores a reviewed transfer, and begins to broadcast it.
     *
     * @param consent the warnings that the person agreed to; all of the review's must be among them
     * @param password the vault's; not wiped, that is the caller's
     */
    public SendResult send(Review review, Collection<TransferCheck.Warning> consent, char[] password) {
        if (!review.refusals().isEmpty()) {
            return new SendResult.Refused(review.refusals());
        }
        List<TransferCheck.Warning> missing = review.warnings().stream()
                .filter(warning -> !consent.contains(warning))
                .toList();
        if (!missing.isEmpty()) {
            return new SendResult.ConsentMissing(missing);
        }
        PasswordResult answer = checkPassword(password);
        if (!(answer instanceof PasswordResult.Correct)) {
            return new SendResult.PasswordRefused(answer);
        }
        Instant now = clock.instant();
        SendResult result = underLock(() -> {
            Optional<Transfer> before = store.find(review.draft().id());
            if (before.isPresent()) {
                return new SendResult.AlreadySigned(before.get());
            }
            Situation situation = review.situation();
            return first(
                    review.draft().id(),
                    review.call() == null ? Transfer.Purpose.SEND : Transfer.Purpose.CALL,
                    situation.chain().chain(),
                    review.account(),
                    review.payee(),
                    review.amount(),
                    situation.profile(),
                    Signing.payment(review),
                    now);
        });
        after(result);
        return result;
    }

    /** A dearer form of a waiting transfer, under the same nonce. */
    public Replacement.Offer speedUp(String transferId) {
        return store.find(transferId).map(Transfer::cancelling).orElse(false)
                ? new Replacement.Offer.NothingToReplace()
                : replacing.replace(transferId, Attempt.Kind.SPEED_UP);
    }

    /** Nothing to the account itself under the nonce of a waiting transfer, so that this can no longer happen. */
    public Replacement.Offer cancel(String transferId) {
        return replacing.replace(transferId, Attempt.Kind.CANCEL);
    }

    /** Nothing to the account itself under a nonce that {@link #inspect} found missing. */
    public Replacement.Offer fill(String networkId, String accountId, BigInteger nonce) {
        return replacing.fill(networkId, accountId, nonce);
    }

    /**
     * Signs and stores a replacement, and begins to broadcast it.
     *
     * @param password the vault's; not wiped, that is the caller's
     */
    public SendResult send(Replacement replacement, char[] password) {
        PasswordResult answer = checkPassword(password);
        if (!(answer instanceof PasswordResult.Correct)) {
            return new SendResult.PasswordRefused(answer);
        }
        Instant now = clock.instant();
        SendResult result = underLock(() -> {
            Transfer replaced = replacement.replaced();
            return replaced == null ? fillNow(replacement, now) : replaceNow(replacement, replaced, now);
        });
        after(result);
        return result;
    }

    /**
     * Looks for lost and missing transactions of an account.
     *
     * @throws IllegalArgumentException if there is no such account or network
     */
    public NonceReport inspect(String networkId, String accountId) {
        Account account =
                accounts.book().account(accountId).orElseThrow(() -> new IllegalArgumentException("no such account"));
        return replacing.inspect(networkId, account);
    }

    /**
     * Offers the newest form of an open transfer to the nodes again, now.
     *
     * @return whether a node has it
     */
    public boolean resend(String transferId) {
        Optional<Transfer> transfer = store.find(transferId);
        if (transfer.isEmpty() || transfer.get().state().settled()) {
            return false;
        }
        boolean taken = broadcaster.offer(
                connections.pool(transfer.get().network()),
                transfer.get(),
                transfer.get().latest(),
                clock.instant());
        publish();
        tracker.wake();
        return taken;
    }

    /** Looks at the open transfers at once, for example after a node was added. */
    public void refresh() {
        tracker.wake();
    }

    /** Stops following; what is open is followed again after the next start. A lock of the vault stops it too. */
    @Override
    public void close() {
        tracker.close();
    }

    private SendResult fillNow(Replacement fill, Instant now) {
        Amount nothing = Situation.coin(fill.network()).zero();
        return first(
                UUID.randomUUID().toString(),
                Transfer.Purpose.FILL,
                fill.chain(),
                fill.account(),
                fill.account().address(),
                nothing,
                fill.network(),
                Replacing.order(fill),
                now);
    }

    private SendResult replaceNow(Replacement replacement, Transfer replaced, Instant now) {
        Transfer present = store.find(replaced.id()).orElseThrow();
        if (!present.attempts().equals(replaced.attempts()) || present.state().settled()) {
            return new SendResult.Outdated();
        }
        Signing.Signed signed =
                signing.sign(replacement.account(), Replacing.order(replacement), replacement.kind(), now);
        return vault.database().write(connection -> {
            TransferStore.addAttempt(connection, replaced.id(), signed.attempt(), signed.raw());
            return new SendResult.Stored(
                    TransferStore.find(connection, replaced.id()).orElseThrow());
        });
    }

    /** Under the signing lock: sees that the nonce is free, signs, and stores both or nothing. */
    private SendResult first(
            String id,
            Transfer.Purpose purpose,
            String chain,
            Account account,
            Address payee,
            Amount amount,
            NetworkProfile profile,
            Signing.Order order,
            Instant now) {
        boolean taken = vault.database()
                .read(connection ->
                        TransferStore.taken(connection, profile.id(), chain, account.address(), order.nonce()));
        if (taken || networks.find(profile.id()).isEmpty()) {
            return new SendResult.Outdated();
        }
        Signing.Signed signed = signing.sign(account, order, Attempt.Kind.FIRST, now);
        Asset coin = Situation.coin(profile);
        // The call of a token payment follows from payee and amount; kept is what does not follow from anything.
        Bytes data = purpose == Transfer.Purpose.CALL ? order.data() : Bytes.EMPTY;
        Transfer transfer = new Transfer(
                id,
                purpose,
                chain,
                account.id(),
                account.address(),
                payee,
                amount,
                data,
                order.nonce(),
                TransferState.SIGNED,
                null,
                null,
                List.of(signed.attempt()),
                null,
                null,
                null,
                null,
                null,
                now,
                now);
        String search = searchText(payee, amount, profile.hrp());
        return vault.database().write(connection -> {
            TransferStore.insert(connection, transfer, coin, search, signed.raw(), now);
            Drafts.remove(connection, id);
            return new SendResult.Stored(TransferStore.find(connection, id).orElseThrow());
        });
    }

    private static String searchText(Address payee, Amount amount, @Nullable String hrp) {
        String number = Units.format(amount.units(), amount.asset().decimals());
        String bech32 = hrp == null ? "" : payee.toBech32(hrp);
        return String.join(
                        " ", payee.toLowerHex(), bech32, number, amount.asset().symbol())
                .toLowerCase(Locale.ROOT);
    }

    private interface Signature {
        SendResult make();
    }

    private SendResult underLock(Signature signature) {
        signingLock.lock();
        try {
            return signature.make();
        } finally {
            signingLock.unlock();
        }
    }

    private void after(SendResult result) {
        if (result instanceof SendResult.Stored) {
            publish();
            tracker.start();
            tracker.wake();
        }
    }

    private PasswordResult checkPassword(char[] password) {
        try {
            return vault.checkPassword(password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void publish() {
        published.set(store.newest(SHOWN));
    }
}
