package org.kakehashi.wallet.safe;

import java.util.SortedMap;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.signature.PersonalMessage;
import org.kakehashi.wallet.signature.Signature;

/**
 * An owner's consent in the 65 bytes that a Safe takes (Safe 1.3 and 1.4.1, {@code checkNSignatures}).
 *
 * @param bytes 65 bytes; the last one says which kind it is
 */
public record SafeSignature(Bytes bytes) {

    private static final int LENGTH = 65;
    private static final int APPROVED = 1;
    /** Added to the last byte of a signature over the hash as a personal message. */
    private static final int PERSONAL = 4;

    public SafeSignature {
        if (bytes.size() != LENGTH) {
            throw new IllegalArgumentException("A signature of " + bytes.size() + " bytes");
        }
    }

    /** A signature over the typed message. */
    public static SafeSignature typed(Signature signature) {
        return new SafeSignature(Bytes.of(signature.bytes()));
    }

    /** A signature over the transaction's hash as a personal message (EIP-191), as some devices make it. */
    public static SafeSignature personal(Signature signature) {
        byte[] bytes = signature.bytes();
        bytes[LENGTH - 1] += PERSONAL;
        return new SafeSignature(Bytes.of(bytes));
    }

    /** The personal message for {@link #personal}. */
    public static PersonalMessage personalMessage(SafeTransaction transaction) {
        return PersonalMessage.of(transaction.hash().toArray());
    }

    /** The word of an owner who has approved the hash on chain, or who sends the transaction. */
    public static SafeSignature approved(Address owner) {
        byte[] bytes = new byte[LENGTH];
        System.arraycopy(owner.bytes(), 0, bytes, 12, Address.LENGTH);
        bytes[LENGTH - 1] = APPROVED;
        return new SafeSignature(Bytes.of(bytes));
    }

    static Bytes joined(SortedMap<Address, SafeSignature> signatures) {
        Bytes joined = Bytes.EMPTY;
        for (SafeSignature signature : signatures.values()) {
            joined = joined.plus(signature.bytes());
        }
        return joined;
    }
}
