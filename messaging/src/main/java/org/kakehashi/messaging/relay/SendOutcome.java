package org.kakehashi.messaging.relay;

/** What became of an event that was to be put on one relay. All texts are the relay's word, cut to 200 characters. */
public sealed interface SendOutcome {

    /** The relay has it, now or already. */
    record Accepted(String text) implements SendOutcome {}

    /** The relay does not take it. */
    record Refused(Reason reason, String text) implements SendOutcome {}

    /** The relay could not be asked, or did not answer. */
    record NotSent(Obstacle obstacle, String text) implements SendOutcome {}

    /** Why a relay refused (the prefixes of NIP-01 and NIP-42). */
    enum Reason {
        AUTH_REQUIRED(true),
        RESTRICTED(false),
        BLOCKED(false),
        RATE_LIMITED(true),
        INVALID(false),
        PROOF_OF_WORK(false),
        /** Its own limits (NIP-11) say that it takes none so large; it was not sent. */
        TOO_LARGE(false),
        /** The relay had an error. */
        ERROR(true),
        /** No reason that a program can read. */
        OTHER(true);

        private final boolean passing;

        Reason(boolean passing) {
            this.passing = passing;
        }

        /** Whether trying later is of use. */
        public boolean passing() {
            return passing;
        }
    }

    /** Why a relay could not be asked. */
    enum Obstacle {
        /** The person has not allowed its host. */
        NOT_ALLOWED,
        UNREACHABLE,
        NO_ANSWER,
        /** The pool is closed or full. */
        CLOSED
    }

    default boolean accepted() {
        return this instanceof Accepted;
    }

    /** Whether the same event may be taken later. */
    default boolean retryable() {
        return switch (this) {
            case Accepted accepted -> false;
            case Refused refused -> refused.reason().passing();
            case NotSent notSent -> true;
        };
    }
}
