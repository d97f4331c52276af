/** What the person chose about the window before any vault is open: language, look, time until locking. */
@NullMarked
package org.kakehashi.ui.preferences;

import org.jspecify.annotations.NullMarked;
