/** The gate of a vault that is here: its password, and what to do when it will not open. */
@NullMarked
package org.kakehashi.ui.unlock;

import org.jspecify.annotations.NullMarked;
