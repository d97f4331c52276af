package org.kakehashi.wallet.typeddata;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.TreeSet;
import org.kakehashi.wallet.hash.Hash;
import tools.jackson.databind.JsonNode;

/**
 * The first way to the hash: straight over the JSON, by recursion, as the standard's text defines it. It shares nothing
 * with {@link ValueHasher} except the types.
 */
final class JsonHasher {

    private final TypeSet types;

    JsonHasher(TypeSet types) {
        this.types = types;
    }

    byte[] struct(String type, JsonNode value) {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        encoded.writeBytes(Hash.keccak256(encodeType(type).getBytes(StandardCharsets.UTF_8)));
        for (Member member : types.members(type)) {
            encoded.writeBytes(field(member.type(), value.path(member.name())));
        }
        return Hash.keccak256(encoded.toByteArray());
    }

    /** The struct's own declaration, then those it refers to in order of name. */
    String encodeType(String type) {
        TreeSet<String> others = new TreeSet<>();
        collect(type, others);
        others.remove(type);
        StringBuilder text = new StringBuilder(declaration(type));
        others.forEach(other -> text.append(declaration(other)));
        return text.toString();
    }

    private void collect(String type, TreeSet<String> found) {
        if (types.isStruct(type) && found.add(type)) {
            types.members(type).forEach(member -> collect(member.base(), found));
        }
    }

    private String declaration(String type) {
        StringBuilder text = new StringBuilder(type).append('(');
        String comma = "";
        for (Member member : types.members(type)) {
            text.append(comma).append(member.type()).append(' ').append(member.name());
            comma = ",";
        }
        return text.append(')').toString();
    }

    private byte[] field(String type, JsonNode value) {
        if (type.charAt(type.length() - 1) == ']') {
            String element = type.substring(0, type.lastIndexOf('['));
            ByteArrayOutputStream joined = new ByteArrayOutputStream();
            for (JsonNode each : value) {
                joined.writeBytes(field(element, each));
            }
            return Hash.keccak256(joined.toByteArray());
        }
        if (types.isStruct(type)) {
            return struct(type, value);
        }
        if (type.equals("string")) {
            return Hash.keccak256(value.asString().getBytes(StandardCharsets.UTF_8));
        }
        if (type.equals("bytes")) {
            return Hash.keccak256(hex(value));
        }
        byte[] word = new byte[32];
        if (type.equals("bool")) {
            word[31] = (byte) (value.booleanValue() ? 1 : 0);
        } else if (type.startsWith("bytes")) {
            byte[] bytes = hex(value);
            System.arraycopy(bytes, 0, word, 0, bytes.length);
        } else if (type.equals("address")) {
            System.arraycopy(hex(value), 0, word, 12, 20);
        } else {
            number(value, word);
        }
        return word;
    }

    private static void number(JsonNode value, byte[] word) {
        String text = value.asString();
        BigInteger number = text.startsWith("0x") ? new BigInteger(text.substring(2), 16) : new BigInteger(text);
        for (int i = 0; i < 32; i++) {
            word[31 - i] = number.shiftRight(8 * i).byteValue();
        }
    }

    private static byte[] hex(JsonNode value) {
        return HexFormat.of().parseHex(value.asString().substring(2));
    }
}
