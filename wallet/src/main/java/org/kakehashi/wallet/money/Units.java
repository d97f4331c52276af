package org.kakehashi.wallet.money;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The named units of the coins, and plain decimal text that does not depend on a locale: digits, one point, an
 * optional minus. 1 LAT = 10^9 gvon = 10^18 von, as 1 ether = 10^9 gwei = 10^18 wei.
 */
public enum Units {
    /** The base unit of LAT and ATP. */
    VON("von", 0),
    /** A thousand million von; gas prices are told in it. */
    GVON("gvon", 9),
    LAT("LAT", 18),
    /** The base unit of ether. */
    WEI("wei", 0),
    GWEI("gwei", 9),
    FINNEY("finney", 15),
    ETHER("ether", 18);

    private static final Pattern PLAIN = Pattern.compile("(-?)(\\d*)(?:\\.(\\d*))?");
    private static final int LONGEST_TEXT = 400;

    private final String label;
    private final int decimals;

    Units(String label, int decimals) {
        this.label = label;
        this.decimals = decimals;
    }

    public String label() {
        return label;
    }

    /** How many decimal places this unit has in base units. */
    public int decimals() {
        return decimals;
    }

    /** Base units as text in this unit: at least one digit after the point where the unit has any. */
    public String format(BigInteger baseUnits) {
        return format(baseUnits, decimals);
    }

    /** Text in this unit as base units. */
    public BigInteger parse(String text) {
        return parse(text, decimals);
    }

    /** Base units as plain decimal text: "1.0", "-0.5"; without a point when there are no decimals. */
    public static String format(BigInteger baseUnits, int decimals) {
        String sign = baseUnits.signum() < 0 ? "-" : "";
        String digits = baseUnits.abs().toString();
        if (decimals == 0) {
            return sign + digits;
        }
        if (digits.length() <= decimals) {
            digits = "0".repeat(decimals - digits.length() + 1) + digits;
        }
        int point = digits.length() - decimals;
        int end = digits.length();
        while (end > point + 1 && digits.charAt(end - 1) == '0') {
            end--;
        }
        return sign + digits.substring(0, point) + "." + digits.substring(point, end);
    }

    /**
     * Plain decimal text as base units.
     *
     * @throws NumberFormatException when it is not such a number, or has more decimal places than the unit
     */
    public static BigInteger parse(String text, int decimals) {
        Matcher parts = PLAIN.matcher(text);
        if (text.length() > LONGEST_TEXT || !parts.matches()) {
            throw new NumberFormatException("Not a plain decimal number");
        }
        String whole = parts.group(2);
        String fraction = parts.group(3) == null ? "" : parts.group(3);
        if (whole.isEmpty() && fraction.isEmpty()) {
            throw new NumberFormatException("No digits");
        }
        int places = fraction.length();
        while (places > decimals && fraction.charAt(places - 1) == '0') {
            places--;
        }
        if (places > decimals) {
            throw new NumberFormatException("More than " + decimals + " decimal places");
        }
        BigInteger units = new BigInteger("0" + whole + fraction.substring(0, places))
                .multiply(BigInteger.TEN.pow(decimals - places));
        return parts.group(1).isEmpty() ? units : units.negate();
    }
}
