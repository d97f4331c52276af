package org.kakehashi.wallet.systemcontract;

import java.math.BigInteger;

/** Calls of the slashing contract. */
public final class SlashingCalls {

    private SlashingCalls() {}

    /** 3000: hands in evidence, a JSON text that the node program makes, that a validator signed twice. */
    public static SystemCall report(DuplicateSign type, String evidence) {
        return SystemCall.of(SystemFunction.REPORT_DUPLICATE_SIGN, number(type.number()), evidence);
    }

    /** 3001: whether a node was reported for a block already. */
    public static SystemCall check(DuplicateSign type, NodeId node, long block) {
        return SystemCall.of(SystemFunction.CHECK_DUPLICATE_SIGN, number(type.number()), node, number(block));
    }

    private static BigInteger number(long value) {
        return BigInteger.valueOf(value);
    }

    /** What was signed twice. */
    public enum DuplicateSign {
        PREPARE_BLOCK(1),
        PREPARE_VOTE(2),
        VIEW_CHANGE(3);

        private final int number;

        DuplicateSign(int number) {
            this.number = number;
        }

        /** The number in the call. */
        public int number() {
            return number;
        }
    }
}
