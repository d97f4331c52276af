/** Signing with a device that only ever sees and shows QR codes (ERC-4527). */
@NullMarked
package org.kakehashi.wallet.airgap;

import org.jspecify.annotations.NullMarked;
