package org.kakehashi.wallet.rlp;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.kakehashi.wallet.hash.Hash;

/** An unchangeable string of bytes, compared by content. */
public final class Bytes implements RlpItem {

    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private static final HexFormat HEX = HexFormat.of();

    private final byte[] value;

    private Bytes(byte[] value) {
        this.value = value;
    }

    /** The UTF-8 bytes of a text. */
    public static Bytes ofText(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A copy of these bytes. */
    public static Bytes of(byte[] value) {
        return value.length == 0 ? EMPTY : new Bytes(value.clone());
    }

    /**
     * The bytes that hex digits stand for, with or without 0x in front.
     *
     * @throws IllegalArgumentException for an odd number of digits or another character
     */
    public static Bytes fromHex(String hex) {
        String digits = hex.startsWith("0x") || hex.startsWith("0X") ? hex.substring(2) : hex;
        return of(HEX.parseHex(digits));
    }

    /**
     * A number from zero up as RLP wants it: big-endian, no leading zero byte, zero as the empty string.
     *
     * @throws IllegalArgumentException for a negative number
     */
    public static Bytes ofNumber(BigInteger number) {
        if (number.signum() < 0) {
            throw new IllegalArgumentException("RLP has no negative numbers");
        }
        if (number.signum() == 0) {
            return EMPTY;
        }
        byte[] twos = number.toByteArray();
        return new Bytes(twos[0] == 0 ? Arrays.copyOfRange(twos, 1, twos.length) : twos);
    }

    /** This string as a number, however many leading zeros it has. */
    public BigInteger toNumber() {
        return new BigInteger(1, value);
    }

    /**
     * This string as a number in RLP's canonical form.
     *
     * @throws RlpException when it starts with a zero byte
     */
    public BigInteger toCanonicalNumber() throws RlpException {
        if (value.length > 0 && value[0] == 0) {
            throw new RlpException("A number with leading zeros");
        }
        return toNumber();
    }

    public int size() {
        return value.length;
    }

    public boolean isEmpty() {
        return value.length == 0;
    }

    /** One byte, as 0 to 255. */
    public int at(int index) {
        return value[index] & 0xff;
    }

    /** The bytes from {@code from} up to, but without, {@code to}. */
    public Bytes slice(int from, int to) {
        return new Bytes(Arrays.copyOfRange(value, checked(from, to), to));
    }

    private int checked(int from, int to) {
        if (from < 0 || to > value.length || from > to) {
            throw new IndexOutOfBoundsException(from + " to " + to + " of " + value.length + " bytes");
        }
        return from;
    }

    /** These bytes with others behind them. */
    public Bytes plus(Bytes more) {
        byte[] joined = Arrays.copyOf(value, value.length + more.value.length);
        System.arraycopy(more.value, 0, joined, value.length, more.value.length);
        return new Bytes(joined);
    }

    /** The Keccak-256 hash of these bytes: Ethereum's, not the one that became SHA3-256. */
    public Bytes keccak256() {
        return new Bytes(Hash.keccak256(value));
    }

    /** A copy that the caller may change. */
    public byte[] toArray() {
        return value.clone();
    }

    /** Lower-case hex digits with 0x in front. */
    public String toHex() {
        return "0x" + HEX.formatHex(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(value, bytes.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return toHex();
    }
}
