/** The signed records that relays carry (NIP-01), and the sealed and wrapped ones that only their recipient reads (NIP-59). */
@NullMarked
package org.kakehashi.messaging.event;

import org.jspecify.annotations.NullMarked;
