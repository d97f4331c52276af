/** The people one knows: names given to them, what was checked about them, and who is blocked. */
@NullMarked
package org.kakehashi.messaging.contact;

import org.jspecify.annotations.NullMarked;
