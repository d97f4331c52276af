package org.kakehashi.wallet.restricting;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.address.SystemContracts;
import org.kakehashi.wallet.rpc.NodeException;
import org.kakehashi.wallet.systemcontract.ActionPlan;
import org.kakehashi.wallet.systemcontract.AnswerFields;
import org.kakehashi.wallet.systemcontract.CallPlanner;
import org.kakehashi.wallet.systemcontract.EpochClock;
import org.kakehashi.wallet.systemcontract.MalformedAnswerException;
import org.kakehashi.wallet.systemcontract.NetworkParameters;
import org.kakehashi.wallet.systemcontract.Refusal;
import org.kakehashi.wallet.systemcontract.Refusal.Reason;
import org.kakehashi.wallet.systemcontract.Release;
import org.kakehashi.wallet.systemcontract.RestrictingCalls;
import org.kakehashi.wallet.systemcontract.SystemError;
import org.kakehashi.wallet.systemcontract.SystemNode;
import tools.jackson.databind.JsonNode;

/** Reads restricting plans and prepares new ones. */
public final class RestrictingPlans {

    /** The most releases of one plan. */
    public static final int MOST_RELEASES = 36;

    /** The farthest release that is prepared, in settlement periods: beyond 300 years it is a slip of the keyboard. */
    public static final long FARTHEST = 1_000_000;

    private final SystemNode node;
    private final CallPlanner planner;

    public RestrictingPlans(SystemNode node) {
        this.node = node;
        this.planner = new CallPlanner(node);
    }

    /** What an account has in plans; empty where it has none. */
    public Optional<RestrictingAccount> of(Address account) throws NodeException, MalformedAnswerException {
        Optional<JsonNode> found = node.find(RestrictingCalls.info(account));
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(RestrictingAccount.read(account, AnswerFields.of(found.get())));
    }

    /** The least amount of one release, in von (restricting/minimumRelease). */
    public BigInteger minimumRelease() throws NodeException, MalformedAnswerException {
        return NetworkParameters.read(node).minimumRelease();
    }

    /** Prepares a plan. The coins leave the sender at once and cannot be had back. */
    public ActionPlan<PlanPreview> create(Address from, Address receiver, List<Release> releases)
            throws NodeException, MalformedAnswerException {
        List<Refusal> against = new ArrayList<>(check(receiver, releases, minimumRelease()));
        if (!against.isEmpty()) {
            return new ActionPlan.Refused<>(against);
        }
        BigInteger total = releases.stream().map(Release::amount).reduce(BigInteger.ZERO, BigInteger::add);
        if (node.balance(from).compareTo(total) < 0) {
            return new ActionPlan.Refused<>(List.of(new Refusal.ByContract(SystemError.PLAN_SENDER_BALANCE)));
        }
        BigInteger owed = of(receiver).map(RestrictingAccount::owed).orElse(BigInteger.ZERO);
        PlanPreview preview = new PlanPreview(receiver, total, schedule(releases, node.clock()), owed.min(total));
        return planner.plan(from, RestrictingCalls.create(receiver, releases), total, 0, against, preview);
    }

    /** Every reason against a plan that can be seen without the sender's balance. */
    static List<Refusal> check(Address receiver, List<Release> releases, BigInteger minimum) {
        List<Refusal> against = new ArrayList<>();
        if (SystemContracts.isSystem(receiver) || receiver.isZero()) {
            against.add(new Refusal.ByWallet(Reason.TO_SYSTEM_CONTRACT));
        }
        if (releases.isEmpty() || releases.size() > MOST_RELEASES) {
            against.add(new Refusal.ByWallet(Reason.TOO_MANY_RELEASES, BigInteger.valueOf(MOST_RELEASES)));
        }
        if (releases.stream().anyMatch(each -> each.epochs() < 1)) {
            against.add(new Refusal.ByWallet(Reason.RELEASE_IN_THE_PAST));
        }
        if (releases.stream().anyMatch(each -> each.epochs() > FARTHEST)) {
            against.add(new Refusal.ByContract(SystemError.INVALID_PARAMETER));
        }
        if (releases.stream().anyMatch(each -> each.amount().signum() == 0)) {
            against.add(new Refusal.ByWallet(Reason.NOT_POSITIVE));
        } else if (releases.stream().anyMatch(each -> each.amount().compareTo(minimum) < 0)) {
            against.add(new Refusal.ByWallet(Reason.BELOW_MINIMUM, minimum));
        }
        return against;
    }

    /** The n-th settlement period counts from the running one as 1, and pays with its last block. */
    static List<RestrictingAccount.Scheduled> schedule(List<Release> releases, EpochClock clock) {
        Map<Long, BigInteger> byEpoch = new TreeMap<>();
        for (Release each : releases) {
            byEpoch.merge(clock.epoch() + each.epochs() - 1, each.amount(), BigInteger::add);
        }
        List<RestrictingAccount.Scheduled> schedule = new ArrayList<>();
        byEpoch.forEach((epoch, amount) -> {
            long block = clock.endOf(epoch);
            schedule.add(new RestrictingAccount.Scheduled(block, epoch, clock.about(block), amount));
        });
        return schedule;
    }
}
