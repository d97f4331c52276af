package org.kakehashi.wallet.systemcontract;

import java.util.List;
import org.kakehashi.wallet.address.Address;

/** Calls of the restricting contract. */
public final class RestrictingCalls {

    private RestrictingCalls() {}

    /** 4000: gives coins to an account that releases them bit by bit. Checks belong to the plan, not to the encoding. */
    public static SystemCall create(Address account, List<Release> releases) {
        return SystemCall.of(SystemFunction.CREATE_RESTRICTING_PLAN, account, releases);
    }

    /** 4100: what an account has in restricting plans. */
    public static SystemCall info(Address account) {
        return SystemCall.of(SystemFunction.RESTRICTING_INFO, account);
    }
}
