/** What the screens about money share: the services they use, what is selected, and how amounts are written. */
@NullMarked
package org.kakehashi.ui.holding;

import org.jspecify.annotations.NullMarked;
