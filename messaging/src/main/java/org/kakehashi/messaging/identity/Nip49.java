package org.kakehashi.messaging.identity;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.generators.SCrypt;
import org.bouncycastle.crypto.modes.XChaCha20Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/**
 * NIP-49: a private key encrypted with a password, as text {@code ncryptsec1…}. Inside: version (1 byte, 2) ‖ log₂ N of
 * scrypt (1 byte) ‖ salt (16) ‖ nonce (24) ‖ key security (1, associated data) ‖ XChaCha20-Poly1305 of the key (48).
 */
public final class Nip49 {

    /** The strongest scrypt that is read: N = 2^20, which takes 1 GiB. */
    public static final int STRONGEST = 20;

    private static final int VERSION = 2;
    private static final int LENGTH = 1 + 1 + 16 + 24 + 1 + 48;
    /** "The client does not track how this key was handled." */
    private static final byte SECURITY_UNKNOWN = 2;

    private Nip49() {}

    /** What came of reading an encrypted key. */
    public sealed interface Reading {
        /** The key; the caller closes it. */
        record Key(SecretIdentity key) implements Reading {}

        /** Not an {@code ncryptsec1…} text of this version, or a letter of it is wrong. */
        record Malformed() implements Reading {}

        /** It asks for more memory than this program spends on one key. */
        record TooCostly(int logN) implements Reading {}

        /** The password is wrong, or the text was changed with its checksum. */
        record WrongPassword() implements Reading {}
    }

    /** Encrypts a key; {@code logN} is 16 to 20 (NIP-49 suggests 16 for 64 MiB and 100 ms). */
    public static String encrypt(SecretIdentity key, char[] password, int logN, SecureRandom random) {
        if (logN < 16 || logN > STRONGEST) {
            throw new IllegalArgumentException("scrypt strength " + logN);
        }
        byte[] salt = new byte[16];
        byte[] nonce = new byte[24];
        random.nextBytes(salt);
        random.nextBytes(nonce);
        byte[] secret = key.bytes();
        byte[] passwordKey = passwordKey(password, salt, logN);
        try {
            byte[] sealed = xchacha(true, passwordKey, nonce, SECURITY_UNKNOWN, secret);
            return Nip19.encode(
                    "ncryptsec",
                    ByteBuffer.allocate(LENGTH)
                            .put((byte) VERSION)
                            .put((byte) logN)
                            .put(salt)
                            .put(nonce)
                            .put(SECURITY_UNKNOWN)
                            .put(sealed)
                            .array());
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException(e);
        } finally {
            Arrays.fill(secret, (byte) 0);
            Arrays.fill(passwordKey, (byte) 0);
        }
    }

    /** Opens an encrypted key. */
    public static Reading decrypt(String ncryptsec, char[] password) {
        var decoded = Nip19.decode("ncryptsec", ncryptsec.strip(), LENGTH);
        if (decoded.isEmpty() || decoded.get()[0] != VERSION) {
            return new Reading.Malformed();
        }
        byte[] bytes = decoded.get();
        int logN = bytes[1];
        if (logN < 1) {
            return new Reading.Malformed();
        }
        if (logN > STRONGEST) {
            return new Reading.TooCostly(logN);
        }
        byte[] passwordKey = passwordKey(password, Arrays.copyOfRange(bytes, 2, 18), logN);
        byte[] secret = new byte[0];
        try {
            secret = xchacha(
                    false,
                    passwordKey,
                    Arrays.copyOfRange(bytes, 18, 42),
                    bytes[42],
                    Arrays.copyOfRange(bytes, 43, LENGTH));
            return SecretIdentity.of(secret).<Reading>map(Reading.Key::new).orElseGet(Reading.Malformed::new);
        } catch (InvalidCipherTextException wrong) {
            return new Reading.WrongPassword();
        } finally {
            Arrays.fill(secret, (byte) 0);
            Arrays.fill(passwordKey, (byte) 0);
        }
    }

    /** scrypt with r = 8, p = 1 over the NFKC form of the password in UTF-8. */
    private static byte[] passwordKey(char[] password, byte[] salt, int logN) {
        String normalised = Normalizer.normalize(CharBuffer.wrap(password), Normalizer.Form.NFKC);
        byte[] bytes = normalised.getBytes(StandardCharsets.UTF_8);
        try {
            return SCrypt.generate(bytes, salt, 1 << logN, 8, 1, 32);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static byte[] xchacha(boolean encrypt, byte[] key, byte[] nonce, byte associated, byte[] input)
            throws InvalidCipherTextException {
        XChaCha20Poly1305 cipher = new XChaCha20Poly1305();
        cipher.init(encrypt, new ParametersWithIV(new KeyParameter(key), nonce));
        cipher.processAADByte(associated);
        byte[] output = new byte[cipher.getOutputSize(input.length)];
        int length = cipher.processBytes(input, 0, input.length, output, 0);
        cipher.doFinal(output, length);
        return output;
    }
}
