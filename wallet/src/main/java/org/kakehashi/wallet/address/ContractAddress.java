package org.kakehashi.wallet.address;

import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.util.BigIntegers;
import org.kakehashi.wallet.hash.Hash;

/** Where a contract will live once it is created. */
public final class ContractAddress {

    private ContractAddress() {}

    /**
     * The address of a contract that a transaction or CREATE makes: last twenty bytes of keccak256(RLP([sender, nonce])).
     *
     * @throws IllegalArgumentException if the nonce is negative or needs more than eight bytes
     */
    public static Address create(Address sender, BigInteger nonce) {
        if (nonce.signum() < 0 || nonce.bitLength() > 64) {
            throw new IllegalArgumentException("a nonce is an unsigned 64-bit number");
        }
        byte[] number = nonce.signum() == 0 ? new byte[0] : BigIntegers.asUnsignedByteArray(nonce);
        boolean single = number.length == 1 && number[0] > 0;
        byte[] tail = single ? number : prefixed(0x80 + number.length, number);
        byte[] head = prefixed(0x80 + Address.LENGTH, sender.bytes());
        return last20(Hash.keccak256(new byte[] {(byte) (0xc0 + head.length + tail.length)}, head, tail));
    }

    /**
     * The address of a contract that CREATE2 makes (EIP-1014): last twenty bytes of keccak256(ff ‖ sender ‖ salt ‖
     * keccak256(init code)).
     *
     * @param salt 32 bytes
     * @param initCodeHash keccak256 of the init code, 32 bytes
     * @throws IllegalArgumentException if salt or hash have another length
     */
    public static Address create2(Address sender, byte[] salt, byte[] initCodeHash) {
        if (salt.length != 32 || initCodeHash.length != 32) {
            throw new IllegalArgumentException("salt and hash have 32 bytes");
        }
        return last20(Hash.keccak256(new byte[] {(byte) 0xff}, sender.bytes(), salt, initCodeHash));
    }

    private static byte[] prefixed(int first, byte[] rest) {
        byte[] joined = new byte[rest.length + 1];
        joined[0] = (byte) first;
        System.arraycopy(rest, 0, joined, 1, rest.length);
        return joined;
    }

    private static Address last20(byte[] hash) {
        return Address.of(Arrays.copyOfRange(hash, 12, 32));
    }
}
