package org.kakehashi.ui.holding;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.money.Amount;
import org.kakehashi.wallet.money.AmountFormat;
import org.kakehashi.wallet.money.AmountReading;
import org.kakehashi.wallet.money.Asset;
import org.kakehashi.wallet.network.NetworkProfile;

/** Writes and reads amounts, addresses and ages as the person's language has them. */
public final class Figures {

    private static final int GAS_UNIT_DECIMALS = 9;

    private final Texts texts;
    private final AmountFormat format;
    private final Clock clock;

    public Figures(Texts texts, Clock clock) {
        this.texts = texts;
        this.format = new AmountFormat(texts.language().locale());
        this.clock = clock;
    }

    /** The whole amount without its symbol. */
    public String number(Amount amount) {
        return format.format(amount);
    }

    /** The whole amount with its symbol, which may come from a contract. */
    public String amount(Amount amount) {
        return format.format(amount)
                + '\u00a0'
                + GuardedText.line(amount.asset().symbol());
    }

    /** For a column of numbers: at most this many decimal places, cut off and never rounded up. */
    public String tabular(Amount amount, int places) {
        return format.formatTabular(amount, places);
    }

    public AmountReading read(String text, Asset asset) {
        return format.parse(text, asset);
    }

    /** Base units of a network's coin with its symbol. */
    public String coin(BigInteger units, NetworkProfile profile) {
        return amount(coin(profile).of(units));
    }

    /** The network's own coin. */
    public static Asset coin(NetworkProfile profile) {
        return new Asset(profile.id(), null, profile.symbol(), profile.decimals());
    }

    /** The same units of the coin, counted in the smallest part: "1,000 von". */
    public String baseUnits(Amount amount, NetworkProfile profile) {
        Asset base = new Asset(profile.id(), amount.asset().token(), profile.baseUnit(), 0);
        return amount(base.of(amount.units()));
    }

    /** The price of one gas, in thousand millions of the smallest part: "5 gvon". */
    public String gasPrice(BigInteger price, NetworkProfile profile) {
        return amount(gasUnit(profile).of(price));
    }

    /** The unit in which a gas price is told and typed. */
    public static Asset gasUnit(NetworkProfile profile) {
        return new Asset(profile.id(), null, profile.gasUnit(), GAS_UNIT_DECIMALS);
    }

    /** An address in the network's own form, whole. */
    public static String address(Address address, NetworkProfile profile) {
        return address.toText(profile.hrp());
    }

    /** How long ago something was. */
    public String ago(Instant then) {
        Duration age = Duration.between(then, clock.instant());
        return texts.ago(age.isNegative() ? Duration.ZERO : age);
    }
}
