/** Delegation: the network's validators, what an account has with them, and what it can do there. */
@NullMarked
package org.kakehashi.ui.staking;

import org.jspecify.annotations.NullMarked;
