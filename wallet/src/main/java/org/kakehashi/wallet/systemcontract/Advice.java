package org.kakehashi.wallet.systemcontract;

/** What a person can do about a refusal of a system contract; one sentence each in the texts. */
public enum Advice {
    CHECK_NODE_ID,
    CHOOSE_PROPOSAL,
    EVIDENCE,
    LATER,
    LESS,
    MORE,
    NEW_PIP,
    NODE_BLS,
    NODE_SIGNATURE,
    NOTHING,
    OTHER_ACCOUNT,
    OTHER_NODE,
    OTHER_VALUE,
    PLAN,
    RELOAD,
    REPORT,
    ROUNDS,
    SHARE_RANGE,
    SHARE_STEP,
    SHARE_WAIT,
    SHORTEN,
    SOURCE,
    STAKING_ACCOUNT,
    UPGRADE_NODE,
    VALIDATORS_ONLY,
    WAIT_VOTE;

    /** Key of the sentence in the texts {@code systemcontract}. */
    public String textKey() {
        return "advice." + name();
    }
}
