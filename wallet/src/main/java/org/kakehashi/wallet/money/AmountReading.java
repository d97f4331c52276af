package org.kakehashi.wallet.money;

import java.math.BigInteger;

/** What {@link AmountFormat#parse} made of a text. */
public sealed interface AmountReading {

    /**
     * A clear amount.
     *
     * @param couldBeFraction the only separator is one that other countries use as the decimal point ("1,234"
     *     in English): the locale's meaning was taken, but the screen should spell it out
     */
    record Parsed(Amount amount, boolean couldBeFraction) implements AmountReading {}

    /** More decimal places than the asset has; nothing was rounded away. */
    record TooManyDecimals(int allowed, int found) implements AmountReading {}

    /** Empty, or not a number. */
    record NotANumber() implements AmountReading {}

    /** Its separators do not fit the locale, so it could mean two different amounts. */
    record AmbiguousSeparator(char decimalSeparator, char groupingSeparator) implements AmountReading {}

    /** Less than zero. */
    record Negative() implements AmountReading {}

    /** More base units than a contract can hold. */
    record TooLarge(BigInteger limit) implements AmountReading {}
}
