/** Description files of contracts (ERC-7730): adding, listing, removing. */
@NullMarked
package org.kakehashi.ui.description;

import org.jspecify.annotations.NullMarked;
