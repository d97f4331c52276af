package org.kakehashi.wallet.transaction;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.rlp.Bytes;

/**
 * Type 3 (EIP-4844) in its form inside a block, without the blobs.
 *
 * @param maxFeePerBlobGas the most that one blob gas may cost
 * @param blobVersionedHashes 32 bytes each
 */
public record BlobTransaction(
        BigInteger chainId,
        BigInteger nonce,
        BigInteger maxPriorityFeePerGas,
        BigInteger maxFeePerGas,
        BigInteger gasLimit,
        @Nullable Address to,
        BigInteger value,
        Bytes data,
        List<AccessListEntry> accessList,
        BigInteger maxFeePerBlobGas,
        List<Bytes> blobVersionedHashes)
        implements UnsignedTransaction {

    private static final BigInteger GAS_OF_A_BLOB = BigInteger.valueOf(131_072);

    public BlobTransaction {
        Ranges.check(chainId, nonce, gasLimit, value);
        Ranges.require(maxPriorityFeePerGas, 256, "priority fee");
        Ranges.require(maxFeePerGas, 256, "highest fee");
        Ranges.require(maxFeePerBlobGas, 256, "highest blob fee");
        accessList = List.copyOf(accessList);
        blobVersionedHashes = List.copyOf(blobVersionedHashes);
        for (Bytes hash : blobVersionedHashes) {
            if (hash.size() != 32) {
                throw new IllegalArgumentException("A blob hash of " + hash.size() + " bytes");
            }
        }
    }

    @Override
    public int type() {
        return 3;
    }

    @Override
    public BigInteger highestGasPrice() {
        return maxFeePerGas;
    }

    @Override
    public BigInteger highestFee() {
        BigInteger blobGas = GAS_OF_A_BLOB.multiply(BigInteger.valueOf(blobVersionedHashes.size()));
        return gasLimit.multiply(maxFeePerGas).add(blobGas.multiply(maxFeePerBlobGas));
    }
}
