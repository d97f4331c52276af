package org.kakehashi.wallet.transaction;

import java.math.BigInteger;
import org.kakehashi.wallet.signature.Signature;

/** Signatures out of transactions. */
final class Signatures {

    private Signatures() {}

    static Signature read(BigInteger r, BigInteger s, int parity) throws TransactionException {
        return switch (Signature.of(r, s, parity)) {
            case Signature.Valid(Signature signature) -> signature;
            case Signature.HighS twin -> throw new TransactionException("A signature in its malleable form");
            case Signature.OutOfRange range -> throw new TransactionException("A signature out of range");
            case Signature.WrongLength length -> throw new TransactionException("A signature out of range");
            case Signature.WrongRecoveryByte recovery -> throw new TransactionException("A signature out of range");
        };
    }
}
