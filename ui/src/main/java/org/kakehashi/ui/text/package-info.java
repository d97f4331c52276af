/** Words on the screen: the program's own in four languages, and other people's through one guard. */
@NullMarked
package org.kakehashi.ui.text;

import org.jspecify.annotations.NullMarked;
