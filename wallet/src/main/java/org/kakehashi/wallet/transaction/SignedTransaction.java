package org.kakehashi.wallet.transaction;

import java.util.Objects;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.signature.Signature;
import org.kakehashi.wallet.signature.Signer;

/** A transaction with its sender's signature, ready to be sent. Equal by its bytes. */
public final class SignedTransaction {

    private final UnsignedTransaction transaction;
    private final Signature signature;
    private final Address sender;
    private final Bytes encoded;

    private SignedTransaction(UnsignedTransaction transaction, Signature signature, Address sender) {
        this.transaction = transaction;
        this.signature = signature;
        this.sender = sender;
        this.encoded = Encoding.signed(transaction, signature);
    }

    static SignedTransaction of(UnsignedTransaction transaction, Signature signature) throws TransactionException {
        Address sender = signature
                .recoverAddress(transaction.signingHash().toArray())
                .orElseThrow(() -> new TransactionException("No sender fits the signature"));
        return new SignedTransaction(transaction, signature, sender);
    }

    static SignedTransaction sign(UnsignedTransaction transaction, Signer signer, Address from) {
        Signature signature = signer.sign(transaction.signingHash().toArray());
        try {
            SignedTransaction signed = of(transaction, signature);
            if (!signed.sender.equals(from)) {
                throw new IllegalStateException("The signature does not lead back to the account");
            }
            return signed;
        } catch (TransactionException e) {
            throw new IllegalStateException("The signature does not lead back to the account", e);
        }
    }

    public UnsignedTransaction transaction() {
        return transaction;
    }

    public Signature signature() {
        return signature;
    }

    /** The account whose key signed, recovered from the signature. */
    public Address sender() {
        return sender;
    }

    /** The bytes for {@code eth_sendRawTransaction}. */
    public Bytes encoded() {
        return encoded;
    }

    /** The 32-byte transaction hash under which the network knows it. */
    public Bytes hash() {
        return encoded.keccak256();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedTransaction signed && encoded.equals(signed.encoded);
    }

    @Override
    public int hashCode() {
        return Objects.hash(encoded);
    }

    @Override
    public String toString() {
        return hash().toHex();
    }
}
