/** The governance of PlatON and Alaya: proposals, votes, parameters, and what node operators do. */
@NullMarked
package org.kakehashi.wallet.governance;

import org.jspecify.annotations.NullMarked;
