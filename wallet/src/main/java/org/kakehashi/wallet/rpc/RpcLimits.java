package org.kakehashi.wallet.rpc;

import java.time.Duration;

/**
 * How patient and how generous the client is.
 *
 * @param timeout for one HTTP request, to the last byte
 * @param answerBytes the largest answer read
 * @param batchSize the most requests put into one HTTP request
 */
public record RpcLimits(Duration timeout, long answerBytes, int batchSize) {

    /** 15 seconds, 8 MiB, 200 requests. */
    public static final RpcLimits DEFAULT = new RpcLimits(Duration.ofSeconds(15), 8L << 20, 200);

    public RpcLimits {
        if (timeout.isNegative() || timeout.isZero() || answerBytes < 1 || batchSize < 1) {
            throw new IllegalArgumentException("limits");
        }
    }
}
