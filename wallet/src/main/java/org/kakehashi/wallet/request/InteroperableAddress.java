package org.kakehashi.wallet.request;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.rlp.Bytes;

/**
 * An address together with its chain, in one string that carries a checksum over both (ERC-7930 and ERC-7828), so that
 * neither a wrong network nor a look-alike address slips through.
 *
 * <p>The bytes: version 0001, chain type 0000 (EIP-155), length of the chain reference, the chain id big-endian without
 * leading zeros, length of the address, the address. The checksum is the first four bytes of the Keccak-256 hash of all
 * behind the version.
 *
 * @param chainId the chain, or null for an address that names none
 */
public record InteroperableAddress(@Nullable BigInteger chainId, Address address) {

    private static final int VERSION_LENGTH = 2;
    private static final int CHECKSUM_LENGTH = 4;
    private static final Pattern NAME =
            Pattern.compile("(0x[0-9a-fA-F]{40})@eip155:([1-9][0-9]{0,77})(?:#([0-9A-F]{8}))?");

    public InteroperableAddress {
        if (chainId != null && (chainId.signum() <= 0 || chainId.bitLength() > 256)) {
            throw new IllegalArgumentException("Not a chain id");
        }
    }

    /** The binary form. */
    public Bytes toBytes() {
        Bytes reference = chainId == null ? Bytes.EMPTY : Bytes.ofNumber(chainId);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0, 1, 0, 0, (byte) reference.size()});
        out.writeBytes(reference.toArray());
        out.write(Address.LENGTH);
        out.writeBytes(address.bytes());
        return Bytes.of(out.toByteArray());
    }

    /** The checksum as eight upper-case hex digits. */
    public String checksum() {
        Bytes bytes = toBytes();
        Bytes hash = bytes.slice(VERSION_LENGTH, bytes.size()).keccak256();
        return hash.slice(0, CHECKSUM_LENGTH).toHex().substring(2).toUpperCase(Locale.ROOT);
    }

    /**
     * The form for people: {@code 0x…@eip155:210425#AABBCCDD}.
     *
     * @throws IllegalStateException for an address without a chain, which has no such form
     */
    public String toName() {
        if (chainId == null) {
            throw new IllegalStateException("An address without a chain has no name form");
        }
        return address.toHex() + "@eip155:" + chainId + "#" + checksum();
    }

    /**
     * Reads the binary form.
     *
     * @throws RequestException when the bytes are not exactly that
     */
    public static InteroperableAddress read(Bytes bytes) throws RequestException {
        if (bytes.size() < 6 || !bytes.slice(0, VERSION_LENGTH).equals(Bytes.fromHex("0001"))) {
            throw new RequestException("Not version 1 of an interoperable address");
        }
        if (!bytes.slice(2, 4).equals(Bytes.fromHex("0000"))) {
            throw new RequestException("Not an address of an Ethereum-like chain");
        }
        int referenceEnd = 5 + bytes.at(4);
        if (bytes.at(4) > 32 || bytes.size() != referenceEnd + 1 + Address.LENGTH) {
            throw new RequestException("Not the length of an interoperable address");
        }
        if (bytes.at(referenceEnd) != Address.LENGTH) {
            throw new RequestException("An address of " + bytes.at(referenceEnd) + " bytes");
        }
        Bytes reference = bytes.slice(5, referenceEnd);
        if (!reference.isEmpty() && reference.at(0) == 0) {
            throw new RequestException("A chain id with leading zeros");
        }
        Address address = Address.of(bytes.slice(referenceEnd + 1, bytes.size()).toArray());
        return new InteroperableAddress(reference.isEmpty() ? null : reference.toNumber(), address);
    }

    /**
     * Reads the form for people. The checksum may be absent; the address's own must be right where it has one.
     *
     * @throws RequestException when it is not that form, or a checksum is wrong
     */
    public static InteroperableAddress read(String name) throws RequestException {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            throw new RequestException("Not an address with its chain");
        }
        Address address = Address.ofHex(parts.group(1));
        String digits = parts.group(1).substring(2);
        boolean oneCase =
                digits.equals(digits.toLowerCase(Locale.ROOT)) || digits.equals(digits.toUpperCase(Locale.ROOT));
        if (!oneCase && !address.toHex().equals(parts.group(1))) {
            throw new RequestException("An address with a wrong checksum");
        }
        BigInteger chainId = new BigInteger(parts.group(2));
        if (chainId.bitLength() > 256) {
            throw new RequestException("Not a chain id");
        }
        InteroperableAddress read = new InteroperableAddress(chainId, address);
        if (parts.group(3) != null && !parts.group(3).equals(read.checksum())) {
            throw new RequestException("The checksum does not fit address and chain");
        }
        return read;
    }
}
