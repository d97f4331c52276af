package org.kakehashi.wallet.transfer;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.money.Amount;
import org.kakehashi.wallet.network.NetworkProfile;

/**
 * A transaction that takes the nonce of a waiting one (speed-up, cancel) or fills a missing nonce, ready to be signed.
 *
 * @param kind what it does; {@link Attempt.Kind#FIRST} for filling a gap
 * @param replaced the transfer whose nonce it takes; {@code null} for filling a gap
 * @param price at least a tenth above that of the replaced form
 * @param fee the most that it can cost, coin
 */
public record Replacement(
        Attempt.Kind kind,
        @Nullable Transfer replaced,
        NetworkProfile network,
        String chain,
        Account account,
        BigInteger nonce,
        FeePrice price,
        BigInteger gasLimit,
        Amount fee) {

    /** What came of asking for a replacement. */
    public sealed interface Offer {

        /** It can be signed. */
        record Ready(Replacement replacement) implements Offer {}

        /** The transfer is settled, in a block already, or gone: nothing to replace. */
        record NothingToReplace() implements Offer {}

        /** The account's key is not here. */
        record NoKey() implements Offer {}

        /** The coin does not cover it; base units. */
        record NotEnoughCoin(BigInteger needed, BigInteger held) implements Offer {}

        /** The fee would be above the cap of one coin; base units. */
        record FeeAboveCap(BigInteger fee, BigInteger cap) implements Offer {}

        /** The nodes belong to another chain than the transfer. */
        record WrongNetwork(String explanation) implements Offer {}

        /** No node gave a usable answer. */
        record NoAnswer(org.kakehashi.wallet.rpc.NodeProblem problem) implements Offer {}
    }
}
