package org.kakehashi.wallet.address;

import java.util.Map;
import java.util.Optional;

/**
 * The contracts that are part of PlatON and Alaya themselves (PlatON-Go common/vm/inner_contract.go and
 * core/vm/contracts.go). Coins sent to one with empty data are accepted by the chain and lost.
 */
public final class SystemContracts {

    /** Locked-up plans. */
    public static final Address RESTRICTING = at(0x10, 1);

    /** Staking and delegation. */
    public static final Address STAKING = at(0x10, 2);

    /** The pool that rewards are paid from; takes no calls. */
    public static final Address REWARD_POOL = at(0x10, 3);

    /** Evidence against validators. */
    public static final Address SLASHING = at(0x10, 4);

    /** Proposals and votes of validators. */
    public static final Address GOVERNANCE = at(0x10, 5);

    /** Rewards of delegators. */
    public static final Address DELEGATE_REWARD = at(0x10, 6);

    /** Bookkeeping of the nodes among themselves. */
    public static final Address VALIDATOR_INNER = at(0x20, 0);

    /** Verifiable random numbers (PlatON from 1.2). */
    public static final Address VRF = at(0x30, 1);

    /** Verification of BLS signatures (PlatON from 1.5). */
    public static final Address BLS_VERIFY = at(0x30, 2);

    private static final Map<Address, String> NAMES = Map.of(
            RESTRICTING, "restricting",
            STAKING, "staking",
            REWARD_POOL, "rewardPool",
            SLASHING, "slashing",
            GOVERNANCE, "governance",
            DELEGATE_REWARD, "delegateReward",
            VALIDATOR_INNER, "validatorInner",
            VRF, "vrf",
            BLS_VERIFY, "blsVerify");

    private SystemContracts() {}

    /**
     * Whether an address lies in the ranges that the protocol keeps for itself: 0x10, 0x20 or 0x30 followed by zeros
     * and one last byte. Wider than the list of today, because a coin sent to a contract of tomorrow is lost as well.
     */
    public static boolean isSystem(Address address) {
        byte[] bytes = address.bytes();
        if (bytes[0] != 0x10 && bytes[0] != 0x20 && bytes[0] != 0x30) {
            return false;
        }
        for (int i = 1; i < Address.LENGTH - 1; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** A short key for the contract's name, if it is one of those known. */
    public static Optional<String> name(Address address) {
        return Optional.ofNullable(NAMES.get(address));
    }

    private static Address at(int first, int last) {
        byte[] bytes = new byte[Address.LENGTH];
        bytes[0] = (byte) first;
        bytes[Address.LENGTH - 1] = (byte) last;
        return Address.of(bytes);
    }
}
