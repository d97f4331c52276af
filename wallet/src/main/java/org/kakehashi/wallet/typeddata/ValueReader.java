package org.kakehashi.wallet.typeddata;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.kakehashi.wallet.abi.AbiValue;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.rlp.Bytes;
import tools.jackson.databind.JsonNode;

/**
 * Reads the values of a message against its types. Nothing is converted, cut or filled in: what does not fit exactly is
 * refused, because wallets that guess differently would sign different things.
 */
final class ValueReader {

    private static final int DEEPEST_NESTING = 64;
    private static final int MOST_VALUES = 50_000;
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,77})");
    private static final Pattern HEX_NUMBER = Pattern.compile("0x[0-9a-fA-F]{1,64}");
    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-fA-F]{40}");

    private final TypeSet types;
    private final List<String> unsigned = new ArrayList<>();
    private int valuesRead;

    ValueReader(TypeSet types) {
        this.types = types;
    }

    /** The paths of fields that the message holds but its types do not declare, so that nobody signs them. */
    List<String> unsigned() {
        return List.copyOf(unsigned);
    }

    TypedValue.Struct struct(String type, JsonNode node, String path, int depth) throws TypedDataException {
        if (!node.isObject()) {
            throw new TypedDataException(path + " is not an object");
        }
        if (depth > DEEPEST_NESTING) {
            throw new TypedDataException("Nested deeper than " + DEEPEST_NESTING);
        }
        List<TypedValue.Field> fields = new ArrayList<>();
        Set<String> declared = new HashSet<>();
        for (Member member : types.members(type)) {
            String itsPath = path + "." + member.name();
            declared.add(member.name());
            JsonNode value = node.get(member.name());
            if (value == null || value.isNull()) {
                throw new TypedDataException(itsPath + " is missing");
            }
            fields.add(new TypedValue.Field(member.name(), value(member.type(), value, itsPath, depth + 1)));
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (!declared.contains(entry.getKey())) {
                unsigned.add(path + "." + entry.getKey());
            }
        }
        return new TypedValue.Struct(type, fields);
    }

    private TypedValue value(String type, JsonNode node, String path, int depth) throws TypedDataException {
        if (++valuesRead > MOST_VALUES) {
            throw new TypedDataException("More than " + MOST_VALUES + " values");
        }
        if (type.endsWith("]")) {
            return elements(type, node, path, depth);
        }
        if (types.isStruct(type)) {
            return struct(type, node, path, depth);
        }
        return new TypedValue.Leaf(type, leaf(type, node, path));
    }

    private TypedValue elements(String type, JsonNode node, String path, int depth) throws TypedDataException {
        if (!node.isArray()) {
            throw new TypedDataException(path + " is not a list");
        }
        if (depth > DEEPEST_NESTING) {
            throw new TypedDataException("Nested deeper than " + DEEPEST_NESTING);
        }
        int bracket = type.lastIndexOf('[');
        String length = type.substring(bracket + 1, type.length() - 1);
        if (!length.isEmpty() && node.size() != Integer.parseInt(length)) {
            throw new TypedDataException(path + " has " + node.size() + " elements instead of " + length);
        }
        List<TypedValue> values = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            values.add(value(type.substring(0, bracket), node.get(i), path + "[" + i + "]", depth + 1));
        }
        return new TypedValue.Elements(type, values);
    }

    private static AbiValue leaf(String type, JsonNode node, String path) throws TypedDataException {
        return switch (type) {
            case "bool" -> {
                if (!node.isBoolean()) {
                    throw new TypedDataException(path + " is not true or false");
                }
                yield AbiValue.of(node.booleanValue());
            }
            case "string" -> AbiValue.of(text(node, path));
            case "address" -> AbiValue.of(address(node, path));
            case "bytes" -> AbiValue.of(bytes(node, path));
            default -> type.startsWith("bytes") ? fixedBytes(type, node, path) : number(type, node, path);
        };
    }

    private static String text(JsonNode node, String path) throws TypedDataException {
        if (!node.isString()) {
            throw new TypedDataException(path + " is not text");
        }
        String text = node.stringValue();
        for (int i = 0; i < text.length(); i++) {
            boolean pair = Character.isHighSurrogate(text.charAt(i))
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (Character.isSurrogate(text.charAt(i))) {
                throw new TypedDataException(path + " holds half a character");
            }
        }
        return text;
    }

    private static Address address(JsonNode node, String path) throws TypedDataException {
        String text = text(node, path);
        if (!ADDRESS.matcher(text).matches()) {
            throw new TypedDataException(path + " is not an address of 20 bytes");
        }
        Address address = Address.of(Bytes.fromHex(text).toArray());
        String digits = text.substring(2);
        boolean oneCase =
                digits.equals(digits.toLowerCase(Locale.ROOT)) || digits.equals(digits.toUpperCase(Locale.ROOT));
        if (!oneCase && !address.toHex().equals(text)) {
            throw new TypedDataException(path + " is an address with a wrong checksum");
        }
        return address;
    }

    private static Bytes bytes(JsonNode node, String path) throws TypedDataException {
        String text = text(node, path);

        if (!text.startsWith("0x") || text.length() % 2 != 0 || !isHex(text)) {
            throw new TypedDataException(path + " is not whole bytes in hex digits");
        }
        return Bytes.fromHex(text);
    }

    private static boolean isHex(String text) {
        return text.chars().skip(2).allMatch(HexFormat::isHexDigit);
    }

    private static AbiValue fixedBytes(String type, JsonNode node, String path) throws TypedDataException {
        Bytes bytes = bytes(node, path);
        if (bytes.size() != Integer.parseInt(type.substring("bytes".length()))) {
            throw new TypedDataException(path + " has " + bytes.size() + " bytes, not " + type);
        }
        return AbiValue.of(bytes);
    }

    private static AbiValue number(String type, JsonNode node, String path) throws TypedDataException {
        BigInteger number;
        if (node.isIntegralNumber()) {
            number = node.bigIntegerValue();
        } else if (node.isString() && DECIMAL.matcher(node.stringValue()).matches()) {
            number = new BigInteger(node.stringValue());
        } else if (node.isString() && HEX_NUMBER.matcher(node.stringValue()).matches()) {
            number = new BigInteger(node.stringValue().substring(2), 16);
        } else {
            throw new TypedDataException(path + " is not a whole number");
        }
        boolean signed = type.startsWith("int");
        int bits = Integer.parseInt(type.substring(signed ? "int".length() : "uint".length()));
        boolean fits = signed ? number.bitLength() < bits : number.signum() >= 0 && number.bitLength() <= bits;
        if (!fits) {
            throw new TypedDataException(path + " is out of range for " + type);
        }
        return AbiValue.of(number);
    }
}
