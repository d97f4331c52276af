package org.kakehashi.wallet.money;

import java.math.BigInteger;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Amounts as people of one locale write them. {@code parse(format(x))} is exactly x: nothing is rounded, and no
 * binary fraction is ever involved. Grouping is by thousands; on reading, the Indian 12,34,567 is accepted where it
 * is the custom.
 */
public final class AmountFormat {

    /** The most that a contract's uint256 can hold. */
    public static final BigInteger LIMIT = BigInteger.TWO.pow(256).subtract(BigInteger.ONE);

    private static final int LONGEST_TEXT = 400;
    private static final char NO_BREAK_SPACE = '\u00a0';
    private static final Set<String> LAKH_COUNTRIES = Set.of("IN", "PK", "BD", "NP", "LK", "MM");
    private static final Set<String> LAKH_LANGUAGES =
            Set.of("hi", "bn", "ta", "te", "mr", "gu", "kn", "ml", "pa", "ne", "as", "or", "ur");

    private final char decimal;
    private final char grouping;
    private final char zero;
    private final boolean lakh;

    public AmountFormat(Locale locale) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
        decimal = symbols.getDecimalSeparator();
        grouping = symbols.getGroupingSeparator() == decimal ? NO_BREAK_SPACE : symbols.getGroupingSeparator();
        zero = symbols.getZeroDigit();
        lakh = LAKH_COUNTRIES.contains(locale.getCountry()) || LAKH_LANGUAGES.contains(locale.getLanguage());
    }

    /** The whole amount, grouped, without trailing zeros and without the symbol. */
    public String format(Amount amount) {
        return format(amount, amount.asset().decimals(), 0);
    }

    /** The whole amount and its symbol, held together by a space that does not break. */
    public String formatWithSymbol(Amount amount) {
        return format(amount) + NO_BREAK_SPACE + amount.asset().symbol();
    }

    /**
     * The amount with a fixed number of decimal places, so that numbers in a column line up under each other; the
     * rest is cut off towards zero, never rounded up. Something that would look like nothing is shown as "&lt; 0.0001".
     */
    public String formatTabular(Amount amount, int places) {
        int shown = Math.min(places, amount.asset().decimals());
        BigInteger step = BigInteger.TEN.pow(amount.asset().decimals() - shown);
        if (!amount.isZero() && amount.units().abs().compareTo(step) < 0) {
            return (amount.isNegative() ? "> -" : "< ") + format(new Amount(step, amount.asset()), shown, shown);
        }
        return format(amount, shown, shown);
    }

    private String format(Amount amount, int most, int least) {
        int decimals = amount.asset().decimals();
        String digits = amount.units().abs().toString();
        if (digits.length() <= decimals) {
            digits = "0".repeat(decimals - digits.length() + 1) + digits;
        }
        int point = digits.length() - decimals;
        int end = Math.min(digits.length(), point + most);
        while (end > point + least && digits.charAt(end - 1) == '0') {
            end--;
        }
        StringBuilder text = new StringBuilder();
        if (amount.isNegative()) {
            text.append('-');
        }
        for (int i = 0; i < end; i++) {
            if (i == point) {
                text.append(decimal);
            } else if (i > 0 && i < point && (point - i) % 3 == 0) {
                text.append(grouping);
            }
            text.append((char) (digits.charAt(i) - '0' + zero));
        }
        return text.toString();
    }

    /** The decimal separator of this locale. */
    public char decimalSeparator() {
        return decimal;
    }

    /**
     * Reads an amount as a person types it: the locale's separators, digits of the locale or 0 to 9, blanks around it.
     * A symbol after the number is not accepted.
     */
    public AmountReading parse(String text, Asset asset) {
        if (text.length() > LONGEST_TEXT) {
            return new AmountReading.NotANumber();
        }
        String plain = withoutMarks(text).strip();
        if (plain.isEmpty()) {
            return new AmountReading.NotANumber();
        }
        if (isMinus(plain.charAt(0))) {
            AmountReading rest = number(plain.substring(1), asset);
            return rest instanceof AmountReading.Parsed(Amount amount, boolean unused) && amount.isPositive()
                    ? new AmountReading.Negative()
                    : rest;
        }
        return number(plain, asset);
    }

    private AmountReading number(String plain, Asset asset) {
        StringBuilder canonical = new StringBuilder();
        for (char c : plain.toCharArray()) {
            int digit = digit(c);
            if (digit >= 0) {
                canonical.append((char) ('0' + digit));
            } else if (isSeparator(c)) {
                canonical.append(sameSeparator(c));
            } else {
                return new AmountReading.NotANumber();
            }
        }
        return read(canonical.toString(), asset);
    }

    private AmountReading read(String text, Asset asset) {
        int point = text.indexOf(decimal);
        String whole = point < 0 ? text : text.substring(0, point);
        String fraction = point < 0 ? "" : text.substring(point + 1);
        if (whole.isEmpty() && fraction.isEmpty()) {
            return new AmountReading.NotANumber();
        }
        if (!fraction.chars().allMatch(c -> c >= '0' && c <= '9') || !isWellGrouped(whole)) {
            return new AmountReading.AmbiguousSeparator(decimal, grouping);
        }
        String digits = whole.replace(String.valueOf(grouping), "");
        int places = fraction.length();
        while (places > asset.decimals() && fraction.charAt(places - 1) == '0') {
            places--;
        }
        if (places > asset.decimals()) {
            return new AmountReading.TooManyDecimals(asset.decimals(), places);
        }
        BigInteger units = new BigInteger("0" + digits + fraction.substring(0, places))
                .multiply(BigInteger.TEN.pow(asset.decimals() - places));
        if (units.compareTo(LIMIT) > 0) {
            return new AmountReading.TooLarge(LIMIT);
        }
        boolean onlyGroup = point < 0 && whole.length() == digits.length() + 1 && (grouping == '.' || grouping == ',');
        return new AmountReading.Parsed(new Amount(units, asset), onlyGroup);
    }

    /** Groups of exactly three after a first group that is not zero; or all digits without groups. */
    private boolean isWellGrouped(String whole) {
        String[] groups = whole.split(Pattern.quote(String.valueOf(grouping)), -1);
        for (String group : groups) {
            if (!group.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return false;
            }
        }
        if (groups.length == 1) {
            return true;
        }
        String first = groups[0];
        String last = groups[groups.length - 1];
        if (first.isEmpty() || first.startsWith("0") || last.length() != 3) {
            return false;
        }
        return hasGroupsOf(groups, 3) || (lakh && hasGroupsOf(groups, 2));
    }

    private static boolean hasGroupsOf(String[] groups, int size) {
        if (groups[0].length() > size) {
            return false;
        }
        for (int i = 1; i < groups.length - 1; i++) {
            if (groups[i].length() != size) {
                return false;
            }
        }
        return true;
    }

    private int digit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        if (c >= zero && c <= zero + 9) {
            return c - zero;
        }
        // Full-width digits are what an East Asian input method leaves behind.
        return c >= '\uff10' && c <= '\uff19' ? c - '\uff10' : -1;
    }

    private boolean isSeparator(char c) {
        return c == decimal || c == grouping || isBlank(c) || ".,'\u2019\u066b\u066c\uff0e\uff0c".indexOf(c) >= 0;
    }

    /** Maps the variants of one separator to the locale's own; a foreign one stays and is refused later. */
    private char sameSeparator(char c) {
        if (c == decimal || c == grouping) {
            return c;
        }
        char ascii = switch (c) {
            case '\uff0e' -> '.';
            case '\uff0c' -> ',';
            default -> c;
        };
        boolean groupsByBlank = isBlank(grouping);
        boolean groupsByApostrophe = grouping == '\'' || grouping == '\u2019';
        if ((groupsByBlank && isBlank(c)) || (groupsByApostrophe && (c == '\'' || c == '\u2019'))) {
            return grouping;
        }
        return ascii;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == NO_BREAK_SPACE || c == '\u202f' || c == '\u2009';
    }

    private static boolean isMinus(char c) {
        return c == '-' || c == '\u2212' || c == '\uff0d';
    }

    /** Without the invisible direction marks that come with a number copied from right-to-left text. */
    private static String withoutMarks(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        for (char c : text.toCharArray()) {
            boolean mark = c == '\u200e' || c == '\u200f' || c == '\u061c' || (c >= '\u2066' && c <= '\u2069');
            if (!mark) {
                kept.append(c);
            }
        }
        return kept.toString();
    }
}
