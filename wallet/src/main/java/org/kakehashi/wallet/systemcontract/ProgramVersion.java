package org.kakehashi.wallet.systemcontract;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kakehashi.wallet.rlp.Bytes;

/**
 * A node program's version with the signature that the running node makes of it (admin_getProgramVersion).
 *
 * @param version major in bits 16 to 23, minor in 8 to 15, patch in 0 to 7
 * @param signature 65 bytes
 */
public record ProgramVersion(int version, Bytes signature) {

    private static final int SIGNATURE = 65;
    private static final Pattern FORM = Pattern.compile("([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})");

    public ProgramVersion {
        if (version < 0) {
            throw new IllegalArgumentException("a version is not negative");
        }
        if (signature.size() != SIGNATURE) {
            throw new IllegalArgumentException("a version signature has 65 bytes, not " + signature.size());
        }
    }

    /** Reads the usual form, such as 1.5.0; empty for anything else. */
    public static Optional<Integer> parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int[] parts = new int[3];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = Integer.parseInt(matcher.group(i + 1));
            if (parts[i] > 255) {
                return Optional.empty();
            }
        }
        return Optional.of(parts[0] << 16 | parts[1] << 8 | parts[2]);
    }

    /** A version number in the usual form, such as 1.5.0. */
    public static String text(long version) {
        return (version >> 16 & 0xffff) + "." + (version >> 8 & 0xff) + "." + (version & 0xff);
    }
}
