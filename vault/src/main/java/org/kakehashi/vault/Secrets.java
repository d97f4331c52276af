package org.kakehashi.vault;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Seals seeds and private keys once more before they go into a table, with a key that exists only while the vault is
 * unlocked, so that no query can return one by accident.
 *
 * <p>A sealed secret is: format 1 (one byte), nonce (12), AES-256-GCM ciphertext, tag (16); the associated data is
 * {@code "kakehashi secret"}, a zero byte, and the context in UTF-8.
 */
public final class Secrets {

    private static final int MAX = 16 << 20;
    private static final byte FORMAT = 1;

    private final SecretMemory key;

    /** The key stays the caller's. */
    Secrets(SecretMemory key) {
        this.key = key;
    }

    /**
     * Seals a secret for a place.
     *
     * @param context what and where it is, for example {@code "seed/7"}; needed again to open, so that a sealed value
     *     moved to another row does not open there
     * @param secret at most 16 MiB; not wiped, that is the caller's
     * @return opaque bytes to store, 29 longer than the secret
     * @throws VaultLockedException when the vault is locked
     */
    public byte[] seal(String context, byte[] secret) {
        if (secret.length > MAX) {
            throw new IllegalArgumentException("a secret of " + secret.length + " bytes");
        }
        byte[] nonce = Crypto.random(Crypto.NONCE);
        byte[] text = key.use(k -> Crypto.seal(k, nonce, associated(context), secret));
        byte[] sealed = new byte[1 + Crypto.NONCE + text.length];
        sealed[0] = FORMAT;
        System.arraycopy(nonce, 0, sealed, 1, Crypto.NONCE);
        System.arraycopy(text, 0, sealed, 1 + Crypto.NONCE, text.length);
        return sealed;
    }

    /**
     * Opens a sealed secret for one use and wipes it afterwards, also when the use throws.
     *
     * @param context the one it was sealed with
     * @param use must not keep the array; what it returns is returned
     * @throws DamagedSecretException when the bytes do not open
     * @throws VaultLockedException when the vault is locked
     */
    public <T extends @Nullable Object> T open(String context, byte[] sealed, Function<byte[], T> use) {
        int head = 1 + Crypto.NONCE;
        if (sealed.length < head + Crypto.TAG || sealed.length > MAX + head + Crypto.TAG || sealed[0] != FORMAT) {
            throw new DamagedSecretException(context);
        }
        byte[] nonce = Arrays.copyOfRange(sealed, 1, head);
        byte[] text = Arrays.copyOfRange(sealed, head, sealed.length);
        byte[] secret = key.<byte @Nullable []>use(k -> Crypto.open(k, nonce, associated(context), text));
        if (secret == null) {
            throw new DamagedSecretException(context);
        }
        try {
            return use.apply(secret);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private static byte[] associated(String context) {
        return ("kakehashi secret\0" + context).getBytes(StandardCharsets.UTF_8);
    }
}
