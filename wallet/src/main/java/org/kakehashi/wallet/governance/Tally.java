package org.kakehashi.wallet.governance;

import java.util.Arrays;
import java.util.Optional;

/**
 * Votes so far, or at the end.
 *
 * @param voters validators that may vote, counted over all settlement periods of the vote
 * @param status how the proposal stands
 */
public record Tally(long yes, long no, long abstain, long voters, Status status) {

    private static final int BASE_POINTS = 10_000;

    /** How a proposal stands. */
    public enum Status {
        VOTING(1),
        PASSED(2),
        FAILED(3),
        PRE_ACTIVE(4),
        ACTIVE(5),
        CANCELLED(6);

        private final int number;

        Status(int number) {
            this.number = number;
        }

        /** The status of this number. */
        public static Optional<Status> of(long number) {
            return Arrays.stream(values()).filter(each -> each.number == number).findAny();
        }

        /** Key in the texts {@code systemcontract}. */
        public String textKey() {
            return "tally." + name();
        }
    }

    /** Part of the voters who have voted, in base points. */
    public long turnout() {
        return voters == 0 ? 0 : (yes + no + abstain) * BASE_POINTS / voters;
    }

    /** Part of those who said yes among those who have voted, in base points. */
    public long support() {
        long votes = yes + no + abstain;
        return votes == 0 ? 0 : yes * BASE_POINTS / votes;
    }
}
