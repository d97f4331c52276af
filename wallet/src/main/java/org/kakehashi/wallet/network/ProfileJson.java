package org.kakehashi.wallet.network;

import java.math.BigInteger;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes profiles as JSON, strictly: every member present, none unknown, all of the right kind and bounded. */
final class ProfileJson {

    private static final int MAX_BYTES = 32 << 10;

    private static final Set<String> MEMBERS = Set.of(
            "id",
            "name",
            "chainId",
            "hrp",
            "symbol",
            "baseUnit",
            "decimals",
            "coinTypes",
            "nodes",
            "historicNodes",
            "explorer",
            "transactionTypes",
            "preferredType",
            "minimumGasPrice",
            "features",
            "genesisHash",
            "ended",
            "playMoney");

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxDocumentLength(MAX_BYTES)
                            .maxNestingDepth(4)
                            .maxStringLength(4096)
                            .maxNumberLength(20)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ProfileJson() {}

    /** @throws IllegalArgumentException saying what is wrong with it */
    static NetworkProfile read(byte[] json) {
        if (json.length > MAX_BYTES) {
            throw new IllegalArgumentException("a profile has at most " + MAX_BYTES + " bytes");
        }
        JsonNode root;
        try {
            root = MAPPER.readTree(json);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
        if (!root.isObject() || !Set.copyOf(root.propertyNames()).equals(MEMBERS)) {
            throw new IllegalArgumentException("a profile has exactly the members " + MEMBERS);
        }
        String explorer = textOrNull(root, "explorer");
        return new NetworkProfile(
                text(root, "id"),
                text(root, "name"),
                number(root, "chainId"),
                textOrNull(root, "hrp"),
                text(root, "symbol"),
                text(root, "baseUnit"),
                Math.toIntExact(number(root, "decimals")),
                list(root, "coinTypes", element -> (int) whole("coinTypes", element, Integer.MAX_VALUE)),
                list(root, "nodes", element -> URI.create(string("nodes", element))),
                list(root, "historicNodes", element -> URI.create(string("historicNodes", element))),
                explorer == null ? null : URI.create(explorer),
                set(root, "transactionTypes", TransactionKind::valueOf),
                TransactionKind.valueOf(text(root, "preferredType")),
                decimal(root, "minimumGasPrice"),
                set(root, "features", Feature::valueOf),
                textOrNull(root, "genesisHash"),
                truth(root, "ended"),
                truth(root, "playMoney"));
    }

    static String write(NetworkProfile profile) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("id", profile.id());
        root.put("name", profile.name());
        root.put("chainId", profile.chainId());
        root.put("hrp", profile.hrp());
        root.put("symbol", profile.symbol());
        root.put("baseUnit", profile.baseUnit());
        root.put("decimals", profile.decimals());
        ArrayNode coinTypes = root.putArray("coinTypes");
        profile.coinTypes().forEach(type -> coinTypes.add(type.intValue()));
        strings(root, "nodes", profile.nodes());
        strings(root, "historicNodes", profile.historicNodes());
        URI explorer = profile.explorer();
        root.put("explorer", explorer == null ? null : explorer.toString());
        strings(
                root,
                "transactionTypes",
                profile.transactionTypes().stream().sorted().toList());
        root.put("preferredType", profile.preferredType().name());
        root.put("minimumGasPrice", profile.minimumGasPrice().toString());
        strings(root, "features", profile.features().stream().sorted().toList());
        root.put("genesisHash", profile.genesisHash());
        root.put("ended", profile.ended());
        root.put("playMoney", profile.playMoney());
        return MAPPER.writeValueAsString(root);
    }

    private static void strings(ObjectNode root, String member, List<?> values) {
        ArrayNode array = root.putArray(member);
        values.forEach(value -> array.add(value.toString()));
    }

    private static JsonNode member(JsonNode root, String name) {
        JsonNode member = root.get(name);
        if (member == null) {
            throw new IllegalArgumentException(name);
        }
        return member;
    }

    private static String text(JsonNode root, String name) {
        return string(name, member(root, name));
    }

    private static @Nullable String textOrNull(JsonNode root, String name) {
        JsonNode member = member(root, name);
        return member.isNull() ? null : string(name, member);
    }

    private static String string(String name, JsonNode node) {
        if (!node.isString()) {
            throw new IllegalArgumentException(name);
        }
        return node.stringValue();
    }

    private static long number(JsonNode root, String name) {
        return whole(name, member(root, name), NetworkProfile.MAX_CHAIN_ID);
    }

    private static long whole(String name, JsonNode node, long most) {
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0 || node.longValue() > most) {
            throw new IllegalArgumentException(name);
        }
        return node.longValue();
    }

    private static BigInteger decimal(JsonNode root, String name) {
        String text = text(root, name);
        if (!text.matches("[0-9]{1,39}")) {
            throw new IllegalArgumentException(name);
        }
        return new BigInteger(text);
    }

    private static boolean truth(JsonNode root, String name) {
        JsonNode member = member(root, name);
        if (!member.isBoolean()) {
            throw new IllegalArgumentException(name);
        }
        return member.booleanValue();
    }

    private static <T> List<T> list(JsonNode root, String name, Function<JsonNode, T> element) {
        JsonNode member = member(root, name);
        if (!member.isArray() || member.size() > NetworkProfile.MAX_NODES) {
            throw new IllegalArgumentException(name);
        }
        List<T> values = new ArrayList<>();
        for (JsonNode each : member) {
            values.add(element.apply(each));
        }
        return values;
    }

    private static <T> Set<T> set(JsonNode root, String name, Function<String, T> value) {
        return new LinkedHashSet<>(list(root, name, element -> value.apply(string(name, element))));
    }
}
