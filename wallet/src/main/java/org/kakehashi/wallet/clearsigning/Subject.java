package org.kakehashi.wallet.clearsigning;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.abi.AbiValue;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.typeddata.TypedValue;

/**
 * What a descriptor's paths lead into: the arguments or message ({@code #.}), and the transaction around it
 * ({@code @.}).
 *
 * @param from the sender, or null where nobody has signed yet
 */
record Subject(
        TypedValue.Struct root,
        BigInteger chainId,
        Address to,
        @Nullable Address from,
        BigInteger value) {

    private static final Pattern SLICE = Pattern.compile("\\[(-?\\d{1,6}|):(-?\\d{1,6}|)]");
    private static final Pattern INDEX = Pattern.compile("\\[(-?\\d{1,6})]");

    /** All values at a path, seen from a place in the tree. */
    List<TypedValue> at(String path, TypedValue place) {
        if (path.startsWith("@.")) {
            return around(path.substring(2)).map(List::of).orElse(List.of());
        }
        String relative = path.startsWith("#.") ? path.substring(2) : path;
        List<TypedValue> values = List.of(path.startsWith("#.") ? root : place);
        for (String step : relative.split("\\.", -1)) {
            List<TypedValue> next = new ArrayList<>();
            for (TypedValue value : values) {
                next.addAll(step(value, step));
            }
            values = next;
        }
        return values;
    }

    private Optional<TypedValue> around(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "value" -> leaf("uint256", AbiValue.of(value));
                    case "to" -> leaf("address", AbiValue.of(to));
                    case "chainId" -> leaf("uint256", AbiValue.of(chainId));
                    case "from" -> from == null ? null : leaf("address", AbiValue.of(from));
                    default -> null;
                });
    }

    private static TypedValue leaf(String type, AbiValue value) {
        return new TypedValue.Leaf(type, value);
    }

    private static List<TypedValue> step(TypedValue value, String step) {
        if (step.isEmpty()) {
            return List.of(value);
        }
        if (!step.startsWith("[")) {
            return value instanceof TypedValue.Struct struct
                    ? struct.field(step).map(List::of).orElse(List.of())
                    : List.of();
        }
        Matcher slice = SLICE.matcher(step);
        if (slice.matches() && value instanceof TypedValue.Leaf leaf) {
            return slice(leaf, slice.group(1), slice.group(2)).map(List::of).orElse(List.of());
        }
        if (!(value instanceof TypedValue.Elements elements)) {
            return List.of();
        }
        List<TypedValue> all = elements.values();
        Matcher index = INDEX.matcher(step);
        if (index.matches()) {
            int at = Integer.parseInt(index.group(1));
            int from = at < 0 ? all.size() + at : at;
            return from >= 0 && from < all.size() ? List.of(all.get(from)) : List.of();
        }
        if (slice.matches()) {
            int from = bound(slice.group(1), 0, all.size());
            int to = bound(slice.group(2), all.size(), all.size());
            return from <= to ? all.subList(from, to) : List.of();
        }
        return all;
    }

    /** Some bytes of a value; twenty of them are taken for an address. */
    private static Optional<TypedValue> slice(TypedValue.Leaf leaf, String first, String last) {
        Bytes bytes = switch (leaf.value()) {
            case AbiValue.Blob(Bytes blob) -> blob;
            case AbiValue.Number(BigInteger number) -> {
                Bytes plain = Bytes.ofNumber(number.max(BigInteger.ZERO));
                yield Bytes.of(new byte[32 - Math.min(32, plain.size())]).plus(plain);
            }
            default -> Bytes.EMPTY;
        };
        int from = bound(first, 0, bytes.size());
        int to = bound(last, bytes.size(), bytes.size());
        if (from > to) {
            return Optional.empty();
        }
        Bytes part = bytes.slice(from, to);
        return Optional.of(
                part.size() == Address.LENGTH
                        ? leaf("address", AbiValue.of(Address.of(part.toArray())))
                        : leaf("bytes", AbiValue.of(part)));
    }

    private static int bound(String text, int absent, int size) {
        int number = text.isEmpty() ? absent : Integer.parseInt(text);
        return Math.clamp(number < 0 ? size + number : number, 0, size);
    }
}
