package org.kakehashi.messaging.engine;

import org.kakehashi.messaging.event.SignedEvent;
import org.kakehashi.messaging.identity.PublicIdentity;

/**
 * One gift wrap (kind 1059) that is to reach the inbox relays of one person.
 *
 * @param wrap complete and signed; it is sent as it is, however often
 * @param to whose inbox relays; one's own for the copy kept there
 */
public record Outgoing(SignedEvent wrap, PublicIdentity to) {}
