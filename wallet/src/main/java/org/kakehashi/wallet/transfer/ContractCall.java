package org.kakehashi.wallet.transfer;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.systemcontract.ActionPlan;

/**
 * What a transfer asks of a contract, beside the coin that goes with it.
 *
 * @param data call data as the contract takes them: ABI, or the RLP of the system contracts
 * @param gasLimit in gas, as whoever planned the call worked it out; {@code null} for the node's estimate
 * @param leastPrice the price of one gas, in base units of the coin, below which the contract refuses, as proposals have
 *     it; {@code null} where the network's ordinary prices do
 */
public record ContractCall(
        Bytes data, @Nullable BigInteger gasLimit, @Nullable BigInteger leastPrice) {

    public ContractCall {
        if (data.isEmpty()) {
            throw new IllegalArgumentException("a call without data is a payment");
        }
        if (gasLimit != null && (gasLimit.signum() <= 0 || gasLimit.bitLength() > 63)) {
            throw new IllegalArgumentException("no gas limit");
        }
        if (leastPrice != null && (leastPrice.signum() <= 0 || leastPrice.bitLength() > 96)) {
            throw new IllegalArgumentException("no gas price");
        }
    }

    /** A call whose gas is left to the node's estimate. */
    public static ContractCall of(Bytes data) {
        return new ContractCall(data, null, null);
    }

    /** The planned call of a system contract. */
    public static ContractCall of(ActionPlan.Ready<?> plan) {
        BigInteger least = plan.leastPrice();
        return new ContractCall(plan.call().data(), plan.gasLimit(), least.signum() == 0 ? null : least);
    }
}
