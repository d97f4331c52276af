package org.kakehashi.wallet.staking;

import java.math.BigInteger;
import java.util.Set;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.address.SystemContracts;
import org.kakehashi.wallet.systemcontract.AnswerFields;
import org.kakehashi.wallet.systemcontract.CandidateTexts;
import org.kakehashi.wallet.systemcontract.MalformedAnswerException;
import org.kakehashi.wallet.systemcontract.NodeId;
import org.kakehashi.wallet.systemcontract.StakingCalls;

/**
 * A candidate as of one block. Amounts in von, shares of rewards in base points (10,000 are all). The texts come from
 * the node's operator: anyone may write anything there.
 *
 * @param node its node id, the only thing that identifies it
 * @param texts what it says about itself
 * @param stakingAccount the account that staked
 * @param benefitAddress where its own rewards go
 * @param standing its place and status
 * @param funds what is staked with it
 * @param terms what it promises delegators
 */
public record Validator(
        NodeId node,
        CandidateTexts texts,
        Address stakingAccount,
        Address benefitAddress,
        Standing standing,
        Funds funds,
        Terms terms) {

    private static final int LONGEST_TEXT = 300;

    /**
     * Where it stands.
     *
     * @param rank place among all candidates by weight, from 1
     * @param inEpoch whether it is a validator of the running settlement period
     * @param status empty is good standing
     * @param stakingBlock the block of its staking, which names every delegation to it
     * @param programVersion of the node, see ProgramVersion
     */
    public record Standing(
            int rank, boolean inEpoch, Set<ValidatorStatus> status, long stakingBlock, long programVersion) {

        public Standing {
            status = Set.copyOf(status);
        }
    }

    /**
     * What is staked.
     *
     * @param weight all together, by which validators are chosen
     * @param own the operator's stake, hesitating parts included
     * @param delegated effective delegations
     * @param hesitating delegations of this settlement period, not effective yet
     * @param rewardsToDelegators all that delegators were ever credited
     */
    public record Funds(
            BigInteger weight,
            BigInteger own,
            BigInteger delegated,
            BigInteger hesitating,
            BigInteger rewardsToDelegators) {}

    /**
     * What it keeps and gives.
     *
     * @param delegatorShare share of rewards that goes to delegators, in base points
     * @param nextDelegatorShare the share from the next settlement period on
     * @param changedInEpoch the settlement period of the last change
     */
    public record Terms(int delegatorShare, int nextDelegatorShare, long changedInEpoch) {

        /** What the node keeps for itself, in base points. */
        public int commission() {
            return StakingCalls.ALL_BASE_POINTS - delegatorShare;
        }

        /** What the node will keep from the next settlement period on, in base points. */
        public int nextCommission() {
            return StakingCalls.ALL_BASE_POINTS - nextDelegatorShare;
        }
    }

    /** Whether the chain lets it take delegations: in good standing, and no node of the foundation. */
    public boolean takesDelegations() {
        return !standing.status().contains(ValidatorStatus.INVALID)
                && !benefitAddress.equals(SystemContracts.REWARD_POOL);
    }

    /** Reads an entry of 1102 or the answer of 1105. */
    static Validator read(AnswerFields entry, String hrp, int rank, boolean inEpoch) throws MalformedAnswerException {
        BigInteger own = entry.amount("Released")
                .add(entry.amount("ReleasedHes"))
                .add(entry.amount("RestrictingPlan"))
                .add(entry.amount("RestrictingPlanHes"));
        return new Validator(
                entry.node("NodeId"),
                new CandidateTexts(
                        entry.text("ExternalId", LONGEST_TEXT),
                        entry.text("NodeName", LONGEST_TEXT),
                        entry.text("Website", LONGEST_TEXT),
                        entry.text("Details", LONGEST_TEXT)),
                entry.address("StakingAddress", hrp),
                entry.address("BenefitAddress", hrp),
                new Standing(
                        rank,
                        inEpoch,
                        ValidatorStatus.of(entry.number("Status")),
                        entry.number("StakingBlockNum"),
                        entry.number("ProgramVersion")),
                new Funds(
                        entry.amount("Shares"),
                        own,
                        entry.amount("DelegateTotal"),
                        entry.amount("DelegateTotalHes"),
                        entry.amount("DelegateRewardTotal")),
                new Terms(
                        entry.number("RewardPer", StakingCalls.ALL_BASE_POINTS),
                        entry.number("NextRewardPer", StakingCalls.ALL_BASE_POINTS),
                        entry.number("RewardPerChangeEpoch")));
    }
}
