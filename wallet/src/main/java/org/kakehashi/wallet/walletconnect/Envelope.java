package org.kakehashi.wallet.walletconnect;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.modes.ChaCha20Poly1305;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.rlp.Bytes;

/**
 * A sealed message of WalletConnect version 2 (crypto envelopes of the core specification): ChaCha20-Poly1305 under a
 * key that both ends have agreed on. Type 0 is one byte 00, twelve bytes nonce, the sealed text; type 1 has the sender's
 * public key of 32 bytes behind its 01. Base64 around it.
 *
 * @param senderPublicKey the sender's X25519 public key in type 1, null in type 0
 * @param nonce 12 bytes, never used twice with one key
 * @param sealed the text, encrypted, and 16 bytes of tag
 */
public record Envelope(@Nullable Bytes senderPublicKey, Bytes nonce, Bytes sealed) {

    private static final int KEY_LENGTH = 32;
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;
    private static final int LONGEST_TEXT = 1024 * 1024;

    /**
     * Seals a text.
     *
     * @param key 32 bytes
     */
    public static Envelope seal(byte[] key, Bytes nonce, @Nullable Bytes senderPublicKey, String text) {
        try {
            byte[] plain = text.getBytes(StandardCharsets.UTF_8);
            return new Envelope(senderPublicKey, nonce, Bytes.of(process(true, key, nonce, plain)));
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("Sealing cannot fail", e);
        }
    }

    /** Reads the Base64 form; empty when it is no envelope. */
    public static Optional<Envelope> read(String base64) {
        if (base64.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length == 0 || (bytes[0] != 0 && bytes[0] != 1)) {
            return Optional.empty();
        }
        int nonceStart = bytes[0] == 0 ? 1 : 1 + KEY_LENGTH;
        int sealedStart = nonceStart + NONCE_LENGTH;
        if (bytes.length < sealedStart + TAG_BITS / 8) {
            return Optional.empty();
        }
        Bytes sender = bytes[0] == 0 ? null : Bytes.of(Arrays.copyOfRange(bytes, 1, nonceStart));
        return Optional.of(new Envelope(
                sender,
                Bytes.of(Arrays.copyOfRange(bytes, nonceStart, sealedStart)),
                Bytes.of(Arrays.copyOfRange(bytes, sealedStart, bytes.length))));
    }

    /** The Base64 form. */
    public String toText() {
        Bytes head = senderPublicKey == null
                ? Bytes.of(new byte[] {0})
                : Bytes.of(new byte[] {1}).plus(senderPublicKey);
        return Base64.getEncoder().encodeToString(head.plus(nonce).plus(sealed).toArray());
    }

    /** The text inside; empty when the key is another one or the envelope was changed. */
    public Optional<String> open(byte[] key) {
        try {
            byte[] plain = process(false, key, nonce, sealed.toArray());
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(plain))
                    .toString());
        } catch (InvalidCipherTextException | CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static byte[] process(boolean seal, byte[] key, Bytes nonce, byte[] input)
            throws InvalidCipherTextException {
        ChaCha20Poly1305 cipher = new ChaCha20Poly1305();
        cipher.init(seal, new AEADParameters(new KeyParameter(key), TAG_BITS, nonce.toArray()));
        byte[] out = new byte[cipher.getOutputSize(input.length)];
        int length = cipher.processBytes(input, 0, input.length, out, 0);
        cipher.doFinal(out, length);
        return out;
    }
}
