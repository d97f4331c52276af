package org.kakehashi.wallet.staking;

import java.math.BigInteger;

/** What a redemption pays: to the free balance, and to the restricting plan, in von. */
public record RedeemPreview(BigInteger free, BigInteger restricting) {}
