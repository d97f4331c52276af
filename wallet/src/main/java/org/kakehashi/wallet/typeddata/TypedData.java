package org.kakehashi.wallet.typeddata;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kakehashi.wallet.abi.AbiValue;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.signature.Signature;
import org.kakehashi.wallet.signature.Signer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A typed message of EIP-712, as {@code eth_signTypedData_v4} takes it. Reading refuses everything that is not exactly
 * determined: missing or null fields, numbers out of range, texts where numbers belong, wrong lengths, wrong address
 * checksums, unknown or doubly declared types. The hash is computed twice, over the JSON and over the values that are
 * shown, and both must agree.
 */
public final class TypedData {

    /** The longest message that is read, in characters. */
    public static final int LONGEST_TEXT = 1024 * 1024;

    private static final Map<String, String> DOMAIN_FIELDS = domainFields();
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(100)
                            .maxNumberLength(100)
                            .maxStringLength(LONGEST_TEXT)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String primaryType;
    private final TypedValue.Struct domain;
    private final TypedValue.Struct message;
    private final List<String> unsignedFields;
    private final String encodedType;
    private final Bytes domainSeparator;
    private final Bytes messageHash;
    private final Bytes digest;

    private TypedData(JsonNode root) throws TypedDataException {
        JsonNode domainNode = object(root, "domain");
        JsonNode messageNode = object(root, "message");
        JsonNode primary = root.path("primaryType");
        if (!primary.isString()) {
            throw new TypedDataException("No primary type");
        }
        primaryType = primary.stringValue();
        TypeSet types = TypeSet.read(root.path("types"), undeclaredDomain(domainNode));
        checkDomain(types);
        if (!types.isStruct(primaryType) || primaryType.equals(TypeSet.DOMAIN)) {
            throw new TypedDataException("Unknown type: " + primaryType);
        }
        ValueReader domainReader = new ValueReader(types);
        domain = domainReader.struct(TypeSet.DOMAIN, domainNode, "domain", 0);
        if (!domainReader.unsigned().isEmpty()) {
            throw new TypedDataException("Not covered by the signature: " + String.join(", ", domainReader.unsigned()));
        }
        ValueReader reader = new ValueReader(types);
        message = reader.struct(primaryType, messageNode, "message", 0);
        unsignedFields = reader.unsigned();

        JsonHasher first = new JsonHasher(types);
        ValueHasher second = new ValueHasher(types);
        encodedType = first.encodeType(primaryType);
        domainSeparator = agreed(first.struct(TypeSet.DOMAIN, domainNode), second.struct(domain));
        messageHash = agreed(first.struct(primaryType, messageNode), second.struct(message));
        digest = Bytes.of(new byte[] {0x19, 0x01})
                .plus(domainSeparator)
                .plus(messageHash)
                .keccak256();
    }

    private static Bytes agreed(byte[] first, Bytes second) {
        if (!Bytes.of(first).equals(second)) {
            throw new IllegalStateException("The two computations of a typed message's hash do not agree");
        }
        return second;
    }

    /**
     * Reads a message.
     *
     * @throws TypedDataException when it must not be signed
     */
    public static TypedData read(String json) throws TypedDataException {
        if (json.length() > LONGEST_TEXT) {
            throw new TypedDataException("A message of " + json.length() + " characters");
        }
        try {
            return of(JSON.readTree(json));
        } catch (JacksonException e) {
            throw new TypedDataException("The message is not JSON, or names a field twice");
        }
    }

    /**
     * Takes a message that is already parsed.
     *
     * @throws TypedDataException when it must not be signed
     */
    public static TypedData of(JsonNode root) throws TypedDataException {
        return new TypedData(root);
    }

    private static JsonNode object(JsonNode root, String name) throws TypedDataException {
        JsonNode node = root.path(name);
        if (!node.isObject()) {
            throw new TypedDataException("No " + name);
        }
        return node;
    }

    /** Without a declaration the domain's type follows from its fields, in the order of the standard. */
    private static List<Member> undeclaredDomain(JsonNode domain) throws TypedDataException {
        List<Member> members = new ArrayList<>();
        DOMAIN_FIELDS.forEach((name, type) -> {
            if (domain.has(name)) {
                members.add(new Member(name, type));
            }
        });
        return List.copyOf(members);
    }

    private static void checkDomain(TypeSet types) throws TypedDataException {
        for (Member member : types.members(TypeSet.DOMAIN)) {
            if (!member.type().equals(DOMAIN_FIELDS.get(member.name()))) {
                throw new TypedDataException("The domain has no field " + member.type() + " " + member.name());
            }
        }
    }

    private static Map<String, String> domainFields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", "string");
        fields.put("version", "string");
        fields.put("chainId", "uint256");
        fields.put("verifyingContract", "address");
        fields.put("salt", "bytes32");
        return fields;
    }

    /** The struct type that the message is of. */
    public String primaryType() {
        return primaryType;
    }

    /** Who asks for the signature and where it counts. */
    public TypedValue.Struct domain() {
        return domain;
    }

    /** What is signed, for showing. */
    public TypedValue.Struct message() {
        return message;
    }

    /** Paths of fields that the message holds but nobody signs; the screen says so. */
    public List<String> unsignedFields() {
        return unsignedFields;
    }

    /** The declaration of the primary type and all that it refers to ({@code encodeType}). */
    public String encodedType() {
        return encodedType;
    }

    /** The chain that the domain names, if any. */
    public Optional<BigInteger> chainId() {
        return domain.field("chainId")
                .map(value ->
                        value instanceof TypedValue.Leaf(String type, AbiValue.Number(var number)) ? number : null);
    }

    /** The contract that the domain names, if any. */
    public Optional<Address> verifyingContract() {
        return domain.field("verifyingContract")
                .map(value -> value instanceof TypedValue.Leaf(String type, AbiValue.AddressValue(var address))
                        ? address
                        : null);
    }

    /** The name that the domain gives itself, if any; a claim and no proof. */
    public Optional<String> name() {
        return domain.field("name")
                .map(value -> value instanceof TypedValue.Leaf(String type, AbiValue.Text(var text)) ? text : null);
    }

    /** 32 bytes: the hash of the domain. */
    public Bytes domainSeparator() {
        return domainSeparator;
    }

    /** 32 bytes: the hash of the message without the domain. */
    public Bytes messageHash() {
        return messageHash;
    }

    /** 32 bytes: what is signed, keccak256(19 01 ‖ domain separator ‖ message hash). */
    public Bytes digest() {
        return digest;
    }

    /**
     * Signs, and checks that the signature leads back to the signer.
     *
     * @param from the account that the person was told signs
     */
    public Signature sign(Signer signer, Address from) {
        Signature signature = signer.sign(digest.toArray());
        if (!signature.recoverAddress(digest.toArray()).equals(Optional.of(from))) {
            throw new IllegalStateException("The signature does not lead back to the account");
        }
        return signature;
    }
}
