package org.kakehashi.wallet.staking;

import java.math.BigInteger;
import java.time.Instant;
import org.kakehashi.wallet.systemcontract.DelegationSource;

/**
 * What a delegation will do.
 *
 * @param validator to whom, as it is now
 * @param amount in von
 * @param effectiveFromEpoch the settlement period from whose beginning it earns
 * @param effectiveAbout when that begins, reckoned from the mean block time
 */
public record DelegatePreview(
        Validator validator,
        DelegationSource source,
        BigInteger amount,
        long effectiveFromEpoch,
        Instant effectiveAbout) {}
