package org.kakehashi.wallet.vote;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.hash.Hash;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.signature.Signature;
import org.kakehashi.wallet.typeddata.TypedData;
import org.kakehashi.wallet.typeddata.TypedDataException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A message to Snapshot: a vote, a proposal, a wish to follow. It costs nothing; who sends it signs it. */
public final class SnapshotMessage {

    /** The longest reason, in characters. */
    public static final int LONGEST_REASON = 5_000;

    /** The longest name of a program, in characters. */
    public static final int LONGEST_APP = 24;

    private final SnapshotKind kind;
    private final ObjectNode message;
    private final TypedData typedData;

    private SnapshotMessage(SnapshotKind kind, ObjectNode message) throws TypedDataException {
        this.kind = kind;
        this.message = message;
        this.typedData = TypedData.of(root());
    }

    /**
     * A message of this kind.
     *
     * @param fields in the order in which they go into the request
     * @throws TypedDataException when the fields are not exactly those of the kind
     */
    public static SnapshotMessage of(SnapshotKind kind, ObjectNode fields) throws TypedDataException {
        SnapshotMessage message = new SnapshotMessage(kind, fields.deepCopy());
        if (!message.typedData.unsignedFields().isEmpty()) {
            throw new TypedDataException("Not fields of " + kind.primaryType() + ": "
                    + String.join(", ", message.typedData.unsignedFields()));
        }
        return message;
    }

    /** What a voter chose. */
    public sealed interface Choice {

        /** One choice, counted from 1. */
        record One(int choice) implements Choice {}

        /** Several choices counted from 1: approved ones, or all in order of rank. */
        record Several(List<Integer> choices) implements Choice {
            public Several {
                choices = List.copyOf(choices);
            }
        }

        /** Weights of choices, by number counted from 1. */
        record Weights(Map<Integer, BigDecimal> weights) implements Choice {
            public Weights {
                weights = Map.copyOf(weights);
            }
        }

        /** An encrypted choice as hex, for proposals that hide votes until their end. */
        record Encrypted(String ciphertext) implements Choice {}
    }

    /**
     * A vote.
     *
     * @param seconds the time, in seconds since 1970
     * @param reason public, at most {@link #LONGEST_REASON} characters; not allowed with an encrypted choice
     * @param app the name of this program
     */
    public static SnapshotMessage vote(
            Address from, String space, String proposal, long seconds, Choice choice, String reason, String app) {
        if (reason.length() > LONGEST_REASON || app.length() > LONGEST_APP) {
            throw new IllegalArgumentException("A reason or a program's name that is too long");
        }
        if (choice instanceof Choice.Encrypted && !reason.isEmpty()) {
            throw new IllegalArgumentException("A secret vote has no public reason");
        }
        ObjectNode fields = JsonMapper.shared().createObjectNode();
        fields.put("space", space)
                .put("proposal", proposal)
                .put("timestamp", seconds)
                .put("app", app);
        SnapshotKind kind = switch (choice) {
            case Choice.One(int number) -> {
                fields.put("choice", number);
                yield SnapshotKind.VOTE_ONE;
            }
            case Choice.Several(List<Integer> numbers) -> {
                ArrayNode list = fields.putArray("choice");
                numbers.forEach(list::add);
                yield SnapshotKind.VOTE_LIST;
            }
            case Choice.Weights(Map<Integer, BigDecimal> weights) -> {
                ObjectNode byNumber = JsonMapper.shared().createObjectNode();
                weights.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .forEach(each -> byNumber.put(String.valueOf(each.getKey()), each.getValue()));
                fields.put("choice", byNumber.toString());
                yield SnapshotKind.VOTE_TEXT;
            }
            case Choice.Encrypted(String ciphertext) -> {
                fields.put("choice", ciphertext);
                yield SnapshotKind.VOTE_TEXT;
            }
        };
        fields.put("reason", reason).put("metadata", "{}").put("from", from.toHex());
        try {
            return of(kind, fields);
        } catch (TypedDataException e) {
            throw new IllegalArgumentException("A vote out of range", e);
        }
    }

    private ObjectNode root() {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        ObjectNode types = root.putObject("types");
        declare(types.putArray("EIP712Domain"), List.of("string name", "string version"));
        types.setAll((ObjectNode) types());
        root.put("primaryType", kind.primaryType());
        root.set("domain", domain());
        root.set("message", message);
        return root;
    }

    private static ObjectNode domain() {
        return JsonMapper.shared().createObjectNode().put("name", "snapshot").put("version", "0.1.4");
    }

    private JsonNode types() {
        ObjectNode types = JsonMapper.shared().createObjectNode();
        declare(types.putArray(kind.primaryType()), kind.fields());
        return types;
    }

    private static void declare(ArrayNode members, List<String> fields) {
        for (String field : fields) {
            String[] parts = field.split(" ", 2);
            members.addObject().put("name", parts[1]).put("type", parts[0]);
        }
    }

    public SnapshotKind kind() {
        return kind;
    }

    /** What is shown and signed; its digest is the message's id at Snapshot. */
    public TypedData typedData() {
        return typedData;
    }

    /** SHA-256 of the types' JSON, as 64 hex digits: what the sequencer looks up to know the kind. */
    public String typesHash() {
        byte[] json = types().toString().getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Hash.sha256(json));
    }

    /** The request body for the sequencer, with the account's signature. */
    public String envelope(Address account, Signature signature) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("address", account.toHex());
        body.put("sig", Bytes.of(signature.bytes()).toHex());
        ObjectNode content = body.putObject("data");
        content.set("domain", domain());
        content.set("types", types());
        content.set("message", message);
        return body.toString();
    }
}
