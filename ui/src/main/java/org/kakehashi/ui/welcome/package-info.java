/** The gate where no vault is yet: make one, or bring accounts from elsewhere. */
@NullMarked
package org.kakehashi.ui.welcome;

import org.jspecify.annotations.NullMarked;
