package org.kakehashi.wallet.history;

import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.address.PoisonedTransfer;
import org.kakehashi.wallet.money.Asset;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.rpc.NodeClient.Call;
import org.kakehashi.wallet.rpc.NodeException;
import org.kakehashi.wallet.rpc.NodePool;
import org.kakehashi.wallet.rpc.RpcValue;
import tools.jackson.databind.JsonNode;

/** Finds ERC-20 transfers to and from an account by their logs, in windows of blocks. */
final class TokenScan {

    /** keccak256("Transfer(address,address,uint256)"). */
    private static final String TRANSFER = "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef";

    /** The most logs taken from one window; a flood beyond that is spam. */
    private static final int MOST_LOGS = 2_000;

    private static final URI ANY = URI.create("");

    private final NodePool nodes;
    private final NetworkProfile profile;
    private final KnownTokens tokens;
    private final Collection<Address> payees;

    TokenScan(NodePool nodes, NetworkProfile profile, KnownTokens tokens, Collection<Address> payees) {
        this.nodes = nodes;
        this.profile = profile;
        this.tokens = tokens;
        this.payees = payees;
    }

    private record Log(Address token, Address from, Address to, BigInteger value, long block, String hash, int index) {}

    List<Sighting> window(Address account, long from, long to) throws NodeException {
        String topic = "0x" + "0".repeat(24) + account.toLowerHex().substring(2);
        Map<String, Log> logs = new LinkedHashMap<>();
        List<@Nullable Object> incoming = new ArrayList<>();
        incoming.add(TRANSFER);
        incoming.add(null);
        incoming.add(topic);
        read(incoming, from, to, logs);
        read(List.of(TRANSFER, topic), from, to, logs);
        return logs.isEmpty() ? List.of() : sightings(account, List.copyOf(logs.values()));
    }

    private void read(List<? extends @Nullable Object> topics, long from, long to, Map<String, Log> into)
            throws NodeException {
        Map<String, Object> filter = new HashMap<>();
        filter.put("fromBlock", "0x" + Long.toHexString(from));
        filter.put("toBlock", "0x" + Long.toHexString(to));
        filter.put("topics", topics);
        JsonNode found = nodes.call("eth_getLogs", filter);
        for (JsonNode json : found) {
            if (into.size() >= MOST_LOGS) {
                return;
            }
            log(json, from, to).ifPresent(log -> into.put(log.hash() + "/" + log.index(), log));
        }
    }

    /** An ERC-20 transfer: three topics and one word of data. ERC-721 has the same event with four topics. */
    private static Optional<Log> log(JsonNode json, long from, long to) throws NodeException {
        JsonNode topics = json.get("topics");
        JsonNode removed = json.get("removed");
        boolean gone = removed != null && removed.asBoolean(false);
        if (gone || topics == null || !topics.isArray() || topics.size() != 3) {
            return Optional.empty();
        }
        byte[] data = RpcValue.bytes(ANY, ChainJson.member(json, "data"));
        long block = ChainJson.number(json, "blockNumber");
        if (data.length != 32 || block < from || block > to) {
            return Optional.empty();
        }
        return Optional.of(new Log(
                ChainJson.address(json, "address"),
                word(topics.get(1)),
                word(topics.get(2)),
                new BigInteger(1, data),
                block,
                ChainJson.hash(json, "transactionHash"),
                (int) Math.min(ChainJson.number(json, "logIndex"), Integer.MAX_VALUE)));
    }

    private static Address word(JsonNode topic) throws NodeException {
        byte[] bytes = RpcValue.bytes(ANY, topic);
        if (bytes.length != 32) {
            throw ChainJson.bad("a topic of another length");
        }
        return Address.of(java.util.Arrays.copyOfRange(bytes, 12, 32));
    }

    private List<Sighting> sightings(Address account, List<Log> logs) throws NodeException {
        Map<Long, Instant> times =
                ChainJson.times(nodes, logs.stream().map(Log::block).distinct().toList());
        Map<String, Address> senders =
                senders(logs.stream().map(Log::hash).distinct().toList());
        List<Sighting> found = new ArrayList<>();
        for (Log log : logs) {
            Address sender = senders.get(log.hash());
            Instant time = times.get(log.block());
            if (sender != null && time != null) {
                sighting(account, log, sender, time).ifPresent(found::add);
            }
        }
        return found;
    }

    private Map<String, Address> senders(List<String> hashes) throws NodeException {
        List<Call> calls = hashes.stream()
                .map(hash -> Call.of("eth_getTransactionByHash", hash))
                .toList();
        List<JsonNode> answers = ChainJson.results(nodes.batch(calls));
        Map<String, Address> senders = new HashMap<>();
        for (int i = 0; i < hashes.size(); i++) {
            if (answers.get(i).isObject()) {
                senders.put(hashes.get(i), ChainJson.address(answers.get(i), "from"));
            }
        }
        return senders;
    }

    private Optional<Sighting> sighting(Address account, Log log, Address sender, Instant time) {
        boolean out = log.from().equals(account);
        Address other = out ? log.to() : log.from();
        Optional<Asset> known = tokens.find(profile.id(), log.token());
        PoisonedTransfer.Verdict verdict = PoisonedTransfer.judge(
                new PoisonedTransfer.Transfer(log.from(), log.to(), sender, log.value(), known.isPresent()),
                account,
                payees,
                profile.hrp());
        if (verdict == PoisonedTransfer.Verdict.HIDE) {
            return Optional.empty();
        }
        Entry.Suspicion suspicion = null;
        if (verdict == PoisonedTransfer.Verdict.SPAM) {
            suspicion = log.value().signum() == 0 ? Entry.Suspicion.ZERO_VALUE : Entry.Suspicion.LOOK_ALIKE;
        } else if (known.isEmpty()) {
            suspicion = Entry.Suspicion.UNKNOWN_TOKEN;
        }
        Asset asset = known.orElseGet(() -> new Asset(profile.id(), log.token(), "?", 0));
        Entry.Direction direction =
                log.from().equals(log.to()) ? Entry.Direction.SELF : out ? Entry.Direction.OUT : Entry.Direction.IN;
        return Optional.of(new Sighting(
                log.hash(),
                log.index(),
                account,
                direction,
                other,
                asset.of(log.value()),
                log.block(),
                time,
                true,
                suspicion,
                profile.hrp()));
    }
}
