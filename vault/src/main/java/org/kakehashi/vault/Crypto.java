package org.kakehashi.vault;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.jspecify.annotations.Nullable;

/**
 * The primitives of the vault, in BouncyCastle's lightweight form: its key objects can be wiped, those of the JCE cannot.
 */
final class Crypto {

    static final int KEY = 32;
    static final int NONCE = 12;
    static final int TAG = 16;
    static final int SALT = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Crypto() {}

    static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** AES-256-GCM: ciphertext and 16-byte tag. */
    static byte[] seal(byte[] key, byte[] nonce, byte[] associated, byte[] plain) {
        try {
            return gcm(true, key, nonce, associated, plain);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("encryption cannot fail", e);
        }
    }

    /** The plaintext, or null when key, nonce, associated data or a single bit is another. */
    static byte @Nullable [] open(byte[] key, byte[] nonce, byte[] associated, byte[] sealed) {
        if (sealed.length < TAG) {
            return null;
        }
        try {
            return gcm(false, key, nonce, associated, sealed);
        } catch (InvalidCipherTextException e) {
            return null;
        }
    }

    private static byte[] gcm(boolean encrypt, byte[] key, byte[] nonce, byte[] associated, byte[] in)
            throws InvalidCipherTextException {
        GCMModeCipher cipher = GCMBlockCipher.newInstance(AESEngine.newInstance());
        KeyParameter parameter = new KeyParameter(key);
        byte[] out = new byte[encrypt ? in.length + TAG : in.length - TAG];
        boolean whole = false;
        try {
            cipher.init(encrypt, new AEADParameters(parameter, TAG * 8, nonce, associated));
            int written = cipher.processBytes(in, 0, in.length, out, 0);
            cipher.doFinal(out, written);
            whole = true;
            return out;
        } finally {
            Arrays.fill(parameter.getKey(), (byte) 0);
            if (!whole) {
                Arrays.fill(out, (byte) 0);
            }
        }
    }

    /** HKDF-Expand (RFC 5869, SHA-256) of a key that is random already; 32 bytes. */
    static byte[] subkey(byte[] key, String purpose) {
        HKDFBytesGenerator generator = new HKDFBytesGenerator(new SHA256Digest());
        HKDFParameters parameters =
                HKDFParameters.skipExtractParameters(key, purpose.getBytes(StandardCharsets.US_ASCII));
        generator.init(parameters);
        byte[] subkey = new byte[KEY];
        generator.generateBytes(subkey, 0, KEY);
        return subkey;
    }

    /** Argon2id version 0x13, 32 bytes, over the password's NFC form in UTF-8. */
    static byte[] argon2id(char[] password, byte[] salt, KdfParameters kdf) {
        byte[] bytes = utf8(password);
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(kdf.memoryKiB())
                    .withIterations(kdf.iterations())
                    .withParallelism(kdf.parallelism())
                    .withSalt(salt)
                    .build());
            byte[] key = new byte[KEY];
            generator.generateBytes(bytes, key);
            return key;
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /**
     * The password's bytes. Text below U+0300 is in form NFC as it is; only other text passes through the normaliser,
     * which leaves strings behind until the next collection.
     */
    static byte[] utf8(char[] password) {
        boolean plain = true;
        for (char c : password) {
            plain &= c < 0x300;
        }
        CharBuffer chars = CharBuffer.wrap(password);
        if (!plain && !Normalizer.isNormalized(chars, Normalizer.Form.NFC)) {
            chars = CharBuffer.wrap(
                    Normalizer.normalize(chars, Normalizer.Form.NFC).toCharArray());
        }
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(chars);
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        Arrays.fill(encoded.array(), (byte) 0);
        return bytes;
    }

    /**
     * The bytes a derivation needs when the heap cannot grow to hold them, else 0; garbage is collected before it is
     * counted against it.
     */
    static long missingMemory(KdfParameters kdf) {
        long needed = kdf.memoryKiB() * 1024L + kdf.memoryKiB() * 40L + (8 << 20);
        if (needed <= availableMemory()) {
            return 0;
        }
        System.gc();
        return needed <= availableMemory() ? 0 : needed;
    }

    static long availableMemory() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
    }
}
