/** Work off the window's thread: keyed, cancellable, with one place where unexpected failures arrive. */
@NullMarked
package org.kakehashi.ui.background;

import org.jspecify.annotations.NullMarked;
