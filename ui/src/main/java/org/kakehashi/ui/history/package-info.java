/** What happened on an account: decoded, searchable, with notes and export, and what can still be done about it. */
@NullMarked
package org.kakehashi.ui.history;

import org.jspecify.annotations.NullMarked;
