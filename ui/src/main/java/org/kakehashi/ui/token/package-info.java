/** The tokens of an account: balances, adding by contract address, hiding and marking as spam. */
@NullMarked
package org.kakehashi.ui.token;

import org.jspecify.annotations.NullMarked;
