package org.kakehashi.wallet.transaction;

import java.math.BigInteger;
import org.kakehashi.wallet.rlp.Bytes;

/**
 * Reads signed transactions that others made, for one chain, and refuses every one that the chain would refuse without
 * looking at its state: other than canonical bytes, numbers out of range, another chain, too little gas for its size, a
 * malleable or impossible signature.
 */
public final class TransactionReader {

    private final BigInteger chainId;
    private final boolean takesUnprotected;

    private TransactionReader(BigInteger chainId, boolean takesUnprotected) {
        this.chainId = chainId;
        this.takesUnprotected = takesUnprotected;
    }

    /** A reader for this chain; transactions without a chain id are refused. */
    public static TransactionReader forChain(BigInteger chainId) {
        return new TransactionReader(chainId, false);
    }

    /** A reader for this chain that also takes transactions from before EIP-155, as old blocks hold them. */
    public static TransactionReader withUnprotected(BigInteger chainId) {
        return new TransactionReader(chainId, true);
    }

    /**
     * The transaction that these bytes are.
     *
     * @throws TransactionException when they are none, or none that this chain takes
     */
    public SignedTransaction read(Bytes encoded) throws TransactionException {
        SignedTransaction signed = Decoding.signed(encoded);
        checkChain(signed.transaction());
        checkFees(signed.transaction());
        checkKind(signed.transaction());
        return signed;
    }

    /**
     * Reads without asking which chain it is for, and without the rules of a chain: bytes, ranges and signature only.
     *
     * @throws TransactionException when they are not a signed transaction
     */
    public static SignedTransaction readForm(Bytes encoded) throws TransactionException {
        return Decoding.signed(encoded);
    }

    private void checkChain(UnsignedTransaction transaction) throws TransactionException {
        BigInteger itsChain = transaction.chainId();
        if (itsChain == null) {
            if (!takesUnprotected) {
                throw new TransactionException("It has no chain id, so it could be repeated on any network");
            }
        } else if (!itsChain.equals(chainId)) {
            throw new TransactionException("It is for chain " + itsChain + ", not " + chainId);
        }
    }

    private static void checkFees(UnsignedTransaction transaction) throws TransactionException {
        if (transaction.gasLimit().multiply(transaction.highestGasPrice()).bitLength() > 256) {
            throw new TransactionException("Its fee is larger than any number a network knows");
        }
        BigInteger priority = switch (transaction) {
            case FeeMarketTransaction two -> two.maxPriorityFeePerGas();
            case BlobTransaction three -> three.maxPriorityFeePerGas();
            case SetCodeTransaction four -> four.maxPriorityFeePerGas();
            case LegacyTransaction legacy -> BigInteger.ZERO;
            case AccessListTransaction one -> BigInteger.ZERO;
        };
        if (priority.compareTo(transaction.highestGasPrice()) > 0) {
            throw new TransactionException("Its tip is larger than the most it may pay");
        }
        if (transaction.to() == null && transaction.data().size() > IntrinsicGas.LONGEST_INIT_CODE) {
            throw new TransactionException("Its init code is too long");
        }
        if (transaction.gasLimit().compareTo(IntrinsicGas.of(transaction)) < 0) {
            throw new TransactionException("Its gas limit is too low for its size");
        }
    }

    private static void checkKind(UnsignedTransaction transaction) throws TransactionException {
        if (transaction instanceof BlobTransaction blob) {
            if (blob.to() == null) {
                throw new TransactionException("A blob transaction cannot create a contract");
            }
            if (blob.blobVersionedHashes().isEmpty()) {
                throw new TransactionException("A blob transaction without blobs");
            }
            for (Bytes hash : blob.blobVersionedHashes()) {
                if (hash.at(0) != 1) {
                    throw new TransactionException("A blob hash of unknown version");
                }
            }
        }
        if (transaction instanceof SetCodeTransaction setCode
                && setCode.authorizations().isEmpty()) {
            throw new TransactionException("A set-code transaction without authorizations");
        }
    }
}
