package org.kakehashi.wallet.transfer;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.network.Feature;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.rpc.BlockTime;
import org.kakehashi.wallet.rpc.NodeClient.Call;
import org.kakehashi.wallet.rpc.NodeClient.Outcome;
import org.kakehashi.wallet.rpc.NodeException;
import org.kakehashi.wallet.rpc.NodePool;
import tools.jackson.databind.JsonNode;

/** One look at the open transfers of a network, in one request, and what it means for each of them. */
final class Look {

    /** Blocks on top after which a block of an ordinary network stands; where blocks are final at once, one is enough. */
    static final int CONFIRMATIONS = 12;

    /** Looks in a row after which a nonce that is used by nothing of ours counts as used by something else. */
    private static final int CERTAIN = 3;

    /** Looks in a row without a trace after which a transfer counts as dropped. */
    private static final int DROPPED_AFTER = 4;

    private final NodePool nodes;
    private final NetworkProfile profile;
    private final TransferProgress progress;
    private final Broadcaster broadcaster;

    Look(NodePool nodes, NetworkProfile profile, TransferProgress progress, Broadcaster broadcaster) {
        this.nodes = nodes;
        this.profile = profile;
        this.progress = progress;
        this.broadcaster = broadcaster;
    }

    /** @param waiting the forms that the node has */
    private record Sight(Transfer transfer, BigInteger mined, List<Receipt> receipts, List<Attempt> waiting) {}

    private record Receipt(
            Attempt attempt,
            long block,
            boolean succeeded,
            BigInteger fee,
            @Nullable Bytes outcome) {}

    /** @return whether anything changed */
    boolean at(List<Transfer> transfers, Instant now) throws NodeException {
        List<Call> calls = new ArrayList<>();
        calls.add(Call.of("eth_getBlockByNumber", "0x0", false));
        calls.add(Call.of("eth_blockNumber"));
        for (Transfer transfer : transfers) {
            calls.add(Call.of("eth_getTransactionCount", transfer.from().toLowerHex(), "latest"));
            for (Attempt attempt : transfer.attempts()) {
                calls.add(Call.of("eth_getTransactionReceipt", attempt.hash()));
                calls.add(Call.of("eth_getTransactionByHash", attempt.hash()));
            }
        }
        List<Outcome> got = nodes.batch(calls);
        String chain = ChainView.blockHash(ChainView.result(got.get(0)));
        BigInteger head = ChainView.number(got.get(1));
        boolean changed = false;
        int at = 2;
        for (Transfer transfer : transfers) {
            int size = 1 + 2 * transfer.attempts().size();
            Sight sight = sight(transfer, got.subList(at, at + size));
            changed |= transfer.chain().equals(chain) ? judge(sight, head, now) : elsewhere(transfer, now);
            at += size;
        }
        return changed;
    }

    private Sight sight(Transfer transfer, List<Outcome> outcomes) throws NodeException {
        List<Receipt> receipts = new ArrayList<>();
        List<Attempt> waiting = new ArrayList<>();
        for (int i = 0; i < transfer.attempts().size(); i++) {
            Attempt attempt = transfer.attempts().get(i);
            receipt(transfer, attempt, ChainView.result(outcomes.get(1 + 2 * i)))
                    .ifPresent(receipts::add);
            if (ChainView.result(outcomes.get(2 + 2 * i)).isObject()) {
                waiting.add(attempt);
            }
        }
        return new Sight(transfer, ChainView.number(outcomes.getFirst()), receipts, waiting);
    }

    private Optional<Receipt> receipt(Transfer transfer, Attempt attempt, JsonNode json) throws NodeException {
        JsonNode block = json.get("blockNumber");
        JsonNode hash = json.get("transactionHash");
        if (!json.isObject() || block == null || block.isNull()) {
            return Optional.empty();
        }
        if (hash == null || !hash.isString() || !hash.stringValue().equalsIgnoreCase(attempt.hash())) {
            throw ChainView.bad("the receipt of another transaction");
        }
        // PlatON and Ethereum tell the price paid; where a node does not, the price is the one that was signed.
        JsonNode price = json.get("effectiveGasPrice");
        BigInteger paid = price == null || price.isNull()
                ? attempt.price().most()
                : ChainView.number(price).min(attempt.price().most());
        BigInteger number = ChainView.number(block);
        if (number.bitLength() > 62) {
            throw ChainView.bad("a block number beyond all bounds");
        }
        BigInteger used = ChainView.number(json.get("gasUsed")).min(attempt.gasLimit());
        Bytes outcome = attempt.kind() == Attempt.Kind.CANCEL ? null : OutcomeLog.of(json, transfer, profile);
        // A contract of the network itself that refuses says so in its log; whatever the status is, nothing was done.
        boolean succeeded = ChainView.number(json.get("status")).signum() > 0 && !OutcomeLog.refused(transfer, outcome);
        return Optional.of(new Receipt(attempt, number.longValueExact(), succeeded, used.multiply(paid), outcome));
    }

    private boolean judge(Sight sight, BigInteger head, Instant now) throws NodeException {
        Transfer transfer = sight.transfer();
        if (!sight.receipts().isEmpty()) {
            return mined(transfer, sight.receipts().getFirst(), head, now);
        }
        if (!sight.waiting().isEmpty()) {
            return waiting(transfer, sight.waiting(), now);
        }
        int missed = progress.missed(transfer.id());
        if (sight.mined().compareTo(transfer.nonce()) > 0) {
            if (missed >= CERTAIN) {
                progress.state(transfer.id(), TransferState.REPLACED, NodeAnswer.NONCE_USED, null, now);
                return true;
            }
            return false;
        }
        boolean taken = false;
        for (Attempt attempt : transfer.attempts().reversed()) {
            taken = taken || broadcaster.offer(nodes, transfer, attempt, now);
        }
        if (!taken && missed >= DROPPED_AFTER && transfer.state() != TransferState.DROPPED) {
            progress.state(transfer.id(), TransferState.DROPPED, transfer.problem(), transfer.problemText(), now);
        }
        return true;
    }

    /** The node has some form of it; a replacement that it does not have yet is offered until it says no. */
    private boolean waiting(Transfer transfer, List<Attempt> waiting, Instant now) {
        boolean changed = false;
        if (transfer.state() != TransferState.SENT) {
            progress.taken(transfer.id(), waiting.getLast().hash(), now);
            changed = true;
        }
        if (!waiting.contains(transfer.latest()) && transfer.problem() == null) {
            broadcaster.offer(nodes, transfer, transfer.latest(), now);
            changed = true;
        }
        return changed;
    }

    private boolean mined(Transfer transfer, Receipt receipt, BigInteger head, Instant now) throws NodeException {
        boolean stands = head.compareTo(BigInteger.valueOf(receipt.block() + confirmations() - 1)) >= 0;
        TransferState state = stands ? settled(receipt) : TransferState.IN_BLOCK;
        boolean same = transfer.state() == state
                && receipt.attempt().hash().equals(transfer.minedHash())
                && Long.valueOf(receipt.block()).equals(transfer.block());
        if (same) {
            return false;
        }
        progress.mined(
                transfer.id(),
                state,
                new TransferProgress.Mined(
                        receipt.attempt().hash(),
                        receipt.block(),
                        time(receipt.block()),
                        receipt.fee(),
                        receipt.outcome()),
                now);
        return true;
    }

    private static TransferState settled(Receipt receipt) {
        if (receipt.attempt().kind() == Attempt.Kind.CANCEL) {
            return TransferState.CANCELLED;
        }
        return receipt.succeeded() ? TransferState.FINAL : TransferState.FAILED;
    }

    private @Nullable Instant time(long block) throws NodeException {
        JsonNode json = nodes.call("eth_getBlockByNumber", "0x" + Long.toHexString(block), false);
        JsonNode time = json.get("timestamp");
        return time == null ? null : BlockTime.of(ChainView.number(time)).orElse(null);
    }

    /** A block of Alaya and PlatON is final once the node shows it; a practice chain has nobody who could undo it. */
    private int confirmations() {
        boolean atOnce =
                profile.hrp() != null || profile.features().contains(Feature.DELEGATION) || profile.playMoney();
        return atOnce ? 1 : CONFIRMATIONS;
    }

    private boolean elsewhere(Transfer transfer, Instant now) {
        if (transfer.problem() == NodeAnswer.OTHER_CHAIN) {
            return false;
        }
        progress.state(transfer.id(), TransferState.DROPPED, NodeAnswer.OTHER_CHAIN, null, now);
        return true;
    }
}
