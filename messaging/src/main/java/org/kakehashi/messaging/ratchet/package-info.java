/** Messages by the Signal Protocol (libsignal) inside gift wraps: own device, devices of others, their keys and repair. */
@NullMarked
package org.kakehashi.messaging.ratchet;

import org.jspecify.annotations.NullMarked;
