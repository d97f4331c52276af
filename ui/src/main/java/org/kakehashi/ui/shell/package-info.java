/** The window: gate or frame, rail, sheets, palette, shortcuts, locking when idle. */
@NullMarked
package org.kakehashi.ui.shell;

import org.jspecify.annotations.NullMarked;
