package org.kakehashi.messaging.contact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.identity.PublicIdentity;

/**
 * A person one knows of.
 *
 * @param petname the name given by oneself, or empty
 * @param profile what they say of themselves
 * @param verified when the safety number was last compared; absent when never, or when a device changed since
 * @param lapsed when the safety number was last compared, if a device changed since and that was not acknowledged yet
 * @param nameChecked when the server of {@code profile.nip05()} confirmed that name; absent when it did not
 */
public record Contact(
        PublicIdentity key,
        String petname,
        Profile profile,
        Standing standing,
        @Nullable Instant verified,
        @Nullable Instant lapsed,
        @Nullable Instant nameChecked) {

    /** The petname, else the name they claim, else the start of the npub. */
    public String shownName() {
        if (!petname.isEmpty()) {
            return petname;
        }
        return profile.name().isEmpty() ? key.npub().substring(0, 12) + "…" : profile.name();
    }
}
