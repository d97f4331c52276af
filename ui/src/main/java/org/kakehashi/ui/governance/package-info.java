/** The network's own governance: proposals, parameters, and what the operator of a node does. */
@NullMarked
package org.kakehashi.ui.governance;

import org.jspecify.annotations.NullMarked;
