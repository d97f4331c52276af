package org.kakehashi.wallet.rlp;

/** What RLP can say: a string of bytes, or a list of items. */
public sealed interface RlpItem permits Bytes, RlpList {}
