package org.kakehashi.wallet.systemcontract;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.address.Bech32;
import org.kakehashi.wallet.rlp.Bytes;
import tools.jackson.databind.JsonNode;

/**
 * The members of one object in an answer, each read in the one form that nodes write: amounts as 0x hex, governance
 * values as decimal text, heights as JSON numbers, addresses as bech32. Anything else is a {@link
 * MalformedAnswerException}.
 */
public final class AnswerFields {

    /** The most objects in a list that is read. */
    public static final int MOST_OBJECTS = 20_000;

    private static final int LONGEST_AMOUNT = 66;
    private static final int LONGEST_DECIMAL = 78;
    private static final int HASH = 32;

    private final JsonNode object;

    private AnswerFields(JsonNode object) {
        this.object = object;
    }

    /** The members of an object. */
    public static AnswerFields of(JsonNode object) throws MalformedAnswerException {
        if (!object.isObject()) {
            throw new MalformedAnswerException("an object is missing");
        }
        return new AnswerFields(object);
    }

    /** The members of every object of a list; null stands for the empty list, as Go writes it. */
    public static List<AnswerFields> list(JsonNode array) throws MalformedAnswerException {
        if (array.isNull()) {
            return List.of();
        }
        if (!array.isArray() || array.size() > MOST_OBJECTS) {
            throw new MalformedAnswerException("a list is missing or too long");
        }
        List<AnswerFields> objects = new ArrayList<>();
        for (JsonNode each : array) {
            objects.add(of(each));
        }
        return objects;
    }

    /** Whether there is such a member and it is not null. */
    public boolean has(String name) {
        return object.hasNonNull(name);
    }

    /** The member as it is; a missing node where there is none. */
    public JsonNode raw(String name) {
        return object.path(name);
    }

    /** The member that is an object. */
    public AnswerFields inner(String name) throws MalformedAnswerException {
        return of(object.path(name));
    }

    /** The member that is a list of objects. */
    public List<AnswerFields> inners(String name) throws MalformedAnswerException {
        return list(object.path(name));
    }

    /** An amount in von. */
    public BigInteger amount(String name) throws MalformedAnswerException {
        return amount(object.path(name), name);
    }

    /** An amount in von, zero where the node does not know the member (the other network's node, or an older one). */
    public BigInteger amountOrZero(String name) throws MalformedAnswerException {
        return has(name) ? amount(name) : BigInteger.ZERO;
    }

    /** An amount that stands alone. */
    public static BigInteger amount(JsonNode value) throws MalformedAnswerException {
        return amount(value, "result");
    }

    private static BigInteger amount(JsonNode value, String name) throws MalformedAnswerException {
        String text = value.isString() ? value.stringValue() : "";
        if (!text.startsWith("0x") || text.length() < 3 || text.length() > LONGEST_AMOUNT || !isHex(text, 2)) {
            throw new MalformedAnswerException(name + " is no amount");
        }
        return new BigInteger(text.substring(2), 16);
    }

    /** A number from zero up written in decimal digits. */
    public static BigInteger decimal(JsonNode value) throws MalformedAnswerException {
        String text = value.isString() ? value.stringValue() : "";
        if (text.isEmpty() || text.length() > LONGEST_DECIMAL || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new MalformedAnswerException("no decimal number");
        }
        return new BigInteger(text);
    }

    /** A height, an epoch, a count: a JSON number from zero up. */
    public long number(String name) throws MalformedAnswerException {
        return number(object.path(name), name);
    }

    /** A number that stands alone. */
    public static long number(JsonNode value) throws MalformedAnswerException {
        return number(value, "result");
    }

    private static long number(JsonNode value, String name) throws MalformedAnswerException {
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw new MalformedAnswerException(name + " is no number");
        }
        return value.longValue();
    }

    /** A number in a range. */
    public int number(String name, int most) throws MalformedAnswerException {
        long value = number(name);
        if (value > most) {
            throw new MalformedAnswerException(name + " is too large");
        }
        return (int) value;
    }

    /** A text of at most so many characters; longer ones are cut, since anyone may write them. */
    public String text(String name, int most) throws MalformedAnswerException {
        JsonNode value = object.path(name);
        if (!value.isString()) {
            throw new MalformedAnswerException(name + " is no text");
        }
        String text = value.stringValue();
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end);
    }

    /** A node id. */
    public NodeId node(String name) throws MalformedAnswerException {
        JsonNode value = object.path(name);
        return NodeId.parse(value.isString() ? value.stringValue() : "")
                .orElseThrow(() -> new MalformedAnswerException(name + " is no node id"));
    }

    /**
     * An address.
     *
     * @param hrp the network's prefix; null accepts any
     */
    public Address address(String name, @Nullable String hrp) throws MalformedAnswerException {
        JsonNode value = object.path(name);
        String text = value.isString() ? value.stringValue() : "";
        if (text.startsWith("0x")) {
            if (text.length() == 42 && isHex(text, 2)) {
                return Address.ofHex(text);
            }
        } else if (Bech32.decode(text) instanceof Bech32.Sound sound
                && sound.payload().length == Address.LENGTH
                && (hrp == null || hrp.equals(sound.hrp()))) {
            return Address.of(sound.payload());
        }
        throw new MalformedAnswerException(name + " is no address of this network");
    }

    /** 32 bytes as 0x hex. */
    public Bytes hash(String name) throws MalformedAnswerException {
        JsonNode value = object.path(name);
        String text = value.isString() ? value.stringValue() : "";
        if (text.length() != 2 + 2 * HASH || !text.startsWith("0x") || !isHex(text, 2)) {
            throw new MalformedAnswerException(name + " is no hash");
        }
        return Bytes.fromHex(text);
    }

    private static boolean isHex(String text, int from) {
        return text.chars().skip(from).allMatch(c -> c < 128 && Character.digit(c, 16) >= 0);
    }

    /** The members' names, for nothing but the sentence of an exception. */
    @Override
    public String toString() {
        return Arrays.toString(object.propertyNames().toArray());
    }
}
