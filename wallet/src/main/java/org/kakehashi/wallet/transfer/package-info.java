/** A payment from draft to final: checks, fee, review, signature, storage, broadcast, tracking and repair. */
@NullMarked
package org.kakehashi.wallet.transfer;

import org.jspecify.annotations.NullMarked;
