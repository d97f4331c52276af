package org.kakehashi.wallet.transfer;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.kakehashi.vault.VaultLockedException;
import org.kakehashi.wallet.network.Connections;
import org.kakehashi.wallet.network.Network;
import org.kakehashi.wallet.network.Networks;
import org.kakehashi.wallet.rpc.NodeException;

/**
 * Follows the open transfers to their end on one virtual thread: sleeps without a clock while none is open, looks often
 * while one is young, and seldom when it has been waiting long.
 */
final class Tracker implements AutoCloseable {

    private static final Duration SHORTEST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** The most transfers looked at in one request. */
    private static final int CHUNK = 20;

    private final Networks networks;
    private final Connections connections;
    private final TransferStore store;
    private final TransferProgress progress;
    private final Broadcaster broadcaster;
    private final InstantSource clock;
    private final Runnable changed;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wake = lock.newCondition();
    private boolean woken;
    private boolean closed;
    private @Nullable Thread thread;

    Tracker(
            Networks networks,
            Connections connections,
            TransferStore store,
            TransferProgress progress,
            Broadcaster broadcaster,
            InstantSource clock,
            Runnable changed) {
        this.networks = networks;
        this.connections = connections;
        this.store = store;
        this.progress = progress;
        this.broadcaster = broadcaster;
        this.clock = clock;
        this.changed = changed;
    }

    void start() {
        lock.lock();
        try {
            if (thread == null && !closed) {
                thread = Thread.ofVirtual().name("transfers").start(this::run);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Has the tracker look at once. */
    void wake() {
        lock.lock();
        try {
            woken = true;
            wake.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                List<Transfer> open = store.open();
                look(open);
                rest(open);
            }
        } catch (VaultLockedException | InterruptedException e) {
            // Locked or closed: what is open is found again in the vault at the next start.
        }
    }

    /** One look at everything that is open, network by network. */
    void look(List<Transfer> open) {
        Map<String, List<Transfer>> byNetwork = new LinkedHashMap<>();
        for (Transfer transfer : open) {
            byNetwork
                    .computeIfAbsent(transfer.network(), id -> new ArrayList<>())
                    .add(transfer);
        }
        boolean any = false;
        for (Map.Entry<String, List<Transfer>> each : byNetwork.entrySet()) {
            Optional<Network> network = networks.find(each.getKey());
            if (network.isPresent() && !network.get().nodes().isEmpty()) {
                any |= look(network.get(), each.getValue());
            }
        }
        if (any) {
            changed.run();
        }
    }

    private boolean look(Network network, List<Transfer> transfers) {
        Look look = new Look(connections.pool(network.id()), network.profile(), progress, broadcaster);
        boolean any = false;
        try {
            for (int from = 0; from < transfers.size(); from += CHUNK) {
                any |= look.at(transfers.subList(from, Math.min(transfers.size(), from + CHUNK)), clock.instant());
            }
        } catch (NodeException e) {
            // No node, no consent, or a wrong one: the network light shows it, and the next look tries again.
        }
        return any;
    }

    private void rest(List<Transfer> open) throws InterruptedException {
        lock.lock();
        try {
            long left = open.isEmpty() ? Long.MAX_VALUE : pause(open).toNanos();
            while (!woken && left > 0 && !closed) {
                left = open.isEmpty() ? waitForWake() : wake.awaitNanos(left);
            }
            woken = false;
        } finally {
            lock.unlock();
        }
    }

    private long waitForWake() throws InterruptedException {
        wake.await();
        return Long.MAX_VALUE;
    }

    /** A tenth of the youngest open transfer's age, within bounds. */
    private Duration pause(List<Transfer> open) {
        Instant now = clock.instant();
        Duration youngest = LONGEST.multipliedBy(10);
        for (Transfer transfer : open) {
            Duration age = Duration.between(transfer.updatedAt(), now).abs();
            youngest = age.compareTo(youngest) < 0 ? age : youngest;
        }
        long millis = Math.clamp(youngest.toMillis() / 10, SHORTEST.toMillis(), LONGEST.toMillis());
        return Duration.of(millis, TimeUnit.MILLISECONDS.toChronoUnit());
    }

    /** Has the thread end, without waiting for it. */
    @Nullable
    Thread stop() {
        lock.lock();
        try {
            closed = true;
            woken = true;
            wake.signalAll();
            if (thread != null) {
                thread.interrupt();
            }
            return thread;
        } finally {
            lock.unlock();
        }
    }

    /** Ends the thread and waits for it, at most as long as a broken-off request takes. */
    @Override
    public void close() {
        Thread running = stop();
        if (running != null) {
            try {
                running.join(Duration.ofSeconds(2));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
