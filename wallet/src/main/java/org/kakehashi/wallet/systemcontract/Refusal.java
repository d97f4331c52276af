package org.kakehashi.wallet.systemcontract;

import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a transaction to a system contract is not even offered: it would fail, burn its gas, or do nothing. */
public sealed interface Refusal {

    /**
     * The contract would refuse it.
     *
     * @param error what the code means; null for a code that this program does not know
     */
    record ByContract(int code, @Nullable SystemError error) implements Refusal {

        public ByContract(SystemError error) {
            this(error.code(), error);
        }

        @Override
        public String textKey() {
            return error == null ? "error.unknown" : error.textKey();
        }

        /** What can be done, if the code is known. */
        public Optional<Advice> advice() {
            return Optional.ofNullable(error).map(SystemError::advice);
        }
    }

    /**
     * This program refuses it.
     *
     * @param first the sentence's first value, an amount in von or a count; zero where it has none
     * @param second the sentence's second value, an amount in von
     */
    record ByWallet(Reason reason, BigInteger first, BigInteger second) implements Refusal {

        public ByWallet(Reason reason) {
            this(reason, BigInteger.ZERO, BigInteger.ZERO);
        }

        public ByWallet(Reason reason, BigInteger first) {
            this(reason, first, BigInteger.ZERO);
        }

        @Override
        public String textKey() {
            return "refusal." + reason.name();
        }
    }

    /** The node does not understand the call. */
    record NotUnderstood(String nodeText) implements Refusal {

        @Override
        public String textKey() {
            return "call.notUnderstood";
        }
    }

    /** Key of the sentence in the texts {@code systemcontract}. */
    String textKey();

    /** Reasons of this program's own. */
    enum Reason {
        NOT_POSITIVE,
        /** First: the minimum. */
        BELOW_MINIMUM,
        /** First: what there is; second: what is needed. */
        NOT_ENOUGH,
        /** First: the free balance; second: the fee. */
        FEE_NOT_COVERED,
        NOTHING_TO_REDEEM,
        NOTHING_TO_CLAIM,
        NOT_ON_THIS_NETWORK,
        TO_SYSTEM_CONTRACT,
        /** First: the most there may be. */
        TOO_MANY_RELEASES,
        RELEASE_IN_THE_PAST,
        /** First: the most bytes. */
        TEXT_TOO_LONG
    }
}
