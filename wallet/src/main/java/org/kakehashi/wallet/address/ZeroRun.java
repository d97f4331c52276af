package org.kakehashi.wallet.address;

/**
 * Short text for addresses that begin with many zeros (ERC-8117, draft): the run of zeros is replaced by its length,
 * so that the telling digits stay in view and the number of zeros can be compared.
 */
public final class ZeroRun {

    private static final int SHORTEST = 4;

    private ZeroRun() {}

    /** The EIP-55 form with a leading run of four or more zeros written as {@code 0} and a subscript count. */
    public static String subscript(Address address) {
        int zeros = leadingZeros(address);
        if (zeros < SHORTEST) {
            return address.toHex();
        }
        StringBuilder text = new StringBuilder("0x0");
        Integer.toString(zeros).chars().forEach(digit -> text.append((char) ('\u2080' + digit - '0')));
        return text.append(address.toHex().substring(2 + zeros)).toString();
    }

    /** The same in plain ASCII, the count in brackets. */
    public static String ascii(Address address) {
        int zeros = leadingZeros(address);
        return zeros < SHORTEST
                ? address.toHex()
                : "0x0(" + zeros + ")" + address.toHex().substring(2 + zeros);
    }

    /** Number of zero hex digits at the front, 0 to 40. */
    public static int leadingZeros(Address address) {
        String digits = address.toLowerHex().substring(2);
        int zeros = 0;
        while (zeros < digits.length() && digits.charAt(zeros) == '0') {
            zeros++;
        }
        return zeros;
    }
}
