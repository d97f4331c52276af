package org.kakehashi.wallet.signature;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.hash.Hash;

/**
 * A message signed under EIP-191 version 45 ("personal_sign"): keccak256 of {@code \x19Ethereum Signed Message:\n}, the
 * length of the message in bytes as decimal text, and the message. PlatON and Alaya nodes use the same words.
 */
public final class PersonalMessage {

    private static final String PREFIX = "\u0019Ethereum Signed Message:\n";

    private final byte[] content;

    private PersonalMessage(byte[] content) {
        this.content = content;
    }

    /** A message of raw bytes. */
    public static PersonalMessage of(byte[] content) {
        return new PersonalMessage(content.clone());
    }

    /** A message of text, encoded as UTF-8. */
    public static PersonalMessage of(String text) {
        return new PersonalMessage(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A copy of the bytes of the message, without the prefix. */
    public byte[] content() {
        return content.clone();
    }

    /**
     * Whether the message has exactly 32 bytes, the size of a hash: it may stand for anything, so the person is warned
     * before signing it.
     */
    public boolean looksLikeHash() {
        return content.length == 32;
    }

    /** The 32 bytes that are signed. */
    public byte[] hash() {
        return Hash.keccak256((PREFIX + content.length).getBytes(StandardCharsets.US_ASCII), content);
    }

    /** Signs the message. */
    public Signature sign(Signer signer) {
        return signer.sign(hash());
    }

    /** The address whose key signed this message; empty if the signature fits no key. */
    public Optional<Address> signer(Signature signature) {
        return signature.recoverAddress(hash());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PersonalMessage that && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }
}
