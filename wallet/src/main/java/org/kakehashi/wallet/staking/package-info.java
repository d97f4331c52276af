/** Delegation on PlatON and Alaya: validators, one's own delegations, rewards and what can be done with them. */
@NullMarked
package org.kakehashi.wallet.staking;

import org.jspecify.annotations.NullMarked;
