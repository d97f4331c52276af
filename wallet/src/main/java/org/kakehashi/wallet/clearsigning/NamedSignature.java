package org.kakehashi.wallet.clearsigning;

import java.util.ArrayList;
import java.util.List;
import org.kakehashi.wallet.abi.AbiException;
import org.kakehashi.wallet.abi.AbiFunction;
import org.kakehashi.wallet.abi.AbiType;
import org.kakehashi.wallet.abi.AbiValue;
import org.kakehashi.wallet.typeddata.TypedValue;

/**
 * A function's signature with the names of its arguments, such as {@code swap(address to, (uint256 in, uint256 out) p)}.
 */
final class NamedSignature {

    private static final int LONGEST = 4_000;
    private static final int DEEPEST = 16;

    /** A type and its name; a tuple, or an array of tuples, has parts. */
    private record Argument(String type, String name, List<Argument> parts) {}

    private final String name;
    private final List<Argument> arguments;
    private final AbiFunction function;

    private NamedSignature(String text) throws AbiException {
        if (text.length() > LONGEST || deepest(text) > DEEPEST) {
            throw new AbiException("A signature too long or too deep");
        }
        int open = text.indexOf('(');
        if (open < 1 || !text.endsWith(")")) {
            throw new AbiException("Not a function's signature");
        }
        name = text.substring(0, open).strip();
        arguments = arguments(text.substring(open + 1, text.length() - 1));
        function = AbiFunction.parse(name + types(arguments));
    }

    static NamedSignature parse(String text) throws AbiException {
        return new NamedSignature(text);
    }

    AbiFunction function() {
        return function;
    }

    /** The arguments of a call as a tree with names. */
    TypedValue.Struct named(List<AbiValue> values) {
        return struct(name, arguments, values);
    }

    private static TypedValue.Struct struct(String type, List<Argument> arguments, List<AbiValue> values) {
        List<TypedValue.Field> fields = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            Argument argument = arguments.get(i);
            fields.add(new TypedValue.Field(argument.name(), value(argument.type(), argument.parts(), values.get(i))));
        }
        return new TypedValue.Struct(type, fields);
    }

    private static TypedValue value(String type, List<Argument> parts, AbiValue value) {
        if (!(value instanceof AbiValue.Sequence(List<AbiValue> values))) {
            return new TypedValue.Leaf(type, value);
        }
        if (!type.endsWith("]")) {
            return struct(type, parts, values);
        }
        String element = type.substring(0, type.lastIndexOf('['));
        return new TypedValue.Elements(
                type, values.stream().map(each -> value(element, parts, each)).toList());
    }

    private static String types(List<Argument> arguments) {
        return "(" + String.join(",", arguments.stream().map(Argument::type).toList()) + ")";
    }

    private static List<Argument> arguments(String list) throws AbiException {
        List<Argument> arguments = new ArrayList<>();
        for (String each : split(list)) {
            arguments.add(argument(each.strip()));
        }
        return arguments;
    }

    private static Argument argument(String text) throws AbiException {
        String plain = text.startsWith("tuple(") ? text.substring("tuple".length()) : text;
        if (plain.startsWith("(")) {
            int close = plain.lastIndexOf(')');
            if (close < 0) {
                throw new AbiException("A list without its end");
            }
            List<Argument> parts = arguments(plain.substring(1, close));
            String rest = plain.substring(close + 1).strip();
            int space = rest.indexOf(' ');
            String arrays = rest.startsWith("[") ? (space < 0 ? rest : rest.substring(0, space)) : "";
            return new Argument(
                    types(parts) + arrays, rest.substring(arrays.length()).strip(), parts);
        }
        int space = plain.indexOf(' ');
        String type = space < 0 ? plain : plain.substring(0, space);
        String itsName = space < 0 ? "" : plain.substring(plain.lastIndexOf(' ') + 1);
        return new Argument(AbiType.parse(type).toString(), itsName, List.of());
    }

    private static int deepest(String text) {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }

    /** At the commas outside of parentheses. */
    private static List<String> split(String list) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(list.substring(start, i));
                start = i + 1;
            }
        }
        if (!list.isBlank()) {
            parts.add(list.substring(start));
        }
        return parts;
    }
}
