package org.kakehashi.wallet.transaction;

import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.rlp.Bytes;

/**
 * Type 4 (EIP-7702): lets accounts act by the code of a contract.
 *
 * @param authorizations what the accounts have signed; each hands over control of its account
 */
public record SetCodeTransaction(
        BigInteger chainId,
        BigInteger nonce,
        BigInteger maxPriorityFeePerGas,
        BigInteger maxFeePerGas,
        BigInteger gasLimit,
        @Nullable Address to,
        BigInteger value,
        Bytes data,
        List<AccessListEntry> accessList,
        List<Authorization> authorizations)
        implements UnsignedTransaction {

    public SetCodeTransaction {
        Ranges.check(chainId, nonce, gasLimit, value);
        Ranges.require(maxPriorityFeePerGas, 256, "priority fee");
        Ranges.require(maxFeePerGas, 256, "highest fee");
        Objects.requireNonNull(to, "Type 4 cannot create a contract");
        accessList = List.copyOf(accessList);
        authorizations = List.copyOf(authorizations);
    }

    @Override
    public int type() {
        return 4;
    }

    @Override
    public BigInteger highestGasPrice() {
        return maxFeePerGas;
    }
}
