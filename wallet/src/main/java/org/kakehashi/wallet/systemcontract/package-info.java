/** The contracts that PlatON and Alaya consist of: their call encoding, answers, receipts and error codes. */
@NullMarked
package org.kakehashi.wallet.systemcontract;

import org.jspecify.annotations.NullMarked;
