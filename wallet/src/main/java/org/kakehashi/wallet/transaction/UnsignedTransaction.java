package org.kakehashi.wallet.transaction;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.signature.Signature;
import org.kakehashi.wallet.signature.Signer;

/**
 * A transaction before it is signed. All numbers are from zero up; prices are in base units (von, wei) for one gas.
 */
public sealed interface UnsignedTransaction
        permits LegacyTransaction, AccessListTransaction, FeeMarketTransaction, BlobTransaction, SetCodeTransaction {

    /** The EIP-2718 type byte, 0 for a legacy transaction. */
    int type();

    /** The chain it is for; null only for a legacy transaction from before EIP-155, valid on every chain. */
    @Nullable
    BigInteger chainId();

    /** How many transactions the sender has sent before; below 2^64 - 1 (EIP-2681). */
    BigInteger nonce();

    /** The most that one gas may cost, tip included. */
    BigInteger highestGasPrice();

    BigInteger gasLimit();

    /** The receiver, or null to create a contract. */
    @Nullable
    Address to();

    /** Base units of the coin that go to the receiver. */
    BigInteger value();

    /** The call, or the contract's init code. */
    Bytes data();

    List<AccessListEntry> accessList();

    /** The most that inclusion may cost, blob gas included: what the sender must hold besides {@link #value}. */
    default BigInteger highestFee() {
        return gasLimit().multiply(highestGasPrice());
    }

    /** The serialised form without a signature; its hash is what is signed. */
    default Bytes unsignedBytes() {
        return Encoding.unsigned(this);
    }

    /** The 32-byte Keccak-256 hash that the sender signs. */
    default Bytes signingHash() {
        return unsignedBytes().keccak256();
    }

    /**
     * This transaction with a signature that was made elsewhere.
     *
     * @throws TransactionException when no sender can be recovered from it
     */
    default SignedTransaction withSignature(Signature signature) throws TransactionException {
        return SignedTransaction.of(this, signature);
    }

    /**
     * Signs, and checks that the signature leads back to the sender. A transaction without a chain id is never signed: anyone could repeat
     * it on another network.
     */
    default SignedTransaction sign(Signer signer, Address from) {
        if (chainId() == null) {
            throw new IllegalStateException("A transaction without a chain id is not signed");
        }
        return SignedTransaction.sign(this, signer, from);
    }
}
