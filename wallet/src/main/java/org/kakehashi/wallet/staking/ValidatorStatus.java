package org.kakehashi.wallet.staking;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What the bits of a candidate's status mean. No bit set is good standing. */
public enum ValidatorStatus {
    INVALID(1),
    LOW_BLOCK_RATE(2),
    BELOW_MINIMUM(4),
    DOUBLE_SIGN(8),
    LOW_RATE_REMOVAL(16),
    WITHDRAWN(32);

    private final int bit;

    ValidatorStatus(int bit) {
        this.bit = bit;
    }

    /** The set that a number stands for; bits of a later version are left out. */
    public static Set<ValidatorStatus> of(long bits) {
        EnumSet<ValidatorStatus> set = EnumSet.noneOf(ValidatorStatus.class);
        for (ValidatorStatus status : values()) {
            if ((bits & status.bit) != 0) {
                set.add(status);
            }
        }
        return Collections.unmodifiableSet(set);
    }

    /** Key in the texts {@code systemcontract}. */
    public String textKey() {
        return "status." + name();
    }
}
