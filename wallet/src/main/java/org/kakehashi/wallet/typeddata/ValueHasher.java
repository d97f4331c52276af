package org.kakehashi.wallet.typeddata;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kakehashi.wallet.abi.Abi;
import org.kakehashi.wallet.abi.AbiException;
import org.kakehashi.wallet.abi.AbiType;
import org.kakehashi.wallet.abi.AbiValue;
import org.kakehashi.wallet.rlp.Bytes;

/**
 * The second way to the hash: over the tree of values that the person is shown, without recursion, each leaf through the
 * contract ABI's encoder. Because it starts from the shown values, its agreement with {@link JsonHasher} says that what
 * is shown is what is signed.
 */
final class ValueHasher {

    private final TypeSet types;
    private final Map<String, Bytes> typeHashes = new HashMap<>();

    ValueHasher(TypeSet types) {
        this.types = types;
    }

    /** A node whose parts are being hashed: words go to {@code words} until all its children are done. */
    private record Open(Deque<TypedValue> left, List<Bytes> words) {}

    Bytes struct(TypedValue.Struct root) {
        Deque<Open> stack = new ArrayDeque<>();
        stack.push(open(root));
        while (true) {
            Open top = stack.element();
            TypedValue next = top.left().poll();
            if (next == null) {
                Bytes hash = joined(top.words()).keccak256();
                stack.pop();
                if (stack.isEmpty()) {
                    return hash;
                }
                stack.element().words().add(hash);
            } else if (next instanceof TypedValue.Leaf leaf) {
                top.words().add(word(leaf));
            } else {
                stack.push(open(next));
            }
        }
    }

    private Open open(TypedValue value) {
        return switch (value) {
            case TypedValue.Struct struct -> {
                List<Bytes> words = new ArrayList<>();
                words.add(typeHash(struct.type()));
                Deque<TypedValue> parts = new ArrayDeque<>();
                struct.fields().forEach(field -> parts.add(field.value()));
                yield new Open(parts, words);
            }
            case TypedValue.Elements elements -> new Open(new ArrayDeque<>(elements.values()), new ArrayList<>());
            case TypedValue.Leaf leaf -> throw new IllegalArgumentException(leaf.type());
        };
    }

    private static Bytes word(TypedValue.Leaf leaf) {
        if (leaf.type().equals("string") && leaf.value() instanceof AbiValue.Text(String text)) {
            return Bytes.ofText(text).keccak256();
        }
        if (leaf.type().equals("bytes") && leaf.value() instanceof AbiValue.Blob(Bytes bytes)) {
            return bytes.keccak256();
        }
        try {
            return Abi.encode(List.of(AbiType.parse(leaf.type())), List.of(leaf.value()));
        } catch (AbiException e) {
            throw new IllegalStateException("A value that was read does not fit " + leaf.type(), e);
        }
    }

    private Bytes typeHash(String type) {
        return typeHashes.computeIfAbsent(
                type, name -> Bytes.ofText(encodedType(name)).keccak256());
    }

    /** Widens from the type outwards, one ring of references after the other. */
    private String encodedType(String type) {
        Set<String> known = new HashSet<>(Set.of(type));
        Set<String> ring = Set.of(type);
        while (!ring.isEmpty()) {
            Set<String> wider = new HashSet<>();
            for (String name : ring) {
                for (Member member : types.members(name)) {
                    if (types.isStruct(member.base()) && known.add(member.base())) {
                        wider.add(member.base());
                    }
                }
            }
            ring = wider;
        }
        known.remove(type);
        List<String> order = new ArrayList<>(List.of(type));
        known.stream().sorted().forEach(order::add);
        List<String> declarations = new ArrayList<>();
        for (String name : order) {
            List<String> members = types.members(name).stream()
                    .map(member -> member.type() + " " + member.name())
                    .toList();
            declarations.add(name + "(" + String.join(",", members) + ")");
        }
        return String.join("", declarations);
    }

    private static Bytes joined(List<Bytes> words) {
        byte[] all = new byte[32 * words.size()];
        for (int i = 0; i < words.size(); i++) {
            System.arraycopy(words.get(i).toArray(), 0, all, 32 * i, 32);
        }
        return Bytes.of(all);
    }
}
