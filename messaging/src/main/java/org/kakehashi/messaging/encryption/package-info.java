/** Encryption of one text between two Nostr keys (NIP-44 version 2). */
@NullMarked
package org.kakehashi.messaging.encryption;

import org.jspecify.annotations.NullMarked;
