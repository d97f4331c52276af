/** Where in the program the person is, how to get there, and the way back. */
@NullMarked
package org.kakehashi.ui.navigation;

import org.jspecify.annotations.NullMarked;
