package org.kakehashi.wallet.transfer;

import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One signed form of a transfer; all forms of a transfer have the same nonce, so at most one can happen.
 *
 * @param hash the transaction hash, 0x and 64 hex digits
 * @param gasLimit in gas
 * @param price in base units a gas
 * @param sentAt when a node first took it; {@code null} before
 */
public record Attempt(
        String hash,
        Kind kind,
        BigInteger gasLimit,
        FeePrice price,
        Instant signedAt,
        @Nullable Instant sentAt) {

    /** Why it was signed. */
    public enum Kind {
        FIRST("first"),
        /** The same payment with a higher fee. */
        SPEED_UP("speed-up"),
        /** Nothing to the account itself, so that the payment cannot happen any more. */
        CANCEL("cancel");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }

        static Kind of(String code) {
            for (Kind kind : values()) {
                if (kind.code.equals(code)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("unknown kind of attempt " + code);
        }
    }
}
