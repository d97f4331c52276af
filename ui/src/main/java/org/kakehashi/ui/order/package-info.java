/** What a person wants of the network's own contracts: asked for, planned by the network's rules, reviewed, signed. */
@NullMarked
package org.kakehashi.ui.order;

import org.jspecify.annotations.NullMarked;
