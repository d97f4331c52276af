/** Signatures on secp256k1: their byte forms, checks, recovery, and EIP-191 messages. */
@NullMarked
package org.kakehashi.wallet.signature;

import org.jspecify.annotations.NullMarked;
