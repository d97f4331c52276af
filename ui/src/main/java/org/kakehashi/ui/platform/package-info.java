/** What the desktop does for us: clipboard, file picker, browser; behind interfaces, for tests have none of them. */
@NullMarked
package org.kakehashi.ui.platform;

import org.jspecify.annotations.NullMarked;
