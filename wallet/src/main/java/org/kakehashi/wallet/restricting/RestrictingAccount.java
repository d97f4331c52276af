package org.kakehashi.wallet.restricting;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.systemcontract.AnswerFields;
import org.kakehashi.wallet.systemcontract.EpochClock;
import org.kakehashi.wallet.systemcontract.MalformedAnswerException;

/**
 * What restricting plans hold back for an account (4100). Amounts in von.
 *
 * @param balance all that has not been released yet
 * @param pledged the part of it that is delegated or staked
 * @param owed what should have been released, but was in use at the time
 * @param releases what comes when, the earliest first
 */
public record RestrictingAccount(
        Address account, BigInteger balance, BigInteger pledged, BigInteger owed, List<ReleaseAt> releases) {

    public RestrictingAccount {
        releases = List.copyOf(releases);
    }

    /** An amount and the height at which it is released. */
    public record ReleaseAt(long block, BigInteger amount) {}

    /**
     * A release with its place in time.
     *
     * @param about when it will be, reckoned from the mean block time
     */
    public record Scheduled(long block, long epoch, Instant about, BigInteger amount) {}

    /** What can be delegated or staked from the plans. */
    public BigInteger available() {
        return balance.subtract(pledged).max(BigInteger.ZERO);
    }

    /** The releases with about when they will be. */
    public List<Scheduled> schedule(EpochClock clock) {
        return releases.stream()
                .map(each -> new Scheduled(
                        each.block(), clock.epochOf(each.block()), clock.about(each.block()), each.amount()))
                .toList();
    }

    /** Reads the answer of 4100. */
    static RestrictingAccount read(Address account, AnswerFields answer) throws MalformedAnswerException {
        List<ReleaseAt> releases = new ArrayList<>();
        for (AnswerFields each : answer.inners("plans")) {
            releases.add(new ReleaseAt(each.number("blockNumber"), each.amount("amount")));
        }
        releases.sort(java.util.Comparator.comparingLong(ReleaseAt::block));
        return new RestrictingAccount(
                account, answer.amount("balance"), answer.amount("Pledge"), answer.amount("debt"), releases);
    }
}
