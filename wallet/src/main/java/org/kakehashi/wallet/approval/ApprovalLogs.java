package org.kakehashi.wallet.approval;

import java.math.BigInteger;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.approval.ApprovalStore.Candidate;
import org.kakehashi.wallet.approval.ApprovalStore.Kind;
import org.kakehashi.wallet.approval.ApprovalStore.Subject;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.rpc.NodeClient.Call;
import org.kakehashi.wallet.rpc.NodeClient.Outcome;
import org.kakehashi.wallet.rpc.NodeException;
import org.kakehashi.wallet.rpc.NodePool;
import org.kakehashi.wallet.rpc.NodeProblem;
import org.kakehashi.wallet.rpc.RpcValue;
import tools.jackson.databind.JsonNode;

/**
 * The events by which contracts tell of permissions: {@code Approval} of ERC-20 and ERC-721, {@code ApprovalForAll} of
 * ERC-721 and ERC-1155, {@code Approval} and {@code Permit} of Permit2. All have the owner as their first topic.
 */
final class ApprovalLogs {

    /** The most events taken from one window; more than that in one block are a flood, not permissions. */
    static final int MOST = 2_000;

    private static final URI ANY = URI.create("");
    private static final int SENDERS = 100;

    private static final String APPROVAL = topic("Approval(address,address,uint256)");
    private static final String FOR_ALL = topic("ApprovalForAll(address,address,bool)");
    private static final String KEPT = topic("Approval(address,address,address,uint160,uint48)");
    private static final String KEPT_PERMIT = topic("Permit(address,address,address,uint160,uint48,uint48)");

    private final NodePool nodes;
    private final Address owner;

    ApprovalLogs(NodePool nodes, Address owner) {
        this.nodes = nodes;
        this.owner = owner;
    }

    private record Log(Subject subject, long block, String hash) {}

    private static String topic(String event) {
        return Bytes.ofText(event).keccak256().toHex();
    }

    /**
     * The permissions that events of these blocks tell of.
     *
     * @return empty when there are too many events for one question
     */
    Optional<List<Candidate>> window(long from, long to) throws NodeException {
        Map<String, Object> filter = new HashMap<>();
        filter.put("fromBlock", "0x" + Long.toHexString(from));
        filter.put("toBlock", "0x" + Long.toHexString(to));
        filter.put(
                "topics",
                List.of(
                        List.of(APPROVAL, FOR_ALL, KEPT, KEPT_PERMIT),
                        "0x" + "0".repeat(24) + owner.toLowerHex().substring(2)));
        JsonNode answer = nodes.call("eth_getLogs", filter);
        if (!answer.isArray()) {
            throw bad("logs that are no list");
        }
        if (answer.size() > MOST && from < to) {
            return Optional.empty();
        }
        Map<Subject, Log> newest = new LinkedHashMap<>();
        int taken = 0;
        for (JsonNode json : answer) {
            if (taken++ >= MOST) {
                break;
            }
            log(json, from, to)
                    .ifPresent(log -> newest.merge(
                            log.subject(), log, (one, other) -> other.block() >= one.block() ? other : one));
        }
        return Optional.of(traced(List.copyOf(newest.values())));
    }

    private List<Candidate> traced(List<Log> logs) throws NodeException {
        Map<String, Boolean> own = new HashMap<>();
        List<String> hashes = logs.stream().map(Log::hash).distinct().toList();
        for (int at = 0; at < hashes.size(); at += SENDERS) {
            List<String> some = hashes.subList(at, Math.min(hashes.size(), at + SENDERS));
            List<Outcome> answers = nodes.batch(some.stream()
                    .map(hash -> Call.of("eth_getTransactionByHash", hash))
                    .toList());
            for (int i = 0; i < some.size(); i++) {
                boolean sent = answers.get(i) instanceof Outcome.Result(JsonNode json)
                        && json.isObject()
                        && owner.equals(address(json.get("from")));
                own.put(some.get(i), sent);
            }
        }
        return logs.stream()
                .map(log -> new Candidate(
                        log.subject(), new Approval.Trace(log.block(), own.getOrDefault(log.hash(), false))))
                .toList();
    }

    private Optional<Log> log(JsonNode json, long from, long to) throws NodeException {
        JsonNode topics = json.get("topics");
        boolean gone = json.path("removed").asBoolean(false);
        if (gone || topics == null || !topics.isArray() || topics.isEmpty() || topics.size() > 4) {
            return Optional.empty();
        }
        List<byte[]> words = new ArrayList<>();
        for (JsonNode topic : topics) {
            byte[] word = RpcValue.bytes(ANY, topic);
            if (word.length != 32) {
                throw bad("a topic of another length");
            }
            words.add(word);
        }
        long block = number(json.get("blockNumber"));
        Address contract = address(json.get("address"));
        String hash = json.path("transactionHash").asString("");
        if (contract == null || block < from || block > to || !hash.matches("0x[0-9a-fA-F]{64}")) {
            throw bad("a log of another place");
        }
        if (words.size() < 3 || !owner.equals(address(words.get(1)))) {
            return Optional.empty();
        }
        Subject subject = subject(contract, topics.get(0).asString(""), words);
        return subject == null || subject.spender().isZero()
                ? Optional.empty()
                : Optional.of(new Log(subject, block, hash));
    }

    /** ERC-20 and ERC-721 share the event's name; the collectible's number is a topic, the amount is not. */
    private static @Nullable Subject subject(Address contract, String event, List<byte[]> words) {
        Address second = address(words.get(2));
        if (event.equalsIgnoreCase(APPROVAL)) {
            return words.size() == 3
                    ? new Subject(Kind.AMOUNT, contract, contract, second, null)
                    : new Subject(Kind.ITEM, contract, contract, second, new BigInteger(1, words.get(3)));
        }
        if (event.equalsIgnoreCase(FOR_ALL) && words.size() == 3) {
            return new Subject(Kind.ALL, contract, contract, second, null);
        }
        boolean kept = event.equalsIgnoreCase(KEPT) || event.equalsIgnoreCase(KEPT_PERMIT);
        return kept && words.size() == 4 ? new Subject(Kind.KEPT, contract, second, address(words.get(3)), null) : null;
    }

    private static Address address(byte[] word) {
        return Address.of(Arrays.copyOfRange(word, 12, 32));
    }

    private static @Nullable Address address(@Nullable JsonNode json) throws NodeException {
        if (json == null || !json.isString()) {
            return null;
        }
        byte[] bytes = RpcValue.bytes(ANY, json);
        return bytes.length == Address.LENGTH ? Address.of(bytes) : null;
    }

    private static long number(@Nullable JsonNode json) throws NodeException {
        if (json == null) {
            throw bad("no block");
        }
        BigInteger number = RpcValue.quantity(ANY, json);
        if (number.bitLength() > 62) {
            throw bad("a block number beyond all bounds");
        }
        return number.longValueExact();
    }

    static NodeException bad(String reason) {
        return new NodeException(new NodeProblem.BadAnswer(ANY, reason));
    }
}
