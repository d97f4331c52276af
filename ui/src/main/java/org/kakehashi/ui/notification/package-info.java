/** Says outside the window that messages have come, as little as the person chose. */
@NullMarked
package org.kakehashi.ui.notification;

import org.jspecify.annotations.NullMarked;
