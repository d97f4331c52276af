/** Descriptions that contracts' makers publish of their calls and messages (ERC-7730), turned into lines to show. */
@NullMarked
package org.kakehashi.wallet.clearsigning;

import org.jspecify.annotations.NullMarked;
