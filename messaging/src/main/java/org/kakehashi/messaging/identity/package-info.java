/** Who somebody is in messages: a Nostr key pair, its text forms and its encrypted export. */
@NullMarked
package org.kakehashi.messaging.identity;

import org.jspecify.annotations.NullMarked;
