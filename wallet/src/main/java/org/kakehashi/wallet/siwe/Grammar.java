package org.kakehashi.wallet.siwe;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** The rules for the parts of a message: RFC 3986 for addresses of sites, RFC 3339 for times. */
final class Grammar {

    private static final String ESCAPED = "%[0-9A-Fa-f]{2}";
    private static final String PLAIN = "[A-Za-z0-9\\-._~!$&'()*+,;=]";
    private static final String USER = "(?:" + PLAIN + "|:|" + ESCAPED + ")*+@";
    private static final String HOST = "(?:\\[[0-9A-Fa-f:.]++\\]|(?:" + PLAIN + "|" + ESCAPED + ")++)";
    private static final String AUTHORITY = "(?:" + USER + ")?" + HOST + "(?::[0-9]{0,5})?";
    private static final String PATH_CHARACTER = "(?:" + PLAIN + "|[:@]|" + ESCAPED + ")";
    private static final String TAIL =
            "(?:\\?(?:" + PATH_CHARACTER + "|[/?])*+)?(?:#(?:" + PATH_CHARACTER + "|[/?])*+)?";
    private static final String PATH = "(?:" + PATH_CHARACTER + "|/)*+";

    static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.\\-]*");
    static final Pattern DOMAIN = Pattern.compile(AUTHORITY);
    static final Pattern URI = Pattern.compile(
            "[A-Za-z][A-Za-z0-9+.\\-]*:(?://(?:" + AUTHORITY + ")?(?:/" + PATH + ")?|/?(?!/)" + PATH + ")" + TAIL);
    static final Pattern STATEMENT = Pattern.compile("[A-Za-z0-9\\-._~:/?#\\[\\]@!$&'()*+,;= ]+");
    static final Pattern NONCE = Pattern.compile("[A-Za-z0-9]{8,}");
    static final Pattern CHAIN_ID = Pattern.compile("[0-9]{1,20}");
    static final Pattern REQUEST_ID = Pattern.compile("(?:" + PATH_CHARACTER + ")*+");
    private static final Pattern TIME = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})");

    private Grammar() {}

    static String require(Pattern pattern, String text, String name) throws SiweException {
        if (!pattern.matcher(text).matches()) {
            throw new SiweException("Not a valid " + name);
        }
        return text;
    }

    /** A time that exists in the calendar. */
    static Instant time(String text, String name) throws SiweException {
        require(TIME, text, name);
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new SiweException("Not a valid " + name);
        }
    }
}
