package org.kakehashi.messaging.relay;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.event.SignedEvent;
import org.kakehashi.messaging.identity.SecretIdentity;

/** Tries a relay: puts a note of no meaning there, signed by a key of one use and with an early end, and reads it back. */
public final class RelayCheck {

    /** Application data that may be replaced (NIP-78). */
    private static final int KIND = 30078;

    private static final Duration LASTS = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final RelayPool pool;
    private final SecureRandom random;
    private final InstantSource clock;

    /**
     * What was found.
     *
     * @param write what became of the note
     * @param writeMillis until the relay's answer, the connection included
     * @param readBack whether the note was found again
     * @param readMillis until the relay had given what it has
     * @param limits what the relay says of itself
     * @param auth how far AUTH went
     */
    public record Report(
            RelayUrl relay,
            SendOutcome write,
            long writeMillis,
            boolean readBack,
            long readMillis,
            RelayLimits limits,
            Auth auth) {}

    /** How far AUTH went. */
    public enum Auth {
        NOT_ASKED,
        ASKED,
        ACCEPTED,
        REFUSED
    }

    public RelayCheck(RelayPool pool, SecureRandom random, InstantSource clock) {
        this.pool = pool;
        this.random = random;
        this.clock = clock;
    }

    /** Tries one relay; takes as long as the relay does, bounded by the pool's patience. */
    public Report check(RelayUrl relay) throws InterruptedException {
        SignedEvent note = note();
        long began = System.nanoTime();
        SendOutcome write =
                pool.publish(note, List.of(relay)).values().iterator().next();
        long written = System.nanoTime();
        boolean readBack = write.accepted()
                && !pool.fetch(List.of(relay), Filter.ofIds(note.id()), PATIENCE)
                        .events()
                        .isEmpty();
        long read = System.nanoTime();
        Auth auth = switch (pool.authStage(relay)) {
            case NOT_ASKED -> Auth.NOT_ASKED;
            case ASKED, ANSWERED -> Auth.ASKED;
            case DONE -> Auth.ACCEPTED;
            case FAILED -> Auth.REFUSED;
        };
        return new Report(
                relay,
                write,
                Duration.ofNanos(written - began).toMillis(),
                readBack,
                Duration.ofNanos(read - written).toMillis(),
                pool.limits(relay),
                auth);
    }

    private SignedEvent note() {
        Instant now = clock.instant();
        try (SecretIdentity once = SecretIdentity.random(random)) {
            List<List<String>> tags = List.of(List.of("d", "relay check"), Expiry.tag(now.plus(LASTS)));
            return new Rumor(once.publicIdentity(), now.getEpochSecond(), KIND, tags, "").sign(once, random);
        }
    }
}
