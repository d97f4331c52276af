package org.kakehashi.wallet.network;

/** What a network has beyond an Ethereum node. */
public enum Feature {
    /** Delegation to validators by the staking system contract of Alaya and PlatON. */
    DELEGATION,
    /** Withdrawn delegations are locked for a time and redeemed by call 1006 (PlatON since 1.3). */
    DELEGATION_LOCK,
    /** Proposals and votes by the governance system contract. */
    GOVERNANCE,
    /** Balances released by plan (restricting system contract). */
    RESTRICTING,
    /** ENS names. */
    NAMES
}
