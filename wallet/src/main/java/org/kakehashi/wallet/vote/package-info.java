/** Votes: Snapshot's signed messages, counting of their ballots, and the ids of Governor proposals. */
@NullMarked
package org.kakehashi.wallet.vote;

import org.jspecify.annotations.NullMarked;
