package org.kakehashi.ui.control;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A rough, cautious estimate of how many guesses a password takes. It counts kinds of characters, and counts little for
 * repeats, runs along the alphabet or the keyboard, and for the words that everyone tries first.
 */
public enum PasswordStrength {
    /** Found in minutes even against a slow key derivation. */
    WEAK,
    FAIR,
    GOOD,
    STRONG;

    private static final double FAIR_BITS = 36;
    private static final double GOOD_BITS = 52;
    private static final double STRONG_BITS = 70;
    private static final double BITS_OF_A_COMMON_WORD = 8;
    private static final String ROWS = "abcdefghijklmnopqrstuvwxyz0123456789qwertyuiopasdfghjklzxcvbnm";
    private static final List<String> COMMON = List.of(
            "password",
            "passwort",
            "letmein",
            "welcome",
            "admin",
            "iloveyou",
            "monkey",
            "dragon",
            "master",
            "login",
            "bitcoin",
            "ethereum",
            "wallet",
            "platon",
            "alaya",
            "kakehashi",
            "secret",
            "summer",
            "winter",
            "crypto");

    /** The characters are read and not kept. */
    public static PasswordStrength of(char[] password) {
        double bits = bits(password);
        if (bits < FAIR_BITS) {
            return WEAK;
        }
        if (bits < GOOD_BITS) {
            return FAIR;
        }
        return bits < STRONG_BITS ? GOOD : STRONG;
    }

    static double bits(char[] password) {
        double each = Math.log(pool(password)) / Math.log(2);
        boolean[] covered = new boolean[password.length];
        double bits = 0;
        for (String word : COMMON) {
            int at = find(password, word);
            if (at >= 0 && !covered[at]) {
                bits += BITS_OF_A_COMMON_WORD;
                Arrays.fill(covered, at, at + word.length(), true);
            }
        }
        for (int i = 0; i < password.length; i++) {
            if (!covered[i]) {
                bits += i > 0 && predictable(password[i - 1], password[i]) ? 1 : each;
            }
        }
        return bits;
    }

    private static boolean predictable(char before, char now) {
        char a = Character.toLowerCase(before);
        char b = Character.toLowerCase(now);
        if (a == b) {
            return true;
        }
        for (int i = 0; i + 1 < ROWS.length(); i++) {
            char x = ROWS.charAt(i);
            char y = ROWS.charAt(i + 1);
            if ((x == a && y == b) || (x == b && y == a)) {
                return true;
            }
        }
        return false;
    }

    private static int pool(char[] password) {
        boolean lower = false;
        boolean upper = false;
        boolean digit = false;
        boolean sign = false;
        boolean other = false;
        for (char c : password) {
            lower |= c >= 'a' && c <= 'z';
            upper |= c >= 'A' && c <= 'Z';
            digit |= c >= '0' && c <= '9';
            sign |= c < 128 && !Character.isLetterOrDigit(c);
            other |= c >= 128;
        }
        return Math.max(
                2, (lower ? 26 : 0) + (upper ? 26 : 0) + (digit ? 10 : 0) + (sign ? 32 : 0) + (other ? 500 : 0));
    }

    private static int find(char[] password, String word) {
        for (int i = 0; i + word.length() <= password.length; i++) {
            int j = 0;
            while (j < word.length() && Character.toLowerCase(password[i + j]) == word.charAt(j)) {
                j++;
            }
            if (j == word.length()) {
                return i;
            }
        }
        return -1;
    }

    /** The part of its key in the texts. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
