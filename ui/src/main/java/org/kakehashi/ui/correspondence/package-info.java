/** The chat identity of the open vault and everything that talks in its name, from the moment there is one. */
@NullMarked
package org.kakehashi.ui.correspondence;

import org.jspecify.annotations.NullMarked;
