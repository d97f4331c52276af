package org.kakehashi.wallet.governance;

import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.address.Address;

/**
 * What an operator changes of a candidate; null stays as it is.
 *
 * @param benefit where the node's own rewards go
 * @param delegatorShare share of rewards for delegators, in base points
 */
public record CandidateEdit(
        @Nullable Address benefit,
        @Nullable Integer delegatorShare,
        @Nullable String externalId,
        @Nullable String nodeName,
        @Nullable String website,
        @Nullable String details) {}
