package org.kakehashi.wallet.transfer;

import java.util.List;
import org.kakehashi.vault.PasswordResult;

/** What came of asking for a signature. */
public sealed interface SendResult {

    /** Signed and stored in the vault; the broadcast goes on by itself, also after a crash. */
    record Stored(Transfer transfer) implements SendResult {}

    /** This draft was signed before (a second press); nothing was signed now. */
    record AlreadySigned(Transfer transfer) implements SendResult {}

    /** The vault's password was not accepted; nothing was signed. */
    record PasswordRefused(PasswordResult answer) implements SendResult {}

    /** The review holds refusals. */
    record Refused(List<TransferCheck.Refusal> refusals) implements SendResult {}

    /** The person has not agreed to these warnings. */
    record ConsentMissing(List<TransferCheck.Warning> warnings) implements SendResult {}

    /** The nonce was taken since the review was made, or the transfer moved on: review again. */
    record Outdated() implements SendResult {}
}
