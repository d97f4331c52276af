package org.kakehashi.wallet.transfer;

import java.math.BigInteger;
import org.kakehashi.wallet.network.NetworkProfile;

/** Turns what a node says of prices into three speeds, and judges a price against them. */
final class Prices {

    /** From how many times the normal price on a warning is due. */
    private static final BigInteger FAR = BigInteger.valueOf(5);

    /** A node that calls more than this many times the floor normal is not believed. */
    private static final BigInteger BELIEVED = BigInteger.valueOf(20);

    private static final BigInteger GIGA = BigInteger.TEN.pow(9);
    private static final BigInteger HUNDRED = BigInteger.valueOf(100);

    private final NetworkProfile profile;
    private final FeePrice slow;
    private final FeePrice normal;
    private final FeePrice fast;

    private Prices(NetworkProfile profile, FeePrice slow, FeePrice normal, FeePrice fast) {
        this.profile = profile;
        this.slow = slow;
        this.normal = normal;
        this.fast = fast;
    }

    static Prices of(NetworkProfile profile, ChainView.Snapshot snapshot) {
        ChainView.FeeHistory history = snapshot.history();
        if (history == null) {
            BigInteger floor = profile.minimumGasPrice();
            BigInteger asked = snapshot.gasPrice();
            return new Prices(
                    profile, fixed(percent(asked, 90), floor), fixed(asked, floor), fixed(percent(asked, 130), floor));
        }
        return new Prices(
                profile,
                capped(percent(history.baseFee(), 120), history.low(), profile),
                capped(percent(history.baseFee(), 200), history.middle(), profile),
                capped(percent(history.baseFee(), 250), history.high(), profile));
    }

    /** The quote for a gas limit. */
    FeeQuote quote(BigInteger gasLimit) {
        BigInteger floor = profile.minimumGasPrice();
        return new FeeQuote(gasLimit, slow, normal, fast, floor, BigInteger.TEN.pow(profile.decimals()));
    }

    /** Whether a price is so far above normal that the person must agree to it. */
    static boolean farAboveNormal(FeeQuote quote, FeePrice price) {
        return price.most().compareTo(reference(quote).multiply(FAR)) > 0;
    }

    /** What counts as normal: the node's figure, within reason. */
    static BigInteger reference(FeeQuote quote) {
        BigInteger asked = quote.normal().most();
        BigInteger floor = quote.floor();
        return floor.signum() > 0 ? asked.min(floor.multiply(BELIEVED)) : asked;
    }

    /** The least that a node takes as a replacement for a price: a tenth more, and more than before in any case. */
    static FeePrice replacing(FeePrice old) {
        return switch (old) {
            case FeePrice.Fixed fixed -> new FeePrice.Fixed(tenthMore(fixed.price()));
            case FeePrice.Capped capped -> new FeePrice.Capped(tenthMore(capped.maxFee()), tenthMore(capped.tip()));
        };
    }

    /** The dearer of both in every part; kinds are not mixed, the first one's stays. */
    static FeePrice dearer(FeePrice one, FeePrice other) {
        return switch (one) {
            case FeePrice.Fixed fixed -> new FeePrice.Fixed(fixed.price().max(other.most()));
            case FeePrice.Capped capped -> {
                BigInteger tip = other instanceof FeePrice.Capped second ? second.tip() : BigInteger.ZERO;
                yield new FeePrice.Capped(
                        capped.maxFee().max(other.most()).max(tip), capped.tip().max(tip));
            }
        };
    }

    private static BigInteger tenthMore(BigInteger price) {
        return price.multiply(BigInteger.valueOf(110))
                .add(BigInteger.valueOf(99))
                .divide(HUNDRED)
                .max(price.add(BigInteger.ONE));
    }

    private static FeePrice fixed(BigInteger asked, BigInteger floor) {
        return new FeePrice.Fixed(bounded(asked.max(floor).max(BigInteger.ONE)));
    }

    private static FeePrice capped(BigInteger base, BigInteger tip, NetworkProfile profile) {
        BigInteger paid = bounded(tip.signum() == 0 ? GIGA.divide(BigInteger.TEN) : tip);
        BigInteger most = bounded(base.add(paid)).max(profile.minimumGasPrice()).max(paid);
        return new FeePrice.Capped(most, paid);
    }

    /** Absurd figures of a node stay representable; the cap on the whole fee refuses them. */
    private static BigInteger bounded(BigInteger price) {
        return price.min(BigInteger.TWO.pow(120));
    }

    private static BigInteger percent(BigInteger value, int percent) {
        return value.multiply(BigInteger.valueOf(percent)).divide(HUNDRED);
    }
}
