package org.kakehashi.wallet.account;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kakehashi.vault.Secrets;
import org.kakehashi.wallet.account.AccountStore.SealedSeed;
import org.kakehashi.wallet.key.DerivationPath;
import org.kakehashi.wallet.key.ExtendedKey;
import org.kakehashi.wallet.key.PrivateKey;
import org.kakehashi.wallet.seed.Language;
import org.kakehashi.wallet.seed.Mnemonic;

/**
 * What is sealed for a seed and for a key. A phrase: one byte 1, one byte with the entropy's length, the entropy, the
 * passphrase in UTF-8. Shares: one byte 2, the master secret. A key: its 32 bytes, big-endian.
 */
final class SeedSeal {

    private static final byte WORDS = 1;
    private static final byte SHARES = 2;

    private final Secrets secrets;

    SeedSeal(Secrets secrets) {
        this.secrets = secrets;
    }

    byte[] sealWords(String seedId, Mnemonic words, char[] passphrase) {
        byte[] entropy = words.entropy();
        byte[] extra = utf8(passphrase);
        byte[] plain = ByteBuffer.allocate(2 + entropy.length + extra.length)
                .put(WORDS)
                .put((byte) entropy.length)
                .put(entropy)
                .put(extra)
                .array();
        try {
            return secrets.seal(seedContext(seedId), plain);
        } finally {
            wipe(entropy, extra, plain);
        }
    }

    byte[] sealShares(String seedId, byte[] masterSecret) {
        byte[] plain = ByteBuffer.allocate(1 + masterSecret.length)
                .put(SHARES)
                .put(masterSecret)
                .array();
        try {
            return secrets.seal(seedContext(seedId), plain);
        } finally {
            wipe(plain);
        }
    }

    byte[] sealKey(String accountId, PrivateKey key) {
        byte[] plain = key.bytes();
        try {
            return secrets.seal(keyContext(accountId), plain);
        } finally {
            wipe(plain);
        }
    }

    /** Opens a key for one use. */
    <T extends @Nullable Object> T withKey(String accountId, byte[] sealed, Function<PrivateKey, T> use) {
        return secrets.open(keyContext(accountId), sealed, plain -> {
            try (PrivateKey key = PrivateKey.of(plain)) {
                return use.apply(key);
            }
        });
    }

    /** Opens a seed for one use of its master key. */
    <T extends @Nullable Object> T withMaster(String seedId, SealedSeed seed, Function<ExtendedKey, T> use) {
        return secrets.open(seedContext(seedId), seed.sealed(), plain -> {
            if (plain[0] == SHARES) {
                return used(Arrays.copyOfRange(plain, 1, plain.length), secret -> {
                    try (ExtendedKey master = ExtendedKey.ofSeed(secret)) {
                        return use.apply(master);
                    }
                });
            }
            return words(seed, plain, (words, passphrase) -> withMaster(words, passphrase, use));
        });
    }

    /** Opens a seed for one use of the secret that its BIP-32 tree grows from, which is wiped afterwards. */
    <T extends @Nullable Object> T withSecret(String seedId, SealedSeed seed, Function<byte[], T> use) {
        return secrets.open(seedContext(seedId), seed.sealed(), plain -> {
            if (plain[0] != SHARES) {
                return words(seed, plain, (words, passphrase) -> used(words.seed(passphrase), use));
            }
            return used(Arrays.copyOfRange(plain, 1, plain.length), use);
        });
    }

    private static <T extends @Nullable Object> T used(byte[] secret, Function<byte[], T> use) {
        try {
            return use.apply(secret);
        } finally {
            wipe(secret);
        }
    }

    static <T extends @Nullable Object> T withMaster(Mnemonic words, char[] passphrase, Function<ExtendedKey, T> use) {
        byte[] seed = words.seed(passphrase);
        try (ExtendedKey master = ExtendedKey.ofSeed(seed)) {
            return use.apply(master);
        } finally {
            wipe(seed);
        }
    }

    /** Opens a seed for one use of the key at a path. */
    <T extends @Nullable Object> T withKey(
            String seedId, SealedSeed seed, DerivationPath path, Function<PrivateKey, T> use) {
        return withMaster(seedId, seed, master -> {
            try (ExtendedKey derived = master.derive(path)) {
                return use.apply(derived.privateKey());
            }
        });
    }

    /** Opens the words of a seed; both arguments of the use are wiped afterwards. */
    <T extends @Nullable Object> T withWords(String seedId, SealedSeed seed, BiFunction<Mnemonic, char[], T> use) {
        return secrets.open(seedContext(seedId), seed.sealed(), plain -> words(seed, plain, use));
    }

    private static <T extends @Nullable Object> T words(
            SealedSeed seed, byte[] plain, BiFunction<Mnemonic, char[], T> use) {
        if (plain[0] != WORDS) {
            throw new IllegalStateException("shares have no words");
        }
        int length = plain[1];
        byte[] entropy = Arrays.copyOfRange(plain, 2, 2 + length);
        char[] passphrase = chars(plain, 2 + length);
        try (Mnemonic words = Mnemonic.ofEntropy(Language.valueOf(seed.language()), entropy)) {
            return use.apply(words, passphrase);
        } finally {
            wipe(entropy);
            Arrays.fill(passphrase, '\0');
        }
    }

    private static byte[] utf8(char[] text) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(text));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        wipe(encoded.array());
        return bytes;
    }

    private static char[] chars(byte[] plain, int from) {
        CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(plain, from, plain.length - from));
        char[] chars = new char[decoded.remaining()];
        decoded.get(chars);
        Arrays.fill(decoded.array(), '\0');
        return chars;
    }

    private static void wipe(byte[]... arrays) {
        for (byte[] array : arrays) {
            Arrays.fill(array, (byte) 0);
        }
    }

    private static String seedContext(String id) {
        return "wallet.seed/" + id;
    }

    private static String keyContext(String id) {
        return "wallet.key/" + id;
    }
}
