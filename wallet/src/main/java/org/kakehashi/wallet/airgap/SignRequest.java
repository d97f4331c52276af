package org.kakehashi.wallet.airgap;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.rlp.Bytes;

/**
 * What the device is asked to sign (ERC-4527, {@code eth-sign-request}).
 *
 * @param requestId comes back with the signature
 * @param signData the transaction, typed message or text
 * @param kind what {@code signData} is
 * @param chainId the chain, above zero
 * @param path child numbers from the master key; hardened ones have 2^31 added
 * @param fingerprint of the master key, 32 bits
 * @param address that signs, or null
 * @param origin the name of this program, or null
 */
public record SignRequest(
        UUID requestId,
        Bytes signData,
        Kind kind,
        long chainId,
        List<Long> path,
        long fingerprint,
        @Nullable Address address,
        @Nullable String origin) {

    /** The type of the message, as it stands in the QR code. */
    public static final String TYPE = "eth-sign-request";

    private static final int UUID_TAG = 37;
    private static final int KEYPATH_TAG = 304;
    private static final long HARDENED = 1L << 31;

    /** What is signed; the numbers are those of the standard. */
    public enum Kind {
        LEGACY_TRANSACTION(1),
        TYPED_DATA(2),
        PERSONAL_MESSAGE(3),
        TYPED_TRANSACTION(4);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        public int number() {
            return number;
        }

        /** The kind with this number of the standard. */
        public static Kind of(long number) throws AirgapException {
            for (Kind kind : values()) {
                if (kind.number == number) {
                    return kind;
                }
            }
            throw new AirgapException("No kind of request: " + number);
        }
    }

    public SignRequest {
        path = List.copyOf(path);
    }

    /** The CBOR form. */
    public Bytes toCbor() {
        int size = 5 + (address == null ? 0 : 1) + (origin == null ? 0 : 1);
        CborWriter out = new CborWriter().map(size);
        out.number(1).tag(UUID_TAG).bytes(bytes(requestId));
        out.number(2).bytes(signData.toArray());
        out.number(3).number(kind.number);
        out.number(4).number(chainId);
        out.number(5).tag(KEYPATH_TAG).map(2).number(1).array(2 * path.size());
        for (long child : path) {
            out.number(child & ~HARDENED).bool((child & HARDENED) != 0);
        }
        out.number(2).number(fingerprint);
        if (address != null) {
            out.number(6).bytes(address.bytes());
        }
        if (origin != null) {
            out.number(7).text(origin);
        }
        return Bytes.of(out.toBytes());
    }

    /**
     * Reads the CBOR form.
     *
     * @throws AirgapException when it is not exactly that
     */
    public static SignRequest read(Bytes cbor) throws AirgapException {
        CborReader in = new CborReader(cbor.toArray());
        int size = in.map();
        if (size < 5 || size > 7) {
            throw new AirgapException("Not the fields of a request");
        }
        key(in, 1);
        in.tag(UUID_TAG);
        UUID id = uuid(in.bytes());
        key(in, 2);
        Bytes data = Bytes.of(in.bytes());
        key(in, 3);
        Kind kind = Kind.of(in.number());
        key(in, 4);
        long chainId = in.number();
        key(in, 5);
        in.tag(KEYPATH_TAG);
        if (in.map() != 2) {
            throw new AirgapException("A path without its key");
        }
        key(in, 1);
        List<Long> path = path(in);
        key(in, 2);
        long fingerprint = in.number();
        Address address = null;
        String origin = null;
        for (int left = size - 5; left > 0; left--) {
            long field = in.number();
            if (field == 6 && address == null && origin == null) {
                address = address(in.bytes());
            } else if (field == 7 && origin == null) {
                origin = in.text();
            } else {
                throw new AirgapException("Not a field of a request: " + field);
            }
        }
        if (!in.atEnd()) {
            throw new AirgapException("Something behind the request");
        }
        return new SignRequest(id, data, kind, chainId, path, fingerprint, address, origin);
    }

    private static List<Long> path(CborReader in) throws AirgapException {
        List<Long> path = new ArrayList<>();
        for (int left = in.array() / 2; left > 0; left--) {
            long child = in.number();
            path.add(child | (in.bool() ? HARDENED : 0));
        }
        return path;
    }

    static void key(CborReader in, long expected) throws AirgapException {
        if (in.number() != expected) {
            throw new AirgapException("Field " + expected + " is not where it belongs");
        }
    }

    static UUID uuid(byte[] bytes) throws AirgapException {
        if (bytes.length != 16) {
            throw new AirgapException("An id of " + bytes.length + " bytes");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static Address address(byte[] bytes) throws AirgapException {
        if (bytes.length != Address.LENGTH) {
            throw new AirgapException("An address of " + bytes.length + " bytes");
        }
        return Address.of(bytes);
    }
}
