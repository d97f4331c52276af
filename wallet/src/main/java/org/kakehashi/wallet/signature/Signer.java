package org.kakehashi.wallet.signature;

/** Whatever can sign a hash: a private key in memory, or a device that keeps its own. */
@FunctionalInterface
public interface Signer {

    /**
     * Signs a hash. Callers show the person what the hash stands for before they ask.
     *
     * @param hash 32 bytes
     * @return a canonical signature with low s
     */
    Signature sign(byte[] hash);
}
