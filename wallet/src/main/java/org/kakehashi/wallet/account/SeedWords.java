package org.kakehashi.wallet.account;

import java.util.Arrays;
import org.kakehashi.wallet.key.PrivateKey;
import org.kakehashi.wallet.seed.Mnemonic;

/** The words of a seed and their passphrase, handed out to be shown; wiped by {@link #close}. */
public final class SeedWords implements AutoCloseable {

    private final Mnemonic words;
    private final char[] passphrase;

    private SeedWords(Mnemonic words, char[] passphrase) {
        this.words = words;
        this.passphrase = passphrase;
    }

    static SeedWords copyOf(Mnemonic words, char[] passphrase) {
        byte[] entropy = words.entropy();
        try {
            return new SeedWords(Mnemonic.ofEntropy(words.language(), entropy), passphrase.clone());
        } finally {
            Arrays.fill(entropy, (byte) 0);
        }
    }

    static PrivateKey copyOf(PrivateKey key) {
        byte[] bytes = key.bytes();
        try {
            return PrivateKey.of(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    public Mnemonic words() {
        return words;
    }

    /** The passphrase itself, not a copy; empty for none. */
    public char[] passphrase() {
        return passphrase;
    }

    @Override
    public void close() {
        words.close();
        Arrays.fill(passphrase, '\0');
    }

    /** Says only that there are words. */
    @Override
    public String toString() {
        return "SeedWords[hidden]";
    }
}
