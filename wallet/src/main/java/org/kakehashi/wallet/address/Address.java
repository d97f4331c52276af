package org.kakehashi.wallet.address;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.hash.Hash;

/**
 * An account or contract address: twenty bytes, the last twenty of keccak256(public key) for an account. The same
 * address is written {@code 0x…} (checksummed by letter case, EIP-55) on Ethereum-like networks and as bech32 with a
 * network's prefix ({@code lat1…}, {@code atp1…}) on PlatON and Alaya. Immutable; equal by bytes.
 */
public final class Address implements Comparable<Address> {

    /** Number of bytes in an address. */
    public static final int LENGTH = 20;

    /** The address of twenty zero bytes. */
    public static final Address ZERO = new Address(new byte[LENGTH]);

    private final byte[] bytes;

    private Address(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The address with the given bytes.
     *
     * @throws IllegalArgumentException unless there are exactly twenty
     */
    public static Address of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("an address has 20 bytes, not " + bytes.length);
        }
        return new Address(bytes.clone());
    }

    /**
     * The address written as 0x and forty hex digits, letter case ignored: for constants and answers of nodes. What a
     * person typed goes through {@link AddressReader}, which also judges checksums.
     *
     * @throws IllegalArgumentException if the text is anything else
     */
    public static Address ofHex(String hex) {
        if (hex.length() != 2 + 2 * LENGTH || !hex.startsWith("0x")) {
            throw new IllegalArgumentException("an address is 0x and 40 hex digits");
        }
        return new Address(HexFormat.of().parseHex(hex, 2, hex.length()));
    }

    /** A copy of the twenty bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** 0x and forty hex digits whose letter case carries the checksum of EIP-55. */
    public String toHex() {
        char[] digits = HexFormat.of().formatHex(bytes).toCharArray();
        byte[] hash = Hash.keccak256(new String(digits).getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < digits.length; i++) {
            int nibble = (hash[i / 2] >> (i % 2 == 0 ? 4 : 0)) & 0x0f;
            if (nibble >= 8) {
                digits[i] = Character.toUpperCase(digits[i]);
            }
        }
        return "0x" + new String(digits);
    }

    /** 0x and forty lower-case hex digits, without checksum: for JSON-RPC and database keys. */
    public String toLowerHex() {
        return "0x" + HexFormat.of().formatHex(bytes);
    }

    /**
     * The bech32 form (BIP-173, checksum constant 1) with the prefix of a network, in lower case.
     *
     * @param hrp human-readable part, for example {@code lat}
     */
    public String toBech32(String hrp) {
        return Bech32.encode(hrp, bytes);
    }

    /** The form a network shows: bech32 with its prefix, or EIP-55 hex where it has none. */
    public String toText(@Nullable String hrp) {
        return hrp == null ? toHex() : toBech32(hrp);
    }

    /** Whether all twenty bytes are zero. */
    public boolean isZero() {
        return equals(ZERO);
    }

    @Override
    public int compareTo(Address other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Address that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The EIP-55 form. */
    @Override
    public String toString() {
        return toHex();
    }
}
