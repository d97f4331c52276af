package org.kakehashi.wallet.vote;

import org.jspecify.annotations.Nullable;

/**
 * A vote as Snapshot publishes it.
 *
 * @param choice what was chosen; null where the ballot holds something that is no choice
 * @param power the voter's voting power as the space's rules give it; a score, not an amount of money
 */
public record Ballot(SnapshotMessage.@Nullable Choice choice, double power) {}
