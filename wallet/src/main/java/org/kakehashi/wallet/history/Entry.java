package org.kakehashi.wallet.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.money.Amount;
import org.kakehashi.wallet.systemcontract.SystemFunction;

/**
 * One movement on one of the person's accounts.
 *
 * @param hash transaction hash, 0x and 64 hex digits
 * @param account the own address it is about
 * @param counterparty the other side
 * @param amount never negative; {@code direction} says which way
 * @param fee what the person paid for it; {@code null} while unknown or if somebody else paid
 * @param block {@code null} while it is in none
 * @param time block time, or the signing time while it is in none
 * @param transferId the transfer it came from, if made here
 * @param suspicion why it is hidden from the plain list, if it is
 * @param note the person's own words
 * @param function what it asked of a contract of the network itself, if it was made here and did
 */
public record Entry(
        String hash,
        int part,
        Address account,
        Direction direction,
        Action action,
        Address counterparty,
        Amount amount,
        @Nullable Amount fee,
        @Nullable Long block,
        Instant time,
        Status status,
        @Nullable String transferId,
        @Nullable Suspicion suspicion,
        String note,
        @Nullable SystemFunction function) {

    /** Which way value went, seen from the account. */
    public enum Direction {
        IN,
        OUT,
        SELF
    }

    /** What the transaction did. */
    public enum Action {
        COIN_TRANSFER,
        TOKEN_TRANSFER,
        CONTRACT_CALL,
        NONCE_FILL
    }

    /** How sure it is. */
    public enum Status {
        WAITING,
        IN_BLOCK,
        DONE,
        FAILED,
        CANCELLED,
        REPLACED,
        NOT_SENT
    }

    /** Why an entry is kept out of the plain list. */
    public enum Suspicion {
        /** A movement of nothing that the person did not make. */
        ZERO_VALUE,
        /** From or to an address that imitates one the person knows. */
        LOOK_ALIKE,
        /** A token that the person has not added. */
        UNKNOWN_TOKEN
    }

    /** Whether the amount moved, or still can; what failed, was cancelled or never sent costs the fee at most. */
    public boolean moves() {
        return switch (status) {
            case WAITING, IN_BLOCK, DONE -> true;
            case FAILED, CANCELLED, REPLACED, NOT_SENT -> false;
        };
    }
}
