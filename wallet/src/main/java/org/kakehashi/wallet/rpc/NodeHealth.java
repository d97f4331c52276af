package org.kakehashi.wallet.rpc;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a node is doing.
 *
 * @param failures failures in a row; 0 after any usable answer
 * @param problem what went wrong last; null after a usable answer, or before the first use
 * @param restingUntil until when others are preferred; null if it need not rest
 * @param lastAnswer when it last answered usably; null if never
 * @param latency how long that answer took; null if never
 */
public record NodeHealth(
        URI node,
        int failures,
        @Nullable NodeProblem problem,
        @Nullable Instant restingUntil,
        @Nullable Instant lastAnswer,
        @Nullable Duration latency) {

    private static final Duration FIRST_REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofMinutes(2);

    static NodeHealth unknown(URI node) {
        return new NodeHealth(node, 0, null, null, null, null);
    }

    NodeHealth answered(Instant now, Duration took) {
        return new NodeHealth(node, 0, null, null, now, took);
    }

    NodeHealth failed(NodeProblem what, Instant now) {
        if (what instanceof NodeProblem.NotAllowed) {
            // Nothing was sent, and consent may come at any moment: no reason to wait.
            return new NodeHealth(node, failures, what, null, lastAnswer, latency);
        }
        Duration rest = FIRST_REST.multipliedBy(1L << Math.min(failures, 7));
        Duration bounded = rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
        return new NodeHealth(node, failures + 1, what, now.plus(bounded), lastAnswer, latency);
    }

    boolean resting(Instant now) {
        return restingUntil != null && now.isBefore(restingUntil);
    }
}
