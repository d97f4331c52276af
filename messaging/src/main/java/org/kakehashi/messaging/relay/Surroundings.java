package org.kakehashi.messaging.relay;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import org.kakehashi.net.GuardedHttp;
import org.kakehashi.net.Hosts;

/**
 * What the connections of one pool share.
 *
 * @param timer for what is quick
 * @param work for what may wait
 * @param changed told whenever a state has changed
 */
record Surroundings(
        GuardedHttp http,
        Hosts hosts,
        RelayAuth auth,
        InstantSource clock,
        RelayTiming timing,
        SecureRandom random,
        ScheduledExecutorService timer,
        ExecutorService work,
        Runnable changed) {}
