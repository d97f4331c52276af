package org.kakehashi.wallet.transfer;

import java.math.BigInteger;
import java.util.HexFormat;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.rlp.Bytes;

/** The two calls of ERC-20 that a payment needs, encoded: a four-byte selector and 32-byte words. */
final class TokenCall {

    private static final int WORD = 32;

    private TokenCall() {}

    /** {@code transfer(address,uint256)}. */
    static Bytes transfer(Address payee, BigInteger units) {
        return Bytes.of(words("a9059cbb", payee.bytes(), unsigned(units)));
    }

    /** {@code balanceOf(address)} as 0x hex. */
    static String balanceOf(Address holder) {
        return "0x" + HexFormat.of().formatHex(words("70a08231", holder.bytes()));
    }

    private static byte[] words(String selector, byte[]... values) {
        byte[] call = new byte[4 + WORD * values.length];
        System.arraycopy(HexFormat.of().parseHex(selector), 0, call, 0, 4);
        for (int i = 0; i < values.length; i++) {
            byte[] value = values[i];
            System.arraycopy(value, 0, call, 4 + WORD * (i + 1) - value.length, value.length);
        }
        return call;
    }

    private static byte[] unsigned(BigInteger value) {
        if (value.signum() < 0 || value.bitLength() > 8 * WORD) {
            throw new IllegalArgumentException("an amount of a token is between 0 and 2^256");
        }
        byte[] bytes = value.toByteArray();
        return bytes.length > WORD ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }
}
