package org.kakehashi.wallet.governance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A proposal and where it stands.
 *
 * @param tally null if no node could say
 * @param roundsLeft consensus rounds in which votes can still come, 0 when the vote is over
 * @param endsAbout when the vote ends or ended, reckoned from the mean block time
 */
public record ProposalState(Proposal proposal, @Nullable Tally tally, long roundsLeft, Instant endsAbout) {

    /** Whether validators can vote on it now. */
    public boolean voting() {
        return roundsLeft > 0 && (tally == null || tally.status() == Tally.Status.VOTING);
    }
}
