/** A real wallet for tests: a vault on disk, every service, and a node where one is wanted. */
@NullMarked
package org.kakehashi.ui.purse;

import org.jspecify.annotations.NullMarked;
