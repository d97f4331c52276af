package org.kakehashi.wallet.seed;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.hash.Hash;

/**
 * Seed words (BIP-39): 12, 15, 18, 21 or 24 words whose last bits are a checksum. Held as positions in the word list;
 * {@link #close} wipes them, and every later use throws {@link IllegalStateException}.
 */
public final class Mnemonic implements AutoCloseable {

    /** The numbers of words that are allowed. */
    public static final Set<Integer> COUNTS = Set.of(12, 15, 18, 21, 24);

    private static final int BITS = 11;
    private static final int ROUNDS = 2048;
    private static final int SEED_BITS = 512;

    private final Language language;
    private final int[] positions;
    private boolean wiped;

    Mnemonic(Language language, int[] positions) {
        this.language = language;
        this.positions = positions;
    }

    /**
     * New words.
     *
     * @throws IllegalArgumentException if the count is not allowed
     */
    public static Mnemonic generate(Language language, int count, SecureRandom random) {
        if (!COUNTS.contains(count)) {
            throw new IllegalArgumentException("12, 15, 18, 21 or 24 words");
        }
        byte[] entropy = new byte[count / 3 * 4];
        try {
            random.nextBytes(entropy);
            return ofEntropy(language, entropy);
        } finally {
            Arrays.fill(entropy, (byte) 0);
        }
    }

    /**
     * The words of given random bytes, which are not kept.
     *
     * @param entropy 16, 20, 24, 28 or 32 bytes
     * @throws IllegalArgumentException for another length
     */
    public static Mnemonic ofEntropy(Language language, byte[] entropy) {
        if (entropy.length % 4 != 0 || entropy.length < 16 || entropy.length > 32) {
            throw new IllegalArgumentException("16, 20, 24, 28 or 32 bytes");
        }
        byte[] bits = Arrays.copyOf(entropy, entropy.length + 1);
        bits[entropy.length] = Hash.sha256(entropy)[0];
        int[] positions = new int[entropy.length / 4 * 3];
        for (int i = 0; i < positions.length * BITS; i++) {
            int bit = (bits[i / 8] >> (7 - i % 8)) & 1;
            positions[i / BITS] = (positions[i / BITS] << 1) | bit;
        }
        Arrays.fill(bits, (byte) 0);
        return new Mnemonic(language, positions);
    }

    /**
     * Reads words as typed or pasted. Spacing of every kind, numbering, punctuation, letter case, Unicode form and
     * missing accents are put right; everything else must be exact.
     *
     * @param text the words, for example {@code CharBuffer.wrap(char[])}; bounded work for any length
     */
    public static MnemonicReading read(CharSequence text) {
        return MnemonicReader.read(text, null);
    }

    /**
     * Reads words of one language only.
     *
     * @param language null to find out
     */
    public static MnemonicReading read(CharSequence text, @Nullable Language language) {
        return MnemonicReader.read(text, language);
    }

    /**
     * Every word that can stand last after the given ones: 128 after 11 words, down to 8 after 23.
     *
     * @return empty if the number of words is not one less than an allowed one, or one of them is not listed
     */
    public static List<String> lastWords(CharSequence text, Language language) {
        return MnemonicReader.lastWords(text, language);
    }

    /** Whether a word can hold this character; all others only part words in {@link #read}. */
    public static boolean belongsToWord(char c) {
        return MnemonicReader.belongsToWord(c);
    }

    /** The list that the words come from. */
    public Language language() {
        return language;
    }

    /** Number of words. */
    public int count() {
        return positions.length;
    }

    /** One word, from 0, in Unicode form NFKD. */
    public synchronized String word(int index) {
        requireWhole();
        return language.words().get(positions[index]);
    }

    /** All words joined by single blanks, in the form that is hashed (NFKD); the caller wipes it. */
    public synchronized char[] phrase() {
        requireWhole();
        int length = positions.length - 1;
        for (int position : positions) {
            length += language.words().get(position).length();
        }
        char[] joined = new char[length];
        int at = 0;
        for (int i = 0; i < positions.length; i++) {
            if (i > 0) {
                joined[at++] = ' ';
            }
            String word = language.words().get(positions[i]);
            word.getChars(0, word.length(), joined, at);
            at += word.length();
        }
        return joined;
    }

    /** The random bytes behind the words, 16 to 32; the caller wipes them. */
    public synchronized byte[] entropy() {
        requireWhole();
        byte[] bits = bits(positions);
        byte[] entropy = Arrays.copyOf(bits, positions.length / 3 * 4);
        Arrays.fill(bits, (byte) 0);
        return entropy;
    }

    /**
     * The 64 bytes that keys are derived from: PBKDF2-HMAC-SHA512 over the phrase, salt {@code mnemonic} and the
     * passphrase, 2048 rounds, both in NFKD; the caller wipes it.
     *
     * @param passphrase any text, empty for none; every passphrase gives a valid and different seed
     */
    public byte[] seed(char[] passphrase) {
        char[] phrase = phrase();
        byte[] password = utf8(phrase);
        byte[] extra = utf8(normalized(passphrase));
        byte[] salt = ByteBuffer.allocate(8 + extra.length)
                .put("mnemonic".getBytes(StandardCharsets.US_ASCII))
                .put(extra)
                .array();
        try {
            return stretch(password, salt);
        } finally {
            Arrays.fill(phrase, '\0');
            Arrays.fill(password, (byte) 0);
            Arrays.fill(extra, (byte) 0);
            Arrays.fill(salt, (byte) 0);
        }
    }

    /** Wipes the words. */
    @Override
    public synchronized void close() {
        Arrays.fill(positions, 0);
        wiped = true;
    }

    /** Says only how many words of which language these are. */
    @Override
    public String toString() {
        return "Mnemonic[" + positions.length + " words, " + language + ", hidden]";
    }

    /** Whether the last bits of the words are the checksum of those before. */
    static boolean checksumHolds(int[] positions) {
        byte[] bits = bits(positions);
        byte[] entropy = Arrays.copyOf(bits, positions.length / 3 * 4);
        int checksumBits = positions.length / 3;
        int mask = 0xff << (8 - checksumBits) & 0xff;
        boolean holds = ((bits[entropy.length] ^ Hash.sha256(entropy)[0]) & mask) == 0;
        Arrays.fill(bits, (byte) 0);
        Arrays.fill(entropy, (byte) 0);
        return holds;
    }

    private static byte[] bits(int[] positions) {
        byte[] bits = new byte[positions.length / 3 * 4 + 1];
        for (int i = 0; i < positions.length * BITS; i++) {
            int bit = (positions[i / BITS] >> (BITS - 1 - i % BITS)) & 1;
            bits[i / 8] |= (byte) (bit << (7 - i % 8));
        }
        return bits;
    }

    private static byte[] stretch(byte[] password, byte[] salt) {
        PKCS5S2ParametersGenerator generator = new PKCS5S2ParametersGenerator(new SHA512Digest());
        generator.init(password, salt, ROUNDS);
        return ((KeyParameter) generator.generateDerivedParameters(SEED_BITS)).getKey();
    }

    /** Plain ASCII is its own NFKD, and only the rest has to pass through a String. */
    private static char[] normalized(char[] text) {
        for (char c : text) {
            if (c > 0x7f) {
                return Normalizer.normalize(CharBuffer.wrap(text), Normalizer.Form.NFKD)
                        .toCharArray();
            }
        }
        return text;
    }

    private static byte[] utf8(char[] text) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(text));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        Arrays.fill(encoded.array(), (byte) 0);
        return bytes;
    }

    private void requireWhole() {
        if (wiped) {
            throw new IllegalStateException("the words have been wiped");
        }
    }
}
