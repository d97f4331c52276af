package org.kakehashi.wallet.history;

import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.rpc.BlockTime;
import org.kakehashi.wallet.rpc.NodeClient.Call;
import org.kakehashi.wallet.rpc.NodeClient.Outcome;
import org.kakehashi.wallet.rpc.NodeException;
import org.kakehashi.wallet.rpc.NodePool;
import org.kakehashi.wallet.rpc.NodeProblem;
import org.kakehashi.wallet.rpc.RpcValue;
import tools.jackson.databind.JsonNode;

/** Reads the members of blocks, transactions and logs, and refuses what is not of their shape. */
final class ChainJson {

    private static final URI ANY = URI.create("");

    private ChainJson() {}

    static NodeException bad(String reason) {
        return new NodeException(new NodeProblem.BadAnswer(ANY, reason));
    }

    static JsonNode member(JsonNode object, String name) throws NodeException {
        JsonNode value = object.get(name);
        if (value == null || value.isNull()) {
            throw bad("no " + name);
        }
        return value;
    }

    static BigInteger quantity(JsonNode object, String name) throws NodeException {
        return RpcValue.quantity(ANY, member(object, name));
    }

    /** A quantity that counts something: below 2^62. */
    static long number(JsonNode object, String name) throws NodeException {
        BigInteger value = quantity(object, name);
        if (value.bitLength() > 62) {
            throw bad(name + " beyond all bounds");
        }
        return value.longValueExact();
    }

    static String hash(JsonNode object, String name) throws NodeException {
        JsonNode value = member(object, name);
        String text = value.isString() ? value.stringValue().toLowerCase(Locale.ROOT) : "";
        if (!text.matches("0x[0-9a-f]{64}")) {
            throw bad(name + " is no hash");
        }
        return text;
    }

    static Address address(JsonNode object, String name) throws NodeException {
        byte[] bytes = RpcValue.bytes(ANY, member(object, name));
        if (bytes.length != Address.LENGTH) {
            throw bad(name + " is no address");
        }
        return Address.of(bytes);
    }

    static List<JsonNode> results(List<Outcome> outcomes) throws NodeException {
        List<JsonNode> results = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            switch (outcome) {
                case Outcome.Result result -> results.add(result.value());
                case Outcome.Failed failed -> throw new NodeException(failed.error());
            }
        }
        return results;
    }

    /** The times of some blocks; those whose time cannot be read are left out. */
    static Map<Long, Instant> times(NodePool nodes, List<Long> blocks) throws NodeException {
        List<Call> calls = blocks.stream()
                .map(block -> Call.of("eth_getBlockByNumber", "0x" + Long.toHexString(block), false))
                .toList();
        List<JsonNode> answers = results(nodes.batch(calls));
        Map<Long, Instant> times = new HashMap<>();
        for (int i = 0; i < blocks.size(); i++) {
            if (answers.get(i).isObject()) {
                long block = blocks.get(i);
                BlockTime.of(quantity(answers.get(i), "timestamp")).ifPresent(time -> times.put(block, time));
            }
        }
        return times;
    }
}
