/** Nostr relays (NIP-01): which ones are used for what, connections to them, and who is reached where. */
@NullMarked
package org.kakehashi.messaging.relay;

import org.jspecify.annotations.NullMarked;
