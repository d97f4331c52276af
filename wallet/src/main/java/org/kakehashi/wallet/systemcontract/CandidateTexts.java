package org.kakehashi.wallet.systemcontract;

/**
 * What a candidate says about itself.
 *
 * @param externalId identification at a third party, usually a Keybase key fingerprint; at most 70 bytes
 * @param nodeName at most 30 bytes
 * @param website at most 140 bytes
 * @param details at most 280 bytes
 */
public record CandidateTexts(String externalId, String nodeName, String website, String details) {}
