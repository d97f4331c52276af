package org.kakehashi.messaging.ratchet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.identity.PublicIdentity;

/**
 * A device of somebody, as this installation knows it.
 *
 * @param owner whose it is
 * @param name 16 hexadecimal digits
 * @param firstSeen when this installation first heard of it
 * @param keysOf when its keys were last published; absent when it was only heard of by a message
 * @param removed when its owner's word that it is no more was read; absent while it counts
 */
public record Device(
        PublicIdentity owner,
        String name,
        Instant firstSeen,
        @Nullable Instant keysOf,
        @Nullable Instant removed) {}
