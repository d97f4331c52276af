package org.kakehashi.net;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the hosts page.
 *
 * @param host whom the program would talk to
 * @param purpose why
 * @param source who proposed it, such as a network's name; plain text
 * @param consent the person's decision
 * @param decidedAt when the decision was made; null while undecided
 * @param lastUse when a request was last sent, to about a minute; null if never
 */
public record HostEntry(
        HostPort host,
        Purpose purpose,
        String source,
        Consent consent,
        @Nullable Instant decidedAt,
        @Nullable Instant lastUse) {

    HostEntry withConsent(Consent decision, Instant at) {
        return new HostEntry(host, purpose, source, decision, at, lastUse);
    }

    HostEntry withLastUse(Instant at) {
        return new HostEntry(host, purpose, source, consent, decidedAt, at);
    }
}
