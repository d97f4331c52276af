/** Who is in a group, its name and timer, by a hash-linked history of changes that their authors signed. */
@NullMarked
package org.kakehashi.messaging.group;

import org.jspecify.annotations.NullMarked;
