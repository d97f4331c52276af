package org.kakehashi.wallet.request;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A structured reference of a creditor (ISO 11649): RF, two check digits, up to 21 letters and digits. Whoever mistypes
 * one character, or swaps two, is told so.
 *
 * @param electronic without blanks, in upper case
 */
public record CreditorReference(String electronic) {

    private static final Pattern FORM = Pattern.compile("RF[0-9]{2}[A-Z0-9]{1,21}");
    private static final Pattern CONTENT = Pattern.compile("[A-Z0-9]{1,21}");
    private static final BigInteger MODULUS = BigInteger.valueOf(97);

    public CreditorReference {
        if (!isValid(electronic)) {
            throw new IllegalArgumentException("Not a creditor reference");
        }
    }

    /** The reference that a person typed, with or without blanks, in any case; empty when it is none. */
    public static Optional<CreditorReference> read(String text) {
        String compact = text.replace(" ", "").toUpperCase(Locale.ROOT);
        boolean ascii = text.chars().allMatch(c -> c < 0x80);
        return ascii && isValid(compact) ? Optional.of(new CreditorReference(compact)) : Optional.empty();
    }

    /** The reference with this content, such as an invoice's number, and its check digits. */
    public static CreditorReference of(String content) {
        String upper = content.toUpperCase(Locale.ROOT);
        if (!CONTENT.matcher(upper).matches()) {
            throw new IllegalArgumentException("A reference has 1 to 21 letters and digits");
        }
        int check = 98 - remainder(upper + "RF00");
        return new CreditorReference(String.format(Locale.ROOT, "RF%02d%s", check, upper));
    }

    /** In groups of four, as it is printed. */
    public String printed() {
        return electronic.replaceAll("(.{4})(?=.)", "$1 ");
    }

    private static boolean isValid(String compact) {
        if (!FORM.matcher(compact).matches()) {
            return false;
        }
        int digits = Integer.parseInt(compact.substring(2, 4));
        // 00, 01 and 99 leave the same remainder as 97, 98 and 02 and are never computed.
        return digits >= 2 && digits <= 98 && remainder(compact.substring(4) + compact.substring(0, 4)) == 1;
    }

    private static int remainder(String text) {
        StringBuilder number = new StringBuilder();
        for (char c : text.toCharArray()) {
            number.append(Character.digit(c, 36));
        }
        return new BigInteger(number.toString()).mod(MODULUS).intValue();
    }
}
