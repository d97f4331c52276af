package org.kakehashi.wallet.systemcontract;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.kakehashi.wallet.rlp.Bytes;

/**
 * The name of a validator's node: its secp256k1 public key without the leading 04, 64 bytes, written as 128 hex digits
 * without 0x. Immutable; equal by bytes.
 */
public record NodeId(Bytes bytes) implements Comparable<NodeId> {

    /** Number of bytes. */
    public static final int LENGTH = 64;

    public NodeId {
        if (bytes.size() != LENGTH) {
            throw new IllegalArgumentException("a node id has 64 bytes, not " + bytes.size());
        }
    }

    /**
     * Reads 128 hex digits, with or without 0x, in either letter case.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static NodeId of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("a node id is 128 hex digits"));
    }

    /** What a person typed or a node answered, spaces around it ignored; empty if it is not a node id. */
    public static Optional<NodeId> parse(String text) {
        String digits = text.strip();
        if (digits.startsWith("0x") || digits.startsWith("0X")) {
            digits = digits.substring(2);
        }
        if (digits.length() != 2 * LENGTH || !digits.chars().allMatch(c -> c < 128 && Character.digit(c, 16) >= 0)) {
            return Optional.empty();
        }
        return Optional.of(new NodeId(Bytes.of(HexFormat.of().parseHex(digits.toLowerCase(Locale.ROOT)))));
    }

    /** 128 lower-case hex digits without 0x, the form that explorers and operators use. */
    public String toHex() {
        return bytes.toHex().substring(2);
    }

    /** The first and last eight digits, for narrow places; never enough to identify a node. */
    public String toShort() {
        String hex = toHex();
        return hex.substring(0, 8) + "…" + hex.substring(hex.length() - 8);
    }

    @Override
    public int compareTo(NodeId other) {
        return toHex().compareTo(other.toHex());
    }

    @Override
    public String toString() {
        return toHex();
    }
}
