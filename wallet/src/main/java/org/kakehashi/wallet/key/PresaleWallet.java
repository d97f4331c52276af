package org.kakehashi.wallet.key;

import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.modes.CBCModeCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.jspecify.annotations.Nullable;
import org.kakehashi.vault.Progress;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.hash.Hash;
import org.kakehashi.wallet.hash.Pbkdf2;

/**
 * A wallet file of the Ethereum presale of 2014: a seed under AES-128-CBC, the cipher key from the password by
 * PBKDF2-HMAC-SHA256 (salt is the password again, 2000 rounds); the private key is keccak256 of the seed.
 */
public final class PresaleWallet implements KeyFile {

    private static final int ROUNDS = 2000;
    private static final int BLOCK = 16;

    private final byte[] sealed;
    private final @Nullable Address address;

    /** A file. @param sealed first vector and ciphertext, whole blocks, at least two */
    PresaleWallet(byte[] sealed, @Nullable Address address) {
        this.sealed = sealed;
        this.address = address;
    }

    @Override
    public Optional<Address> address() {
        return Optional.ofNullable(address);
    }

    @Override
    public Opening open(char[] password, Progress progress) throws InterruptedException {
        byte[] bytes = Keystore.utf8(password);
        byte[] cipherKey = Pbkdf2.sha256(bytes, bytes, ROUNDS, BLOCK, progress);
        byte[] plain = decrypt(cipherKey);
        try {
            int padding = plain[plain.length - 1];
            if (padding < 1 || padding > BLOCK) {
                return new WrongPassword();
            }
            return openSeed(plain, plain.length - padding);
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(cipherKey, (byte) 0);
            Arrays.fill(plain, (byte) 0);
        }
    }

    /** The file has no check value: only the address can tell a wrong password from a right one. */
    private Opening openSeed(byte[] plain, int length) {
        byte[] seed = Arrays.copyOf(plain, length);
        byte[] number = Hash.keccak256(seed);
        try {
            if (!(PrivateKey.read(number) instanceof PrivateKey.Valid(PrivateKey key))) {
                return new WrongPassword();
            }
            if (address != null && !address.equals(key.address())) {
                key.close();
                return new WrongPassword();
            }
            return new Opened(key);
        } finally {
            Arrays.fill(seed, (byte) 0);
            Arrays.fill(number, (byte) 0);
        }
    }

    private byte[] decrypt(byte[] cipherKey) {
        CBCModeCipher cipher = CBCBlockCipher.newInstance(AESEngine.newInstance());
        cipher.init(false, new ParametersWithIV(new KeyParameter(cipherKey), sealed, 0, BLOCK));
        byte[] plain = new byte[sealed.length - BLOCK];
        for (int at = 0; at < plain.length; at += BLOCK) {
            cipher.processBlock(sealed, BLOCK + at, plain, at);
        }
        return plain;
    }
}
