/** What every screen is given to work with. */
@NullMarked
package org.kakehashi.ui.desk;

import org.jspecify.annotations.NullMarked;
