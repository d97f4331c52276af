package org.kakehashi.wallet.transaction;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.rlp.Bytes;

/**
 * Type 2 (EIP-1559).
 *
 * @param maxPriorityFeePerGas the tip for whoever makes the block
 * @param maxFeePerGas the most that base fee and tip may come to
 */
public record FeeMarketTransaction(
        BigInteger chainId,
        BigInteger nonce,
        BigInteger maxPriorityFeePerGas,
        BigInteger maxFeePerGas,
        BigInteger gasLimit,
        @Nullable Address to,
        BigInteger value,
        Bytes data,
        List<AccessListEntry> accessList)
        implements UnsignedTransaction {

    public FeeMarketTransaction {
        Ranges.check(chainId, nonce, gasLimit, value);
        Ranges.require(maxPriorityFeePerGas, 256, "priority fee");
        Ranges.require(maxFeePerGas, 256, "highest fee");
        accessList = List.copyOf(accessList);
    }

    @Override
    public int type() {
        return 2;
    }

    @Override
    public BigInteger highestGasPrice() {
        return maxFeePerGas;
    }
}
