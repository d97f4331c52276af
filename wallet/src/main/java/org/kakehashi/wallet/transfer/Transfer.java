package org.kakehashi.wallet.transfer;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.money.Amount;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.systemcontract.SystemReceipt;

/**
 * A payment or a call that was signed, as the vault keeps it.
 *
 * @param id the draft's id
 * @param chain hash of the chain's first block, 0x and 64 hex digits
 * @param accountId the paying account
 * @param amount what the payee gets; its asset names the network
 * @param data what is asked of the payee, a contract then; empty for a payment
 * @param problem what the last refusing node meant, if one refused
 * @param problemText that node's words, bounded and foreign: show as text only
 * @param attempts every signed form, oldest first
 * @param minedHash the form that is in a block
 * @param feePaid base units of the coin, once in a block
 * @param outcome once in a block, the data of the log that a called contract of the network itself wrote, empty if it
 *     wrote none; null for everything else
 */
public record Transfer(
        String id,
        Purpose purpose,
        String chain,
        String accountId,
        Address from,
        Address payee,
        Amount amount,
        Bytes data,
        BigInteger nonce,
        TransferState state,
        @Nullable NodeAnswer problem,
        @Nullable String problemText,
        List<Attempt> attempts,
        @Nullable String minedHash,
        @Nullable Long block,
        @Nullable Instant blockTime,
        @Nullable BigInteger feePaid,
        @Nullable Bytes outcome,
        Instant createdAt,
        Instant updatedAt) {

    /** What a transfer is for. */
    public enum Purpose {
        SEND,
        /** A call of a contract. */
        CALL,
        /** Nothing to the account itself, to fill a missing nonce. */
        FILL
    }

    public Transfer {
        attempts = List.copyOf(attempts);
    }

    /** The network's id. */
    public String network() {
        return amount.asset().network();
    }

    /** The newest signed form. */
    public Attempt latest() {
        return attempts.getLast();
    }

    /** What became of the call of one of the network's own contracts, once it is in a block; empty for any other. */
    public Optional<SystemReceipt> receipt() {
        return OutcomeLog.read(this);
    }

    /** Whether a cancelling form has been signed. */
    public boolean cancelling() {
        return attempts.stream().anyMatch(attempt -> attempt.kind() == Attempt.Kind.CANCEL);
    }
}
