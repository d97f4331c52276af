package org.kakehashi.wallet.history;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.address.AddressLikeness;
import org.kakehashi.wallet.money.Asset;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.rpc.BlockTime;
import org.kakehashi.wallet.rpc.NodeClient.Call;
import org.kakehashi.wallet.rpc.NodeException;
import org.kakehashi.wallet.rpc.NodePool;
import tools.jackson.databind.JsonNode;

/** Finds coin transfers to and from accounts by reading whole blocks; a plain node has no index of them. */
final class CoinScan {

    /** Blocks in one request: with all their transactions they stay below the largest answer that is read. */
    static final int CHUNK = 10;

    private final NodePool nodes;
    private final NetworkProfile profile;
    private final List<Address> payees;

    CoinScan(NodePool nodes, NetworkProfile profile, List<Address> payees) {
        this.nodes = nodes;
        this.profile = profile;
        this.payees = payees;
    }

    /** The movements of some accounts in the blocks from one to another, both included. */
    List<Sighting> blocks(List<Address> accounts, long from, long to) throws NodeException {
        List<Sighting> found = new ArrayList<>();
        for (long start = from; start <= to; start += CHUNK) {
            List<Call> calls = new ArrayList<>();
            for (long block = start; block <= Math.min(to, start + CHUNK - 1); block++) {
                calls.add(Call.of("eth_getBlockByNumber", "0x" + Long.toHexString(block), true));
            }
            for (JsonNode block : ChainJson.results(nodes.batch(calls))) {
                if (!block.isObject()) {
                    throw ChainJson.bad("a block is missing");
                }
                read(block, accounts, found);
            }
        }
        return found;
    }

    private void read(JsonNode block, List<Address> accounts, List<Sighting> found) throws NodeException {
        long number = ChainJson.number(block, "number");
        Optional<Instant> time = BlockTime.of(ChainJson.quantity(block, "timestamp"));
        JsonNode transactions = ChainJson.member(block, "transactions");
        if (time.isEmpty() || !transactions.isArray()) {
            throw ChainJson.bad("a block without time or transactions");
        }
        for (JsonNode transaction : transactions) {
            JsonNode target = transaction.get("to");
            if (!transaction.isObject() || target == null || target.isNull()) {
                continue;
            }
            Address from = ChainJson.address(transaction, "from");
            Address to = ChainJson.address(transaction, "to");
            BigInteger value = ChainJson.quantity(transaction, "value");
            for (Address account : accounts) {
                boolean concerns = account.equals(to) || (account.equals(from) && value.signum() > 0);
                if (concerns) {
                    found.add(sighting(transaction, account, from, to, value, number, time.get()));
                }
            }
        }
    }

    private Sighting sighting(
            JsonNode transaction, Address account, Address from, Address to, BigInteger value, long block, Instant time)
            throws NodeException {
        String hash = ChainJson.hash(transaction, "hash");
        JsonNode receipt = nodes.call("eth_getTransactionReceipt", hash);
        boolean succeeded =
                receipt.isObject() && ChainJson.quantity(receipt, "status").signum() > 0;
        boolean out = account.equals(from);
        Address other = out ? to : from;
        Entry.Suspicion suspicion = null;
        if (!out && value.signum() == 0) {
            suspicion = Entry.Suspicion.ZERO_VALUE;
        } else if (!out && AddressLikeness.nearest(payees, other, profile.hrp()).isPresent()) {
            suspicion = Entry.Suspicion.LOOK_ALIKE;
        }
        Entry.Direction direction =
                from.equals(to) ? Entry.Direction.SELF : out ? Entry.Direction.OUT : Entry.Direction.IN;
        Asset coin = new Asset(profile.id(), null, profile.symbol(), profile.decimals());
        return new Sighting(
                hash,
                Sighting.COIN,
                account,
                direction,
                other,
                coin.of(value),
                block,
                time,
                succeeded,
                suspicion,
                profile.hrp());
    }
}
