package org.kakehashi.wallet.network;

import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a test of one node found.
 *
 * @param verdict whether it belongs to the network
 * @param latency how long it took to tell its newest block; null if it did not
 * @param block number of its newest block; null if it did not tell
 */
public record NodeReport(
        URI node,
        GuardResult verdict,
        @Nullable Duration latency,
        @Nullable BigInteger block) {}
