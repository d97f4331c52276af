package org.kakehashi.ui.staking;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.order.Outcome;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.restricting.PlanPreview;
import org.kakehashi.wallet.restricting.RestrictingAccount;
import org.kakehashi.wallet.staking.ClaimPreview;
import org.kakehashi.wallet.staking.DelegatePreview;
import org.kakehashi.wallet.staking.RedeemPreview;
import org.kakehashi.wallet.staking.UndelegateOutcome;
import org.kakehashi.wallet.staking.Validator;
import org.kakehashi.wallet.staking.ValidatorList;
import org.kakehashi.wallet.staking.YieldEstimate;
import org.kakehashi.wallet.systemcontract.NodeId;

/** Validators, outcomes and refusals in words. */
final class StakingWords implements Outcome {

    private static final int PLACES = 2;

    private final Texts texts;
    private final Figures figures;
    private final NetworkProfile profile;

    StakingWords(Texts texts, Figures figures, NetworkProfile profile) {
        this.texts = texts;
        this.figures = figures;
        this.profile = profile;
    }

    String symbol() {
        return profile.symbol();
    }

    String coin(BigInteger von) {
        return figures.coin(von, profile);
    }

    /** For a column: two places, cut off. */
    String column(BigInteger von) {
        return figures.tabular(Figures.coin(profile).of(von), PLACES);
    }

    /** Hundredths of a per cent. */
    String percent(BigInteger basePoints) {
        NumberFormat format = NumberFormat.getPercentInstance(texts.language().locale());
        format.setMaximumFractionDigits(PLACES);
        return format.format(new BigDecimal(basePoints).movePointLeft(4));
    }

    String percent(long basePoints) {
        return percent(BigInteger.valueOf(basePoints));
    }

    /** What the operator calls it, made harmless; its node id where it calls it nothing. */
    static String name(Validator validator) {
        String name = GuardedText.line(validator.texts().nodeName()).strip();
        return name.isEmpty() ? validator.node().toShort() : name;
    }

    static String name(ValidatorList list, NodeId node) {
        return list.find(node).map(StakingWords::name).orElseGet(node::toShort);
    }

    String status(Validator validator) {
        Validator.Standing standing = validator.standing();
        if (!standing.status().isEmpty()) {
            return standing.status().stream()
                    .sorted()
                    .map(each -> texts.get("systemcontract." + each.textKey()))
                    .collect(Collectors.joining(texts.get("staking.and")));
        }
        return texts.get(standing.inEpoch() ? "systemcontract.status.active" : "systemcontract.status.candidate");
    }

    /** The same for a narrow column: one or two words where all is well. */
    String shortStatus(Validator validator) {
        Validator.Standing standing = validator.standing();
        return standing.status().isEmpty()
                ? texts.get(standing.inEpoch() ? "staking.status.active" : "staking.status.candidate")
                : status(validator);
    }

    /** What the node keeps now and, where that will change, from the next period on. */
    String commission(Validator validator) {
        String now = percent(validator.terms().commission());
        String next = percent(validator.terms().nextCommission());
        return now.equals(next) ? now : now + " → " + next;
    }

    String estimate(Optional<YieldEstimate> estimate) {
        return estimate.map(each -> percent(each.yieldBasePoints())).orElse("—");
    }

    @Override
    public List<String> sentences(Object preview) {
        return switch (preview) {
            case DelegatePreview delegate -> delegate(delegate);
            case UndelegateOutcome outcome -> undelegate(outcome);
            case RedeemPreview(var free, var restricting) -> {
                List<String> said = new ArrayList<>();
                say(said, "staking.outcome.redeemFree", free);
                say(said, "staking.outcome.redeemPlan", restricting);
                yield said;
            }
            case ClaimPreview claim -> {
                List<String> said = new ArrayList<>();
                said.add(texts.get("staking.outcome.claim", coin(claim.total())));
                if (claim.transactions() > 1) {
                    said.add(texts.get(
                            "staking.outcome.batches",
                            claim.transactions(),
                            coin(claim.batches().getFirst())));
                }
                yield said;
            }
            case PlanPreview plan -> plan(plan);
            default -> throw new IllegalStateException("an outcome without words: " + preview.getClass());
        };
    }

    @Override
    public Optional<String> goOn(Object preview) {
        return preview instanceof ClaimPreview claim && claim.transactions() > 1
                ? Optional.of(texts.count("staking.claim.next", claim.transactions() - 1))
                : Optional.empty();
    }

    private List<String> delegate(DelegatePreview preview) {
        List<String> said = new ArrayList<>();
        said.add(texts.get("staking.outcome.delegate", coin(preview.amount()), name(preview.validator())));
        said.add(texts.get(
                "staking.outcome.earns", preview.effectiveFromEpoch(), texts.moment(preview.effectiveAbout())));
        said.add(texts.get(
                "staking.outcome.share",
                percent(preview.validator().terms().commission()),
                percent(preview.validator().terms().nextCommission())));
        return said;
    }

    private List<String> plan(PlanPreview plan) {
        List<String> said = new ArrayList<>();
        String receiver = Figures.address(plan.receiver(), profile);
        said.add(texts.get("staking.outcome.plan", coin(plan.total()), receiver));
        said.add(texts.get("staking.outcome.planForever"));
        for (RestrictingAccount.Scheduled each : plan.releases()) {
            said.add(texts.get(
                    "staking.outcome.planRelease", coin(each.amount()), texts.moment(each.about()), each.block()));
        }
        say(said, "staking.outcome.planOwed", plan.atOnce());
        return said;
    }

    private List<String> undelegate(UndelegateOutcome outcome) {
        List<String> said = new ArrayList<>();
        if (outcome.moreThanAsked()) {
            said.add(texts.get("staking.outcome.more", coin(outcome.taken())));
        } else {
            said.add(texts.get("staking.outcome.taken", coin(outcome.taken())));
        }
        if (outcome.hesitating().compareTo(outcome.taken()) < 0) {
            say(said, "staking.outcome.hesitatingFirst", outcome.hesitating());
        }
        say(said, "staking.outcome.freeNow", outcome.freeAtOnce());
        say(said, "staking.outcome.planNow", outcome.restrictingAtOnce());
        UndelegateOutcome.LockEnd end = outcome.lockEnd();
        if (end != null) {
            BigInteger locked = outcome.freeLocked().add(outcome.restrictingLocked());
            said.add(texts.get("staking.outcome.locked", coin(locked), texts.moment(end.about()), end.epoch()));
            say(said, "staking.outcome.lockedPlan", outcome.restrictingLocked());
        }
        BigInteger reward = outcome.reward();
        if (!outcome.whole()) {
            said.add(texts.get("staking.outcome.rewardWaits"));
        } else if (reward == null) {
            said.add(texts.get("staking.outcome.rewardUnknown"));
        } else {
            say(said, "staking.outcome.reward", reward);
        }
        return said;
    }

    private void say(List<String> said, String key, BigInteger von) {
        if (von.signum() > 0) {
            said.add(texts.get(key, coin(von)));
        }
    }
}
