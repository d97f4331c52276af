package org.kakehashi.wallet.restricting;

import java.math.BigInteger;
import java.util.List;
import org.kakehashi.wallet.address.Address;

/**
 * What a new restricting plan will do. Amounts in von.
 *
 * @param receiver who gets it
 * @param total what leaves the sender's free balance
 * @param releases what the receiver gets when, if the transaction lands in the running settlement period
 * @param atOnce paid to the receiver at once, because an earlier plan owes as much
 */
public record PlanPreview(
        Address receiver, BigInteger total, List<RestrictingAccount.Scheduled> releases, BigInteger atOnce) {

    public PlanPreview {
        releases = List.copyOf(releases);
    }
}
