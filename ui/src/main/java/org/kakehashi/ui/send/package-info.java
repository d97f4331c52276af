/** Sending: payee and amount, fee, a review in sentences, the password, and how it went; replacing what still waits. */
@NullMarked
package org.kakehashi.ui.send;

import org.jspecify.annotations.NullMarked;
