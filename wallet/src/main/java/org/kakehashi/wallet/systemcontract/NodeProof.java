package org.kakehashi.wallet.systemcontract;

import org.kakehashi.wallet.rlp.Bytes;

/**
 * What a node makes so that its operator can stake with it.
 *
 * @param version from admin_getProgramVersion
 * @param blsKey the node's BLS public key, 96 bytes
 * @param blsProof from admin_getSchnorrNIZKProve, 64 bytes
 */
public record NodeProof(ProgramVersion version, Bytes blsKey, Bytes blsProof) {}
