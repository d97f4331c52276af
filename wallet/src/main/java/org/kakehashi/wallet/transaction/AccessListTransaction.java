package org.kakehashi.wallet.transaction;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.rlp.Bytes;

/** Type 1 (EIP-2930): one gas price, and a list of what will be touched. */
public record AccessListTransaction(
        BigInteger chainId,
        BigInteger nonce,
        BigInteger gasPrice,
        BigInteger gasLimit,
        @Nullable Address to,
        BigInteger value,
        Bytes data,
        List<AccessListEntry> accessList)
        implements UnsignedTransaction {

    public AccessListTransaction {
        Ranges.check(chainId, nonce, gasLimit, value);
        Ranges.require(gasPrice, 256, "gas price");
        accessList = List.copyOf(accessList);
    }

    @Override
    public int type() {
        return 1;
    }

    @Override
    public BigInteger highestGasPrice() {
        return gasPrice;
    }
}
