package org.kakehashi.messaging.conversation;

import java.time.InstantSource;
import org.kakehashi.messaging.contact.Contacts;
import org.kakehashi.messaging.identity.OwnIdentity;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.vault.Database;

/**
 * What every part of the chats stands on.
 *
 * @param device names this installation in counters, 16 hexadecimal digits
 */
record Ground(
        Database database,
        OwnIdentity own,
        Contacts contacts,
        Sealer sealer,
        ChatTable chats,
        Sending sending,
        Membership membership,
        Changes changes,
        String device,
        InstantSource clock) {

    PublicIdentity self() {
        return own.publicIdentity();
    }

    long now() {
        return clock.millis();
    }
}
