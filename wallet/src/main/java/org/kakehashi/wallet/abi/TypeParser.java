package org.kakehashi.wallet.abi;

import java.util.ArrayList;
import java.util.List;

/** Reads type names such as {@code (uint256,bytes32[])[3]}, with bounded length and depth. */
final class TypeParser {

    private static final int LONGEST_NAME = 10_000;
    private static final int DEEPEST_NESTING = 32;

    private final String text;
    private int position;

    private TypeParser(String text) {
        this.text = text;
    }

    static AbiType parse(String name) throws AbiException {
        TypeParser parser = checked(name);
        AbiType type = parser.type(0);
        parser.expectEnd();
        return type;
    }

    /** Reads the parenthesised list of a signature. */
    static List<AbiType> parseList(String list) throws AbiException {
        TypeParser parser = checked(list);
        List<AbiType> types = parser.list(0);
        parser.expectEnd();
        return types;
    }

    private static TypeParser checked(String name) throws AbiException {
        if (name.length() > LONGEST_NAME) {
            throw new AbiException("A type name of " + name.length() + " characters");
        }
        return new TypeParser(name);
    }

    private AbiType type(int depth) throws AbiException {
        if (depth > DEEPEST_NESTING) {
            throw new AbiException("Types nested deeper than " + DEEPEST_NESTING);
        }
        AbiType type = base(depth);
        int dimensions = 0;
        while (position < text.length() && text.charAt(position) == '[') {
            if (++dimensions + depth > DEEPEST_NESTING) {
                throw new AbiException("Types nested deeper than " + DEEPEST_NESTING);
            }
            int close = text.indexOf(']', position);
            if (close < 0) {
                throw new AbiException("An array without its end");
            }
            String length = text.substring(position + 1, close);
            type = length.isEmpty() ? new AbiType.DynamicArray(type) : fixedArray(type, length);
            position = close + 1;
        }
        return type;
    }

    private AbiType base(int depth) throws AbiException {
        if (text.startsWith("tuple(", position)) {
            position += "tuple".length();
        }
        if (position < text.length() && text.charAt(position) == '(') {
            return new AbiType.Tuple(list(depth));
        }
        int start = position;
        while (position < text.length() && Character.isLetterOrDigit(text.charAt(position))) {
            position++;
        }
        return named(text.substring(start, position));
    }

    private List<AbiType> list(int depth) throws AbiException {
        if (position >= text.length() || text.charAt(position) != '(') {
            throw new AbiException("A list of types without its start");
        }
        position++;
        List<AbiType> types = new ArrayList<>();
        if (position < text.length() && text.charAt(position) == ')') {
            position++;
            return types;
        }
        while (true) {
            types.add(type(depth + 1));
            char next = position < text.length() ? text.charAt(position) : 0;
            position++;
            if (next == ')') {
                return types;
            }
            if (next != ',') {
                throw new AbiException("A list of types without its end");
            }
        }
    }

    private static AbiType named(String name) throws AbiException {
        return switch (name) {
            case "address" -> new AbiType.AddressType();
            case "bool" -> new AbiType.Bool();
            case "bytes" -> new AbiType.DynamicBytes();
            case "string" -> new AbiType.Text();
            case "uint" -> new AbiType.UInt(256);
            case "int" -> new AbiType.Int(256);
            case "function" -> new AbiType.FixedBytes(24);
            default -> sized(name);
        };
    }

    private static AbiType sized(String name) throws AbiException {
        try {
            if (name.startsWith("uint")) {
                return new AbiType.UInt(number(name.substring("uint".length())));
            }
            if (name.startsWith("int")) {
                return new AbiType.Int(number(name.substring("int".length())));
            }
            if (name.startsWith("bytes")) {
                return new AbiType.FixedBytes(number(name.substring("bytes".length())));
            }
        } catch (IllegalArgumentException e) {
            throw new AbiException("No such type: " + name);
        }
        throw new AbiException("No such type: " + name);
    }

    private static AbiType fixedArray(AbiType element, String digits) throws AbiException {
        try {
            return new AbiType.FixedArray(element, number(digits));
        } catch (IllegalArgumentException e) {
            throw new AbiException("An array of " + digits + " elements");
        }
    }

    private static int number(String digits) throws AbiException {
        boolean canonical = !digits.isEmpty()
                && digits.length() <= 6
                && digits.charAt(0) != '0'
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!canonical) {
            throw new AbiException("Not a size: " + digits);
        }
        return Integer.parseInt(digits);
    }

    private void expectEnd() throws AbiException {
        if (position != text.length()) {
            throw new AbiException("Something behind the type: " + text.substring(position));
        }
    }
}
