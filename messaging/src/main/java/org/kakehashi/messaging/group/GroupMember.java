package org.kakehashi.messaging.group;

import org.kakehashi.messaging.identity.PublicIdentity;

/** Somebody in a group, and whether they may change it. */
public record GroupMember(PublicIdentity person, boolean admin) {}
