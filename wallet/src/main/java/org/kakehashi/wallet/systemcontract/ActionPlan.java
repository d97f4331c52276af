package org.kakehashi.wallet.systemcontract;

import java.math.BigInteger;
import java.util.List;

/**
 * What was found before signing: a transaction with what it will do, or every reason against it.
 *
 * @param <P> what is said about the outcome
 */
public sealed interface ActionPlan<P> {

    /**
     * It can be signed and sent, to {@code call.to()}, with {@code call.data()} and no coins.
     *
     * @param gasLimit the exact estimate; a generous limit would only make a failure dearer
     * @param gasPrice the price that the fee was compared at, in von
     * @param leastPrice the price below which the contract refuses, in von; zero where it asks for none
     */
    record Ready<P>(SystemCall call, BigInteger gasLimit, BigInteger gasPrice, BigInteger leastPrice, P preview)
            implements ActionPlan<P> {

        /** The most it costs, in von. */
        public BigInteger fee() {
            return gasLimit.multiply(gasPrice);
        }
    }

    /** It is not offered. */
    record Refused<P>(List<Refusal> refusals) implements ActionPlan<P> {

        public Refused {
            refusals = List.copyOf(refusals);
        }
    }
}
