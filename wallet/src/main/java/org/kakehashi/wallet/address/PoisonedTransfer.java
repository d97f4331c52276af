package org.kakehashi.wallet.address;

import java.math.BigInteger;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Judges a token transfer in the history of an account: attackers write transfers there to plant look-alike addresses
 * that are later copied by mistake (Tsuchiya et al., USENIX Security 2025: tiny, zero-value and counterfeit transfers).
 */
public final class PoisonedTransfer {

    private PoisonedTransfer() {}

    /** What the history does with a transfer. */
    public enum Verdict {
        /** An ordinary transfer. */
        SHOW,
        /** Really happened, but exists to plant an address: kept apart, address not offered for copying. */
        SPAM,
        /** Did not happen as claimed: not shown. */
        HIDE
    }

    /**
     * A transfer event as found on the chain.
     *
     * @param transactionFrom sender of the transaction that carried the event
     * @param value base units of the token
     * @param tokenKnown whether the token contract is on the person's list, compared by address, never by symbol
     */
    public record Transfer(Address from, Address to, Address transactionFrom, BigInteger value, boolean tokenKnown) {}

    /**
     * Judges one transfer.
     *
     * @param mine the account whose history this is
     * @param payees addresses that the account has paid, or that stand in the address book
     * @param hrp prefix of the network if it shows bech32, else null
     */
    public static Verdict judge(Transfer transfer, Address mine, Collection<Address> payees, @Nullable String hrp) {
        boolean outgoing = transfer.from().equals(mine);
        boolean sentByMe = transfer.transactionFrom().equals(mine);
        if (outgoing && !sentByMe && (!transfer.tokenKnown() || transfer.value().signum() == 0)) {
            return Verdict.HIDE;
        }
        if (sentByMe) {
            return Verdict.SHOW;
        }
        if (transfer.value().signum() == 0) {
            return Verdict.SPAM;
        }
        Address other = outgoing ? transfer.to() : transfer.from();
        return AddressLikeness.nearest(payees, other, hrp).isPresent() ? Verdict.SPAM : Verdict.SHOW;
    }
}
