package org.kakehashi.wallet.approval;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.abi.AbiException;
import org.kakehashi.wallet.abi.AbiFunction;
import org.kakehashi.wallet.abi.AbiValue;
import org.kakehashi.wallet.abi.CallDecoding;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.rlp.Bytes;

/** A permission that holds now: someone may take something of an account. */
public sealed interface Approval {

    /** What may be taken: the token's or collection's contract. */
    Address token();

    /** Who may take it. */
    Address spender();

    Trace trace();

    /** The contract that keeps the permission and is called to take it back. */
    default Address contract() {
        return token();
    }

    /** Call data for {@link #contract} that take the permission back. */
    Bytes revocation();

    /** Whether it is for all there is, for ever so much. */
    boolean unlimited();

    /**
     * An amount of an ERC-20 token.
     *
     * @param units in base units of the token
     */
    record Amount(Address token, Address spender, BigInteger units, Trace trace) implements OfUnits {

        private static final AbiFunction APPROVE = AbiFunction.of("approve(address,uint256)");

        @Override
        public Bytes limit(BigInteger exactly) {
            return call(APPROVE, AbiValue.of(spender), AbiValue.of(exactly));
        }
    }

    /**
     * An amount of an ERC-20 token that a contract like Permit2 hands out: the token's own permission belongs to that
     * contract, which keeps its own list.
     *
     * @param contract Permit2, or another one that speaks like it
     * @param expiry seconds since 1970; it has not passed
     */
    record Kept(Address contract, Address token, Address spender, BigInteger units, BigInteger expiry, Trace trace)
            implements OfUnits {

        private static final AbiFunction APPROVE = AbiFunction.of("approve(address,address,uint160,uint48)");

        @Override
        public Bytes limit(BigInteger exactly) {
            // An end of 0 means this very block, so that nothing of it is left.
            BigInteger end = exactly.signum() == 0 ? BigInteger.ZERO : expiry;
            return call(APPROVE, AbiValue.of(token), AbiValue.of(spender), AbiValue.of(exactly), AbiValue.of(end));
        }
    }

    /** One collectible (ERC-721), by its number. */
    record Item(Address token, Address spender, BigInteger id, Trace trace) implements Approval {

        private static final AbiFunction APPROVE = AbiFunction.of("approve(address,uint256)");

        @Override
        public Bytes revocation() {
            return call(APPROVE, AbiValue.of(Address.ZERO), AbiValue.of(id));
        }

        @Override
        public boolean unlimited() {
            return false;
        }
    }

    /** Every collectible of a contract, now and later (ERC-721 and ERC-1155). */
    record All(Address token, Address spender, Standard standard, Trace trace) implements Approval {

        private static final AbiFunction SET = AbiFunction.of("setApprovalForAll(address,bool)");

        @Override
        public Bytes revocation() {
            return call(SET, AbiValue.of(spender), AbiValue.of(false));
        }

        @Override
        public boolean unlimited() {
            return true;
        }
    }

    /** What a contract of collectibles says of itself (ERC-165). */
    enum Standard {
        ERC721,
        ERC1155,
        UNKNOWN
    }

    /** A permission for an amount, which can be made smaller. */
    sealed interface OfUnits extends Approval permits Amount, Kept {

        BigInteger units();

        /**
         * Call data for {@link Approval#contract} that leave exactly this much.
         *
         * @throws IllegalArgumentException when the contract cannot hold such a number
         */
        Bytes limit(BigInteger exactly);

        @Override
        default Bytes revocation() {
            return limit(BigInteger.ZERO);
        }

        @Override
        default boolean unlimited() {
            return CallDecoding.isUnlimited(units());
        }
    }

    /**
     * Where a permission comes from.
     *
     * @param block of the newest event about it
     * @param own whether the account itself sent that transaction; anybody can make a contract claim that they were
     *     given something, and a signed permit is handed in by others too
     */
    record Trace(long block, boolean own) {}

    /**
     * What a token's contract calls itself; a claim and no proof.
     *
     * @param symbol cleaned, never empty
     * @param decimals null where the contract has none, as collectibles
     */
    record Label(String symbol, @Nullable Integer decimals) {}

    /**
     * All that was read at once.
     *
     * @param live what holds now, the person's own first, newest first
     * @param labels by token, where the contract has a name
     * @param unread how many the chain gave no answer about; they may hold
     */
    record Sheet(List<Approval> live, Map<Address, Label> labels, int unread) {
        public Sheet {
            live = List.copyOf(live);
            labels = Map.copyOf(labels);
        }

        public Optional<Label> label(Address token) {
            return Optional.ofNullable(labels.get(token));
        }
    }

    private static Bytes call(AbiFunction function, AbiValue... arguments) {
        try {
            return function.call(List.of(arguments));
        } catch (AbiException e) {
            throw new IllegalArgumentException("not an amount that the contract can hold", e);
        }
    }
}
