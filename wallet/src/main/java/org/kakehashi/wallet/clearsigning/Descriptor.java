package org.kakehashi.wallet.clearsigning;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.abi.Abi;
import org.kakehashi.wallet.abi.AbiException;
import org.kakehashi.wallet.abi.AbiValue;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.typeddata.TypedData;
import org.kakehashi.wallet.typeddata.TypedValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A published description of a contract's calls or messages (ERC-7730). It counts only for the addresses and chains that
 * it names, and what it does not mention is not shown; so it is shown beside, never instead of, what is signed.
 */
public final class Descriptor {

    /** ERC-4626, the one standard that included files include in turn. */
    private static final String VAULTS = "calldata-erc4626-vaults.json";

    /** In a path: every element of an array, and then something in it. */
    private static final String EVERY = "[].";

    private static final int MOST_LINES = 200;
    private static final int DEEPEST_GROUP = 8;
    private static final int LONGEST_PATH = 300;
    private static final int LONGEST_TEXT = 20_000;

    private final JsonNode root;

    /**
     * What a descriptor says, and what it speaks about.
     *
     * @param values all arguments of the call or fields of the message, whether the descriptor mentions them or not
     * @param rest bytes of a call behind its arguments, which the contract may read or not
     */
    record Reading(ClearText text, TypedValue.Struct values, Bytes rest) {}

    private Descriptor(JsonNode root) {
        this.root = root;
    }

    /**
     * Takes a descriptor.
     *
     * @param included the file that it includes, or null; its own statements win
     */
    public static Descriptor of(JsonNode descriptor, @Nullable JsonNode included) {
        if (!(descriptor instanceof ObjectNode own)) {
            throw new IllegalArgumentException("A descriptor is a JSON object");
        }
        JsonNode base = included == null ? standard(own) : of(included, null).root;
        return new Descriptor(base instanceof ObjectNode inherited ? merged(inherited, own) : own);
    }

    JsonNode root() {
        return root;
    }

    /** Whether a descriptor builds on another file than the one standard that comes with the wallet. */
    static boolean needsAnother(JsonNode descriptor) {
        String other = descriptor.path("includes").asString("");
        return !other.isEmpty() && !other.endsWith("/ercs/" + VAULTS);
    }

    /** The description of a standard's functions that comes with the wallet, where a descriptor includes it. */
    private static @Nullable JsonNode standard(ObjectNode descriptor) {
        if (!descriptor.path("includes").asString("").endsWith("/ercs/" + VAULTS)) {
            return null;
        }
        try (InputStream in = Objects.requireNonNull(Descriptor.class.getResourceAsStream(VAULTS))) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode merged(ObjectNode base, ObjectNode own) {
        ObjectNode result = base.deepCopy();
        for (Map.Entry<String, JsonNode> each : own.properties()) {
            JsonNode before = result.get(each.getKey());
            boolean deep = before instanceof ObjectNode && each.getValue() instanceof ObjectNode;
            result.set(
                    each.getKey(), deep ? merged((ObjectNode) before, (ObjectNode) each.getValue()) : each.getValue());
        }
        return result;
    }

    /**
     * A call in words; empty when the descriptor does not speak of this contract and function.
     *
     * @param from the sender, or null where nobody has signed yet
     */
    public Optional<ClearText> describe(
            BigInteger chainId, Address to, @Nullable Address from, BigInteger value, Bytes data, Directory directory) {
        return read(chainId, to, from, value, data, directory).map(Reading::text);
    }

    Optional<Reading> read(
            BigInteger chainId, Address to, @Nullable Address from, BigInteger value, Bytes data, Directory directory) {
        if (!speaksOf("contract", chainId, to)) {
            return Optional.empty();
        }
        for (Map.Entry<String, JsonNode> format :
                root.path("display").path("formats").properties()) {
            try {
                NamedSignature signature = NamedSignature.parse(format.getKey());
                if (signature.function().isCalledBy(data)) {
                    Abi.Decoded decoded = signature.function().arguments(data);
                    TypedValue.Struct values = signature.named(decoded.values());
                    Subject subject = new Subject(values, chainId, to, from, value);
                    return Optional.of(
                            new Reading(text(format.getValue(), subject, directory), values, decoded.rest()));
                }
            } catch (AbiException e) {
                // Not a signature, or a call that does not fit it: nothing is said about it.
                continue;
            }
        }
        return Optional.empty();
    }

    /** A typed message in words; empty when the descriptor does not speak of it. */
    public Optional<ClearText> describe(TypedData message, Directory directory) {
        boolean named = !root.path("context").path("eip712").path("deployments").isEmpty();
        return named && !speaksOf(message)
                ? Optional.empty()
                : format(message, true).map(format -> text(format, subject(message), directory));
    }

    /** The same where the descriptor names the contract, and every member of the message's type with it. */
    Optional<Reading> read(TypedData message, Directory directory) {
        return !speaksOf(message)
                ? Optional.empty()
                : format(message, false)
                        .map(format ->
                                new Reading(text(format, subject(message), directory), message.message(), Bytes.EMPTY));
    }

    private Optional<JsonNode> format(TypedData message, boolean byNameAlone) {
        String type = message.encodedType();
        for (Map.Entry<String, JsonNode> format :
                root.path("display").path("formats").properties()) {
            String key = format.getKey().replace(", ", ",");
            if (key.equals(type) || (byNameAlone && key.equals(message.primaryType()))) {
                return Optional.of(format.getValue());
            }
        }
        return Optional.empty();
    }

    private static Subject subject(TypedData message) {
        return new Subject(
                message.message(),
                message.chainId().orElse(BigInteger.ZERO),
                message.verifyingContract().orElse(Address.ZERO),
                null,
                BigInteger.ZERO);
    }

    private boolean speaksOf(TypedData message) {
        return speaksOf(
                        "eip712",
                        message.chainId().orElse(BigInteger.ZERO),
                        message.verifyingContract().orElse(Address.ZERO))
                && sameDomain(message);
    }

    /** What the descriptor says about the domain beside chain and contract. */
    private boolean sameDomain(TypedData message) {
        JsonNode wanted = root.path("context").path("eip712").path("domain");
        for (String field : List.of("name", "version")) {
            String there = message.domain()
                    .field(field)
                    .map(value -> value instanceof TypedValue.Leaf(var _, AbiValue.Text(String text)) ? text : "")
                    .orElse("");
            if (wanted.path(field).isString()
                    && !wanted.path(field).stringValue().equals(there)) {
                return false;
            }
        }
        return true;
    }

    private boolean speaksOf(String kind, BigInteger chainId, Address address) {
        for (JsonNode each : root.path("context").path(kind).path("deployments")) {
            boolean sameChain = each.path("chainId").asString("").equals(chainId.toString());
            if (sameChain && addressOf(each.path("address").asString("")).equals(Optional.of(address))) {
                return true;
            }
        }
        return false;
    }

    private ClearText text(JsonNode format, Subject subject, Directory directory) {
        List<ClearText.Line> lines = new ArrayList<>();
        FieldText texts = new FieldText(this, subject, directory);
        addLines(format.path("fields"), subject.root(), subject, texts, lines, 0);
        String owner = root.path("metadata").path("owner").asString("");
        JsonNode intent = format.path("intent");
        return new ClearText(owner, intent.isString() ? intent.stringValue() : "", lines);
    }

    /** Fields of the elements of one array, named one after the other, are shown element by element. */
    private void addLines(
            JsonNode fields,
            TypedValue place,
            Subject subject,
            FieldText texts,
            List<ClearText.Line> lines,
            int depth) {
        int next = 0;
        while (fields.isArray() && next < fields.size()) {
            String array = array(fields.get(next));
            ArrayNode run = JsonMapper.shared().createArrayNode();
            int end = next;
            while (!array.isEmpty()
                    && end < fields.size()
                    && array(fields.get(end)).equals(array)) {
                run.add(within(array, (ObjectNode) fields.get(end++)));
            }
            if (run.size() < 2) {
                addLine(referred(fields.get(next++)), place, subject, texts, lines, depth);
                continue;
            }
            for (TypedValue element : subject.at(array, place)) {
                addLines(run, element, subject, texts, lines, depth + 1);
            }
            next = end;
        }
    }

    /** The part of a field's path up to the first "every element", or nothing. */
    private static String array(JsonNode field) {
        String path = field.path("path").asString("");
        int every = path.indexOf(EVERY);
        return every < 0 ? "" : path.substring(0, every + EVERY.length() - 1);
    }

    private static ObjectNode within(String array, ObjectNode field) {
        ObjectNode copy = field.deepCopy();
        copy.put("path", field.path("path").asString("").substring(array.length() + 1));
        String token = field.path("params").path("tokenPath").asString("");
        if (token.startsWith(array + ".") && copy.get("params") instanceof ObjectNode params) {
            params.put("tokenPath", token.substring(array.length() + 1));
        }
        return copy;
    }

    private void addLine(
            JsonNode field, TypedValue place, Subject subject, FieldText texts, List<ClearText.Line> lines, int depth) {
        if (!texts.goesOn()
                || lines.size() >= MOST_LINES
                || depth > DEEPEST_GROUP
                || field.path("path").asString("").length() > LONGEST_PATH
                || field.path("visible").asString("").equals("never")) {
            return;
        }
        String label = field.path("label").asString("");
        String path = field.path("path").asString("");
        List<TypedValue> values = path.isEmpty() ? List.of(place) : subject.at(path, place);
        if (field.has("fields")) {
            for (TypedValue value : values) {
                addLines(field.path("fields"), value, subject, texts, lines, depth + 1);
            }
        } else if (field.has("value")) {
            lines.add(new ClearText.Line(
                    label, bounded(resolve(field.path("value")).asString(""))));
        } else {
            for (TypedValue value : flat(values)) {
                if (lines.size() < MOST_LINES) {
                    lines.add(new ClearText.Line(label, bounded(texts.of(field, value, place))));
                }
            }
        }
    }

    private static String bounded(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }

    private static List<TypedValue> flat(List<TypedValue> values) {
        List<TypedValue> flat = new ArrayList<>();
        for (TypedValue value : values) {
            if (value instanceof TypedValue.Elements elements) {
                flat.addAll(elements.values());
            } else {
                flat.add(value);
            }
        }
        return flat;
    }

    /** A field with what it refers to filled in; its own statements win. */
    private JsonNode referred(JsonNode field) {
        if (field instanceof ObjectNode own
                && own.has("$ref")
                && resolve(own.path("$ref")) instanceof ObjectNode definition) {
            return merged(definition, own);
        }
        return field;
    }

    /** What a text like {@code $.metadata.constants.max} points at; any other value as it is. */
    JsonNode resolve(JsonNode node) {
        if (!node.isString() || !node.stringValue().startsWith("$.")) {
            return node;
        }
        JsonNode target = root;
        for (String step : node.stringValue().substring(2).split("\\.", -1)) {
            target = target.path(step);
        }
        return target;
    }

    Optional<BigInteger> number(JsonNode node) {
        JsonNode value = resolve(node);
        if (value.isIntegralNumber()) {
            return Optional.of(value.bigIntegerValue());
        }
        String text = value.asString("").toLowerCase(Locale.ROOT);
        if (text.matches("0x[0-9a-f]{1,64}")) {
            return Optional.of(new BigInteger(text.substring(2), 16));
        }
        return text.matches("[0-9]{1,78}") ? Optional.of(new BigInteger(text)) : Optional.empty();
    }

    Optional<Address> address(JsonNode node) {
        return addressOf(resolve(node).asString(""));
    }

    Set<Address> addresses(JsonNode node) {
        JsonNode value = resolve(node);
        Set<Address> addresses = new HashSet<>();
        if (value.isArray()) {
            value.forEach(each -> address(each).ifPresent(addresses::add));
        } else {
            address(value).ifPresent(addresses::add);
        }
        return addresses;
    }

    private static Optional<Address> addressOf(String text) {
        return text.matches("0x[0-9a-fA-F]{40}") ? Optional.of(Address.ofHex(text)) : Optional.empty();
    }
}
