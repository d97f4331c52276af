/** Gift wraps on their way: an outbox that survives a crash, and an inbox that misses and doubles nothing. */
@NullMarked
package org.kakehashi.messaging.delivery;

import org.jspecify.annotations.NullMarked;
