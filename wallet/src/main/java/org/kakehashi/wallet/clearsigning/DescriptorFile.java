package org.kakehashi.wallet.clearsigning;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.abi.AbiException;
import org.kakehashi.wallet.address.Address;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A descriptor as a file from anywhere (ERC-7730), read strictly: it names its contracts one by one, and its functions
 * and messages by their whole signatures. Whether its words are true, nobody can tell from it.
 *
 * @param owner who made the contracts, as the file says
 * @param contracts the only places that it speaks of
 * @param subjects the functions and messages that it describes, as signatures
 * @param descriptor the description itself
 */
public record DescriptorFile(String owner, List<Place> contracts, List<String> subjects, Descriptor descriptor) {

    /** The longest file that is read, in bytes. */
    public static final int LARGEST = 128 * 1024;

    private static final int MOST_PLACES = 500;
    private static final int MOST_SUBJECTS = 300;
    private static final int LONGEST_OWNER = 100;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(40)
                            .maxNumberLength(100)
                            .maxStringLength(LARGEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public DescriptorFile {
        contracts = List.copyOf(contracts);
        subjects = List.copyOf(subjects);
    }

    /** A contract on a chain. */
    public record Place(BigInteger chainId, Address contract) {}

    /** What became of a file. */
    public sealed interface Reading {}

    public record Valid(DescriptorFile file) implements Reading {}

    /** It builds on another file of this name, which has to be given with it. */
    public record Incomplete(String other) implements Reading {}

    public record Refused(Reason reason) implements Reading {}

    /** Why a file is of no use. */
    public enum Reason {
        TOO_LARGE,
        NOT_JSON,
        /** It names no contract, or one of them wrongly. */
        NO_CONTRACT,
        /** It describes nothing by a whole signature. */
        NOTHING_DESCRIBED
    }

    /**
     * Reads a file.
     *
     * @param included the file that it builds on, or null; its own statements win
     */
    public static Reading read(byte[] bytes, byte @Nullable [] included) {
        if (bytes.length > LARGEST || (included != null && included.length > LARGEST)) {
            return new Refused(Reason.TOO_LARGE);
        }
        JsonNode root;
        JsonNode base;
        try {
            root = JSON.readTree(text(bytes));
            base = included == null ? null : JSON.readTree(text(included));
        } catch (JacksonException | CharacterCodingException e) {
            return new Refused(Reason.NOT_JSON);
        }
        if (!root.isObject() || (base != null && !base.isObject())) {
            return new Refused(Reason.NOT_JSON);
        }
        if (base == null && Descriptor.needsAnother(root)) {
            return new Incomplete(
                    root.path("includes").asString("").replace('\\', '/').replaceFirst("^.*/", ""));
        }
        return checked(Descriptor.of(root, base));
    }

    /** The files that come with the program; what they call things are keys of its own texts. */
    static DescriptorFile own(String name) {
        try (InputStream in = Objects.requireNonNull(DescriptorFile.class.getResourceAsStream("own/" + name))) {
            return read(in.readAllBytes(), null) instanceof Valid(DescriptorFile file) ? file : missing(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DescriptorFile missing(String name) {
        throw new IllegalStateException("not a description: " + name);
    }

    private static String text(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static Reading checked(Descriptor descriptor) {
        List<Place> places = new ArrayList<>();
        List<String> subjects = new ArrayList<>();
        for (String kind : List.of("contract", "eip712")) {
            for (JsonNode each : descriptor.root().path("context").path(kind).path("deployments")) {
                BigInteger chain = descriptor.number(each.path("chainId")).orElse(BigInteger.ZERO);
                Address address = descriptor.address(each.path("address")).orElse(Address.ZERO);
                if (chain.signum() <= 0 || address.isZero() || places.size() >= MOST_PLACES) {
                    return new Refused(Reason.NO_CONTRACT);
                }
                places.add(new Place(chain, address));
            }
        }
        if (places.isEmpty()) {
            return new Refused(Reason.NO_CONTRACT);
        }
        boolean messages = descriptor.root().path("context").has("eip712");
        descriptor.root().path("display").path("formats").properties().stream()
                .filter(format -> format.getValue().isObject() && isWhole(format.getKey(), messages))
                .limit(MOST_SUBJECTS)
                .forEach(format -> subjects.add(format.getKey()));
        if (subjects.isEmpty()) {
            return new Refused(Reason.NOTHING_DESCRIBED);
        }
        String owner = descriptor.root().path("metadata").path("owner").asString("");
        return new Valid(new DescriptorFile(
                owner.length() <= LONGEST_OWNER ? owner : owner.substring(0, LONGEST_OWNER),
                places.stream().distinct().toList(),
                subjects,
                descriptor));
    }

    /** A function's signature, or the declaration of a message's type; not the bare name of either. */
    private static boolean isWhole(String key, boolean message) {
        if (message) {
            return key.indexOf('(') > 0 && key.endsWith(")");
        }
        try {
            return !NamedSignature.parse(key).function().name().isEmpty();
        } catch (AbiException e) {
            return false;
        }
    }
}
