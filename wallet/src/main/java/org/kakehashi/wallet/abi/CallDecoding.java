package org.kakehashi.wallet.abi;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.rlp.Bytes;

/**
 * What a transaction's data asks for, for showing in words. It is read from the data alone: whether the called contract
 * is what it seems is another question.
 */
public sealed interface CallDecoding {

    /** No data: only coin moves. */
    record Payment() implements CallDecoding {}

    /** A contract is created. */
    record Creation(Bytes initCode) implements CallDecoding {}

    /**
     * Tokens go to someone (ERC-20 {@code transfer}).
     *
     * @param reference bytes that the payer appended behind the call, often none
     */
    record Transfer(Address to, BigInteger units, Bytes reference) implements CallDecoding {}

    /** Tokens, or one collectible, of another go to someone (ERC-20 and ERC-721 {@code transferFrom}). */
    record TransferFrom(Address from, Address to, BigInteger unitsOrId) implements CallDecoding {}

    /** One collectible goes to someone (ERC-721 {@code safeTransferFrom}). */
    record TransferItem(Address from, Address to, BigInteger id) implements CallDecoding {}

    /** Collectibles go to someone (ERC-1155); amounts stand beside their ids. */
    record TransferItems(Address from, Address to, List<BigInteger> ids, List<BigInteger> amounts)
            implements CallDecoding {
        public TransferItems {
            ids = List.copyOf(ids);
            amounts = List.copyOf(amounts);
        }
    }

    /**
     * Someone may take tokens from now on, so many in all (ERC-20 {@code approve}, ERC-721 {@code approve}, Permit2
     * {@code approve}).
     *
     * @param token the token where the call names one, null where the called contract is the token
     * @param unlimited whether the amount is so large that it means all, for ever
     * @param expiry seconds since 1970, or null for no end
     */
    record Approve(
            @Nullable Address token,
            Address spender,
            BigInteger unitsOrId,
            boolean unlimited,
            @Nullable BigInteger expiry)
            implements CallDecoding {

        /** Whether it takes an earlier permission back. */
        public boolean isRevocation() {
            return unitsOrId.signum() == 0;
        }
    }

    /**
     * What someone may take changes by so much (ERC-20 {@code increaseAllowance}, {@code decreaseAllowance}): it says
     * nothing of how much that is in all.
     *
     * @param raises whether it is added, not taken away
     * @param unlimited whether so much is added that it means all, for ever
     */
    record ChangeAllowance(Address spender, BigInteger units, boolean raises, boolean unlimited)
            implements CallDecoding {}

    /** Someone may take all collectibles, or no longer (ERC-721 and ERC-1155 {@code setApprovalForAll}). */
    record ApproveAll(Address operator, boolean approved) implements CallDecoding {}

    /**
     * A signed permission is handed in (ERC-2612, DAI and Permit2 {@code permit}).
     *
     * @param token the token where the call names one, null where the called contract is the token
     * @param units for DAI's form, all or nothing
     */
    record Permit(
            @Nullable Address token,
            Address owner,
            Address spender,
            BigInteger units,
            boolean unlimited,
            BigInteger deadline)
            implements CallDecoding {}

    /** Control of the contract goes to someone; to the zero address, to nobody. */
    record TransferOwnership(Address newOwner) implements CallDecoding {}

    /** Someone gets a role in the contract, with the powers that it gives there (OpenZeppelin {@code grantRole}). */
    record GiveRole(Bytes role, Address to) implements CallDecoding {

        /** Whether it is the role that hands out all others. */
        public boolean isHighest() {
            return role.toNumber().signum() == 0;
        }
    }

    /** The contract gets other code, which can do anything ({@code upgradeTo}, {@code upgradeToAndCall}). */
    record NewCode(Address implementation) implements CallDecoding {}

    /** Voting power goes to someone ({@code delegate}). */
    record Delegate(Address delegatee) implements CallDecoding {}

    /**
     * A vote on a proposal (Governor {@code castVote}, {@code castVoteWithReason}).
     *
     * @param support 0 against, 1 for, 2 abstain
     */
    record Vote(BigInteger proposal, int support, String reason) implements CallDecoding {}

    /** Coin becomes its token ({@code deposit}). */
    record Wrap() implements CallDecoding {}

    /** The token becomes coin again ({@code withdraw}). */
    record Unwrap(BigInteger units) implements CallDecoding {}

    /** A call of a function that is known by its selector only; the selector could also be another function's. */
    record Guess(AbiFunction function, List<AbiValue> arguments, Bytes rest) implements CallDecoding {
        public Guess {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * A call that nobody here can read.
     *
     * @param selector the first four bytes, fewer where the data is shorter
     */
    record Unknown(Bytes selector, Bytes data) implements CallDecoding {}

    /** Whether a standard says what the call means, and not only a function's name that many contracts have. */
    default boolean isStandard() {
        return !(this instanceof Guess || this instanceof Unknown || this instanceof Wrap || this instanceof Unwrap);
    }

    /** Whether this much is meant as "all, for ever": the highest number of a usual size, or beyond any supply. */
    static boolean isUnlimited(BigInteger units) {
        return CallReader.isUnlimited(units);
    }

    /**
     * Reads a transaction's data.
     *
     * @param to the contract, or null for a creation
     * @param guesses functions to try where no standard fits
     */
    static CallDecoding of(@Nullable Address to, Bytes data, List<AbiFunction> guesses) {
        return CallReader.read(to, data, guesses);
    }

    /** Reads a transaction's data by the standards alone. */
    static CallDecoding of(@Nullable Address to, Bytes data) {
        return of(to, data, List.of());
    }

    /** The same, and where no standard fits, a guess by functions that contracts often have. */
    static CallDecoding guessing(@Nullable Address to, Bytes data) {
        return of(to, data, CommonFunctions.calledBy(data));
    }
}
