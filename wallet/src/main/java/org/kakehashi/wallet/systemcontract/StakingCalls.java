package org.kakehashi.wallet.systemcontract;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.address.Address;

/** Calls of the staking contract. Amounts in von. All throw IllegalArgumentException for what cannot be encoded. */
public final class StakingCalls {

    /** Longest texts of a candidate, in UTF-8 bytes. */
    public static final int LONGEST_EXTERNAL_ID = 70;

    public static final int LONGEST_NODE_NAME = 30;
    public static final int LONGEST_WEBSITE = 140;
    public static final int LONGEST_DETAILS = 280;

    /** The whole reward, in base points. */
    public static final int ALL_BASE_POINTS = 10_000;

    private StakingCalls() {}

    /** 1000: makes a node a candidate. Only its staking account may change it afterwards. */
    public static SystemCall create(
            StakeSource source,
            Address benefit,
            NodeId node,
            CandidateTexts texts,
            BigInteger amount,
            int rewardShare,
            NodeProof proof) {
        return SystemCall.of(
                SystemFunction.CREATE_STAKING,
                number(source.type()),
                benefit,
                node,
                shorter(texts.externalId(), LONGEST_EXTERNAL_ID),
                shorter(texts.nodeName(), LONGEST_NODE_NAME),
                shorter(texts.website(), LONGEST_WEBSITE),
                shorter(texts.details(), LONGEST_DETAILS),
                positive(amount),
                number(share(rewardShare)),
                number(proof.version().version()),
                proof.version().signature(),
                proof.blsKey(),
                proof.blsProof());
    }

    /** 1001: changes what is not null. */
    public static SystemCall edit(
            NodeId node,
            @Nullable Address benefit,
            @Nullable Integer rewardShare,
            @Nullable String externalId,
            @Nullable String nodeName,
            @Nullable String website,
            @Nullable String details) {
        return SystemCall.of(
                SystemFunction.EDIT_CANDIDATE,
                benefit,
                node,
                rewardShare == null ? null : number(share(rewardShare)),
                externalId == null ? null : shorter(externalId, LONGEST_EXTERNAL_ID),
                nodeName == null ? null : shorter(nodeName, LONGEST_NODE_NAME),
                website == null ? null : shorter(website, LONGEST_WEBSITE),
                details == null ? null : shorter(details, LONGEST_DETAILS));
    }

    /** 1002: adds to a node's own stake. */
    public static SystemCall increase(NodeId node, StakeSource source, BigInteger amount) {
        return SystemCall.of(SystemFunction.INCREASE_STAKING, node, number(source.type()), positive(amount));
    }

    /** 1003: ends a node's candidacy; the stake is locked for a while. */
    public static SystemCall withdraw(NodeId node) {
        return SystemCall.of(SystemFunction.WITHDRAW_STAKING, node);
    }

    /** 1004: delegates to a node. */
    public static SystemCall delegate(DelegationSource source, NodeId node, BigInteger amount) {
        return SystemCall.of(SystemFunction.DELEGATE, number(source.type()), node, positive(amount));
    }

    /** 1005: takes a delegation back, wholly or in part. */
    public static SystemCall undelegate(long stakingBlock, NodeId node, BigInteger amount) {
        return SystemCall.of(SystemFunction.WITHDRAW_DELEGATION, number(stakingBlock), node, positive(amount));
    }

    /** 1006: pays out what has left the lock (PlatON only). */
    public static SystemCall redeem() {
        return SystemCall.of(SystemFunction.REDEEM_DELEGATION);
    }

    /** 1100: the validators of the running settlement period. */
    public static SystemCall verifiers() {
        return SystemCall.of(SystemFunction.VERIFIER_LIST);
    }

    /** 1101: the validators of the running consensus round. */
    public static SystemCall validators() {
        return SystemCall.of(SystemFunction.VALIDATOR_LIST);
    }

    /** 1102: all candidates. */
    public static SystemCall candidates() {
        return SystemCall.of(SystemFunction.CANDIDATE_LIST);
    }

    /** 1103: the nodes that an account has delegated to. */
    public static SystemCall related(Address account) {
        return SystemCall.of(SystemFunction.RELATED_DELEGATIONS, account);
    }

    /** 1104: one delegation. */
    public static SystemCall delegation(long stakingBlock, Address account, NodeId node) {
        return SystemCall.of(SystemFunction.DELEGATION_INFO, number(stakingBlock), account, node);
    }

    /** 1105: one candidate. */
    public static SystemCall candidate(NodeId node) {
        return SystemCall.of(SystemFunction.CANDIDATE_INFO, node);
    }

    /** 1106: what of an account's delegations is locked (PlatON only). */
    public static SystemCall lock(Address account) {
        return SystemCall.of(SystemFunction.DELEGATION_LOCK, account);
    }

    /** 1200: the reward of one block in this settlement period. */
    public static SystemCall blockReward() {
        return SystemCall.of(SystemFunction.BLOCK_REWARD);
    }

    /** 1201: the reward for staking in this settlement period, all validators together. */
    public static SystemCall stakingReward() {
        return SystemCall.of(SystemFunction.STAKING_REWARD);
    }

    /** 1202: the mean time of a block, in milliseconds. */
    public static SystemCall averageBlockTime() {
        return SystemCall.of(SystemFunction.AVERAGE_BLOCK_TIME);
    }

    static BigInteger number(long value) {
        return BigInteger.valueOf(value);
    }

    static BigInteger positive(BigInteger amount) {
        if (amount.signum() <= 0) {
            throw new IllegalArgumentException("an amount is more than zero");
        }
        return amount;
    }

    private static int share(int basePoints) {
        if (basePoints < 0 || basePoints > ALL_BASE_POINTS) {
            throw new IllegalArgumentException("a share is 0 to 10000 base points");
        }
        return basePoints;
    }

    private static String shorter(String text, int most) {
        if (text.getBytes(StandardCharsets.UTF_8).length > most) {
            throw new IllegalArgumentException("a text of more than " + most + " bytes");
        }
        return text;
    }
}
