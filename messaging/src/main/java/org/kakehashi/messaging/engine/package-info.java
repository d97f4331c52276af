/** How one message is sealed for one person and opened again; nothing outside knows which protocol carried it. */
@NullMarked
package org.kakehashi.messaging.engine;

import org.jspecify.annotations.NullMarked;
