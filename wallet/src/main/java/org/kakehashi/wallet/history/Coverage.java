package org.kakehashi.wallet.history;

import org.jspecify.annotations.Nullable;

/**
 * Between which blocks the chain was looked at for one account; {@code null} where it never was. Movements outside, and
 * coin that a contract passed on inside a transaction, can be missing from the history: a plain node keeps no index
 * of them.
 */
public record Coverage(
        @Nullable Long coinFrom,
        @Nullable Long coinTo,
        @Nullable Long tokensFrom,
        @Nullable Long tokensTo) {}
