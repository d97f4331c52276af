package org.kakehashi.messaging.encryption;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.engines.ChaCha7539Engine;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.messaging.identity.SecretIdentity;

/**
 * NIP-44 version 2: ChaCha20 (RFC 8439) under a key from HKDF-SHA256, HMAC-SHA256 over nonce and ciphertext, the
 * length hidden by padding. The payload is base64 of version (1 byte, 2) ‖ nonce (32) ‖ ciphertext ‖ MAC (32).
 *
 * <p>Written are texts of 1 to 65,535 bytes of UTF-8; read are also the longer ones that the revision of 2026-06-28
 * allows (two zero bytes, then a length of four bytes), up to {@link #LONGEST_READ}.
 */
public final class Nip44 {

    /** The longest text that is read, in bytes of UTF-8. */
    public static final int LONGEST_READ = 1 << 20;

    private static final int LONGEST_WRITTEN = 65_535;
    private static final int VERSION = 2;
    private static final int NONCE = 32;
    private static final int MAC = 32;
    private static final int SHORTEST_PAYLOAD = 132;
    private static final int LONGEST_PAYLOAD = 4 * ((1 + NONCE + 6 + 2 * LONGEST_READ + MAC + 2) / 3);

    private Nip44() {}

    /** The key of the conversation between two identities, the same from both sides: 32 bytes; the caller wipes it. */
    public static byte[] conversationKey(SecretIdentity mine, PublicIdentity theirs) {
        byte[] shared = mine.sharedX(theirs);
        try {
            return hmac("nip44-v2".getBytes(StandardCharsets.US_ASCII), shared);
        } finally {
            Arrays.fill(shared, (byte) 0);
        }
    }

    /**
     * The payload for {@code plaintext}, with a fresh nonce.
     *
     * @throws IllegalArgumentException when the text is empty or longer than 65,535 bytes of UTF-8
     */
    public static String encrypt(byte[] conversationKey, String plaintext, SecureRandom random) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        return encrypt(conversationKey, plaintext, nonce);
    }

    static String encrypt(byte[] conversationKey, String plaintext, byte[] nonce) {
        byte[] text = plaintext.getBytes(StandardCharsets.UTF_8);
        if (text.length == 0 || text.length > LONGEST_WRITTEN) {
            throw new IllegalArgumentException("a text of " + text.length + " bytes cannot be encrypted");
        }
        byte[] padded = new byte[2 + paddedLength(text.length)];
        padded[0] = (byte) (text.length >>> 8);
        padded[1] = (byte) text.length;
        System.arraycopy(text, 0, padded, 2, text.length);
        MessageKeys keys = messageKeys(conversationKey, nonce);
        try {
            byte[] ciphertext = chacha20(keys, padded);
            byte[] mac = hmac(keys.mac(), nonce, ciphertext);
            byte[] payload = ByteBuffer.allocate(1 + NONCE + ciphertext.length + MAC)
                    .put((byte) VERSION)
                    .put(nonce)
                    .put(ciphertext)
                    .put(mac)
                    .array();
            return Base64.getEncoder().encodeToString(payload);
        } finally {
            keys.wipe();
            Arrays.fill(padded, (byte) 0);
            Arrays.fill(text, (byte) 0);
        }
    }

    /** The text inside {@code payload}; empty when it is of another version, changed, for another key or malformed. */
    public static Optional<String> decrypt(byte[] conversationKey, String payload) {
        if (payload.length() < SHORTEST_PAYLOAD || payload.length() > LONGEST_PAYLOAD) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(payload);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (bytes[0] != VERSION || bytes.length < 1 + NONCE + 2 + 32 + MAC) {
            return Optional.empty();
        }
        byte[] nonce = Arrays.copyOfRange(bytes, 1, 1 + NONCE);
        byte[] ciphertext = Arrays.copyOfRange(bytes, 1 + NONCE, bytes.length - MAC);
        byte[] mac = Arrays.copyOfRange(bytes, bytes.length - MAC, bytes.length);
        MessageKeys keys = messageKeys(conversationKey, nonce);
        try {
            if (!MessageDigest.isEqual(mac, hmac(keys.mac(), nonce, ciphertext))) {
                return Optional.empty();
            }
            return unpad(chacha20(keys, ciphertext));
        } finally {
            keys.wipe();
        }
    }

    /** How many bytes a text of {@code length} bytes is padded to. */
    static int paddedLength(int length) {
        if (length <= 32) {
            return 32;
        }
        int nextPower = Integer.highestOneBit(length - 1) << 1;
        int chunk = nextPower <= 256 ? 32 : nextPower / 8;
        return chunk * ((length - 1) / chunk + 1);
    }

    record MessageKeys(byte[] cipher, byte[] nonce, byte[] mac) {
        void wipe() {
            Arrays.fill(cipher, (byte) 0);
            Arrays.fill(mac, (byte) 0);
        }
    }

    static MessageKeys messageKeys(byte[] conversationKey, byte[] nonce) {
        HKDFBytesGenerator expand = new HKDFBytesGenerator(new SHA256Digest());
        expand.init(HKDFParameters.skipExtractParameters(conversationKey, nonce));
        byte[] keys = new byte[76];
        expand.generateBytes(keys, 0, keys.length);
        MessageKeys result = new MessageKeys(
                Arrays.copyOfRange(keys, 0, 32), Arrays.copyOfRange(keys, 32, 44), Arrays.copyOfRange(keys, 44, 76));
        Arrays.fill(keys, (byte) 0);
        return result;
    }

    private static Optional<String> unpad(byte[] padded) {
        int length = ((padded[0] & 0xff) << 8) | (padded[1] & 0xff);
        int prefix = 2;
        if (length == 0 && padded.length >= 6) {
            length = ByteBuffer.wrap(padded, 2, 4).getInt();
            prefix = 6;
            if (length <= LONGEST_WRITTEN || length > LONGEST_READ) {
                return Optional.empty();
            }
        }
        if (length < 1 || padded.length != prefix + paddedLength(length)) {
            return Optional.empty();
        }
        try {
            CharBuffer text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(padded, prefix, length));
            return Optional.of(text.toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        } finally {
            Arrays.fill(padded, (byte) 0);
        }
    }

    private static byte[] chacha20(MessageKeys keys, byte[] input) {
        ChaCha7539Engine engine = new ChaCha7539Engine();
        engine.init(true, new ParametersWithIV(new KeyParameter(keys.cipher()), keys.nonce()));
        byte[] output = new byte[input.length];
        engine.processBytes(input, 0, input.length, output, 0);
        return output;
    }

    private static byte[] hmac(byte[] key, byte[]... parts) {
        HMac hmac = new HMac(new SHA256Digest());
        hmac.init(new KeyParameter(key));
        for (byte[] part : parts) {
            hmac.update(part, 0, part.length);
        }
        byte[] result = new byte[MAC];
        hmac.doFinal(result, 0);
        return result;
    }
}
