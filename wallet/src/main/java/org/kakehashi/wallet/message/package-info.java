/** Messages that a person signs or verifies outside of any transaction: plain text, sign-in, typed data. */
@NullMarked
package org.kakehashi.wallet.message;

import org.jspecify.annotations.NullMarked;
