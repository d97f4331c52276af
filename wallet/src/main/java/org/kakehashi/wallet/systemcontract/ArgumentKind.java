package org.kakehashi.wallet.systemcontract;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.rlp.RlpException;
import org.kakehashi.wallet.rlp.RlpItem;
import org.kakehashi.wallet.rlp.RlpList;

/**
 * How an argument of a system function is written. Numbers are {@link BigInteger}, addresses {@link Address}, node ids
 * {@link NodeId}, fixed byte strings {@link Bytes}, texts {@link String}.
 */
public enum ArgumentKind {
    UINT8(8),
    UINT16(16),
    UINT32(32),
    UINT64(64),
    /** An amount in von. */
    AMOUNT(256),
    ADDRESS(0),
    NODE_ID(0),
    /** 32 bytes. */
    HASH(32),
    /** 65 bytes. */
    SIGNATURE(65),
    /** 96 bytes. */
    BLS_KEY(96),
    /** 64 bytes. */
    BLS_PROOF(64),
    TEXT(0),
    /** A list of {@link NodeId}. */
    NODES(0),
    /** A list of {@link Release}. */
    RELEASES(0);

    private final int size;

    ArgumentKind(int size) {
        this.size = size;
    }

    /**
     * The argument as an RLP item.
     *
     * @throws IllegalArgumentException when the value is of another kind or out of range
     */
    RlpItem encode(Object value) {
        return switch (this) {
            case UINT8, UINT16, UINT32, UINT64, AMOUNT -> number(expect(BigInteger.class, value));
            case ADDRESS -> Bytes.of(expect(Address.class, value).bytes());
            case NODE_ID -> expect(NodeId.class, value).bytes();
            case HASH, SIGNATURE, BLS_KEY, BLS_PROOF -> fixed(expect(Bytes.class, value));
            case TEXT -> Bytes.of(expect(String.class, value).getBytes(StandardCharsets.UTF_8));
            case NODES ->
                new RlpList(((List<?>) expect(List.class, value))
                        .stream()
                                .map(each ->
                                        (RlpItem) expect(NodeId.class, each).bytes())
                                .toList());
            case RELEASES ->
                new RlpList(((List<?>) expect(List.class, value))
                        .stream()
                                .map(each -> release(expect(Release.class, each)))
                                .toList());
        };
    }

    /** The value of an item that {@link #encode} could have written. */
    Object decode(RlpItem item) throws RlpException {
        return switch (this) {
            case UINT8, UINT16, UINT32, UINT64, AMOUNT -> bounded(string(item).toCanonicalNumber());
            case ADDRESS -> Address.of(string(item, Address.LENGTH).toArray());
            case NODE_ID -> new NodeId(string(item, NodeId.LENGTH));
            case HASH, SIGNATURE, BLS_KEY, BLS_PROOF -> string(item, size);
            case TEXT -> text(string(item));
            case NODES -> {
                List<NodeId> nodes = new ArrayList<>();
                for (RlpItem each : list(item)) {
                    nodes.add(new NodeId(string(each, NodeId.LENGTH)));
                }
                yield List.copyOf(nodes);
            }
            case RELEASES -> {
                List<Release> releases = new ArrayList<>();
                for (RlpItem each : list(item)) {
                    releases.add(release(each));
                }
                yield List.copyOf(releases);
            }
        };
    }

    private RlpItem number(BigInteger value) {
        if (value.signum() < 0 || value.bitLength() > size) {
            throw new IllegalArgumentException("not a number of " + size + " bits: " + value);
        }
        return Bytes.ofNumber(value);
    }

    private BigInteger bounded(BigInteger value) throws RlpException {
        if (value.bitLength() > size) {
            throw new RlpException("A number of more than " + size + " bits");
        }
        return value;
    }

    private RlpItem fixed(Bytes value) {
        if (value.size() != size) {
            throw new IllegalArgumentException(this + " has " + size + " bytes, not " + value.size());
        }
        return value;
    }

    private static RlpItem release(Release release) {
        return RlpList.of(UINT64.number(BigInteger.valueOf(release.epochs())), AMOUNT.number(release.amount()));
    }

    private static Release release(RlpItem item) throws RlpException {
        List<RlpItem> parts = list(item);
        if (parts.size() != 2) {
            throw new RlpException("A release has two parts");
        }
        BigInteger epochs = string(parts.get(0)).toCanonicalNumber();
        if (epochs.bitLength() > 63) {
            throw new RlpException("A release too far away");
        }
        return new Release(
                epochs.longValue(), AMOUNT.bounded(string(parts.get(1)).toCanonicalNumber()));
    }

    private static String text(Bytes bytes) throws RlpException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new RlpException("A text that is not UTF-8");
        }
    }

    private static Bytes string(RlpItem item, int length) throws RlpException {
        Bytes bytes = string(item);
        if (bytes.size() != length) {
            throw new RlpException("A string of " + bytes.size() + " bytes where " + length + " belong");
        }
        return bytes;
    }

    private static Bytes string(RlpItem item) throws RlpException {
        if (item instanceof Bytes bytes) {
            return bytes;
        }
        throw new RlpException("A list where a string belongs");
    }

    private static List<RlpItem> list(RlpItem item) throws RlpException {
        if (item instanceof RlpList list) {
            return list.items();
        }
        throw new RlpException("A string where a list belongs");
    }

    private static <T> T expect(Class<T> type, Object value) {
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("a " + type.getSimpleName() + " is needed, not a "
                    + value.getClass().getSimpleName());
        }
        return type.cast(value);
    }
}
