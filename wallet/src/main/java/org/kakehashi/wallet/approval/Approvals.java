package org.kakehashi.wallet.approval;

import java.math.BigInteger;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.kakehashi.vault.Database;
import org.kakehashi.vault.Migrations;
import org.kakehashi.vault.Progress;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.approval.ApprovalStore.Candidate;
import org.kakehashi.wallet.network.Connections;
import org.kakehashi.wallet.network.Feature;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.network.Networks;
import org.kakehashi.wallet.rpc.NodeException;
import org.kakehashi.wallet.rpc.NodePool;
import org.kakehashi.wallet.rpc.NodeProblem;

/**
 * The permissions that an account gave over its tokens and collectibles. Events only tell where to look; what is shown is
 * read again from the chain. How far events were looked for is kept in the vault, so that a look can be stopped at any
 * time and goes on where it was. Every method but {@link #reach} asks a node and belongs on a background thread.
 */
public final class Approvals {

    /** Tables of this package. */
    public static final Migrations MIGRATIONS = new Migrations("wallet.approval", Approvals.class);

    /** How far back the first look goes, in blocks. */
    public static final long FIRST_LOOK = 20_000;

    /** Blocks of the first question; more or fewer in the next, as the node bears. */
    private static final long WINDOW = 10_000;

    private static final long WIDEST = 1L << 20;

    /** The most permissions that are read again. */
    private static final int MOST = 2_000;

    /** How many blocks must be on top where a block can still be undone. */
    private static final long UNDOABLE = 12;

    private static final int NO_SUCH_METHOD = -32601;

    private final ApprovalStore store;
    private final Networks networks;
    private final Connections connections;
    private final InstantSource clock;
    private final long firstLook;

    public Approvals(Database database, Networks networks, Connections connections, InstantSource clock) {
        this(database, networks, connections, clock, FIRST_LOOK);
    }

    Approvals(Database database, Networks networks, Connections connections, InstantSource clock, long firstLook) {
        this.firstLook = firstLook;
        this.store = new ApprovalStore(database);
        this.networks = networks;
        this.connections = connections;
        this.clock = clock;
    }

    /** How far an account was looked at, without asking anybody; the head is then the newest block of that time. */
    public Optional<Reach> reach(String networkId, Address owner) {
        return store.reach(networkId, owner).map(reach -> new Reach(reach[0], reach[1], reach[1]));
    }

    /** What holds now of all that was found so far. */
    public Approval.Sheet read(String networkId, Address owner) throws NodeException {
        List<Candidate> candidates = store.candidates(networkId, owner, MOST);
        return new ApprovalReader(connections.pool(networkId), owner, clock.instant()).read(candidates);
    }

    /**
     * Looks for events since the last look; the first time, in the newest {@link #FIRST_LOOK} blocks.
     *
     * @param progress in blocks
     * @throws InterruptedException when the thread was interrupted; what was found is kept
     */
    public Reach lookForward(String networkId, Address owner, Progress progress)
            throws NodeException, InterruptedException {
        NodePool nodes = connections.pool(networkId);
        long head = head(nodes);
        long sure = Math.max(0, head - (finalAtOnce(networks.get(networkId).profile()) ? 0 : UNDOABLE));
        Look look = new Look(networkId, owner, new ApprovalLogs(nodes, owner));
        // A reach beyond the newest block is that of an earlier chain of this name and counts for nothing.
        Optional<long[]> before = store.reach(networkId, owner).filter(reach -> reach[1] <= head);
        long low = before.map(reach -> reach[0]).orElse(Math.max(0, head - firstLook + 1));
        long start = before.map(reach -> reach[1] + 1).orElse(low);
        long next = start;
        while (next <= head) {
            progress.at(next - start, head - start + 1);
            long end = Math.min(head, next + look.width - 1);
            if (look.read(next, end)) {
                // Blocks that can still be undone are looked at, and will be looked at again.
                look.store(low, Math.max(low, Math.min(end, sure)));
                next = end + 1;
            }
        }
        progress.at(head - start + 1, head - start + 1);
        return new Reach(low, Math.max(low, Math.min(sure, head)), head);
    }

    /**
     * Looks for older events, back to the first block.
     *
     * @param progress in blocks
     * @throws InterruptedException when the thread was interrupted; what was found is kept
     */
    public Reach lookBack(String networkId, Address owner, Progress progress)
            throws NodeException, InterruptedException {
        NodePool nodes = connections.pool(networkId);
        long head = head(nodes);
        Reach from = store.reach(networkId, owner)
                .filter(reach -> reach[1] <= head)
                .map(reach -> new Reach(reach[0], reach[1], head))
                .orElse(new Reach(head + 1, head, head));
        Look look = new Look(networkId, owner, new ApprovalLogs(nodes, owner));
        long low = from.low();
        while (low > 0) {
            progress.at(from.low() - low, from.low());
            long start = Math.max(0, low - look.width);
            if (look.read(start, low - 1)) {
                look.store(start, from.high());
                low = start;
            }
        }
        progress.at(from.low(), Math.max(1, from.low()));
        return new Reach(low, from.high(), head);
    }

    private static long head(NodePool nodes) throws NodeException {
        BigInteger head = nodes.quantity("eth_blockNumber");
        if (head.bitLength() > 62) {
            throw ApprovalLogs.bad("a block number beyond all bounds");
        }
        return head.longValueExact();
    }

    private static boolean finalAtOnce(NetworkProfile profile) {
        return profile.hrp() != null || profile.features().contains(Feature.DELEGATION) || profile.playMoney();
    }

    /** One look: how wide the windows are that the node bears, and what the last one held. */
    private final class Look {
        private final String network;
        private final Address owner;
        private final ApprovalLogs logs;
        private long width = WINDOW;
        private long widest = WIDEST;
        private List<Candidate> found = List.of();

        Look(String network, Address owner, ApprovalLogs logs) {
            this.network = network;
            this.owner = owner;
            this.logs = logs;
        }

        /** @return false when the window was too wide; the next one is half as wide */
        boolean read(long from, long to) throws NodeException, InterruptedException {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            try {
                Optional<List<Candidate>> window = logs.window(from, to);
                if (window.isEmpty()) {
                    narrower(to - from + 1);
                    return false;
                }
                found = window.get();
                width = Math.min(widest, width * 2);
                return true;
            } catch (NodeException e) {
                // Nodes bound the span of a question, or the size of its answer, each in its own way.
                boolean wide = switch (e.problem()) {
                    case NodeProblem.RpcError error -> error.code() != NO_SUCH_METHOD;
                    case NodeProblem.HttpStatus status -> status.status() == 400 || status.status() == 413;
                    case NodeProblem.TooLarge _, NodeProblem.Timeout _ -> true;
                    default -> false;
                };
                if (!wide || to == from) {
                    throw e;
                }
                narrower(to - from + 1);
                return false;
            }
        }

        private void narrower(long tried) {
            width = Math.max(1, tried / 2);
            widest = width;
        }

        void store(long low, long high) {
            store.found(network, owner, low, high, found);
        }
    }
}
