package org.kakehashi.wallet.transaction;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.rlp.Bytes;

/**
 * The first kind of transaction, bound to a chain since EIP-155; the only kind that Alaya takes.
 *
 * @param chainId above zero, or null for one from before EIP-155, which can be read but not made
 */
public record LegacyTransaction(
        @Nullable BigInteger chainId,
        BigInteger nonce,
        BigInteger gasPrice,
        BigInteger gasLimit,
        @Nullable Address to,
        BigInteger value,
        Bytes data)
        implements UnsignedTransaction {

    public LegacyTransaction {
        Ranges.check(chainId, nonce, gasLimit, value);
        Ranges.require(gasPrice, 256, "gas price");
        if (chainId != null && chainId.signum() == 0) {
            throw new IllegalArgumentException("The chain id is zero");
        }
    }

    @Override
    public int type() {
        return 0;
    }

    @Override
    public BigInteger highestGasPrice() {
        return gasPrice;
    }

    @Override
    public List<AccessListEntry> accessList() {
        return List.of();
    }
}
