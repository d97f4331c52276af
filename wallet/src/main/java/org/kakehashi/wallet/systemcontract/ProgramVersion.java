package org.kakehashi.wallet.systemcontract;

import org.kakehashi.wallet.rlp.Bytes;

/**
 * A node program's version with the signature that the running node makes of it (admin_getProgramVersion).
 *
 * @param version major in bits 16 to 23, minor in 8 to 15, patch in 0 to 7
 * @param signature 65 bytes
 */
public record ProgramVersion(int version, Bytes signature) {

    private static final int SIGNATURE = 65;

    public ProgramVersion {
        if (version < 0) {
            throw new IllegalArgumentException("a version is not negative");
        }
        if (signature.size() != SIGNATURE) {
            throw new IllegalArgumentException("a version signature has 65 bytes, not " + signature.size());
        }
    }

    /** A version number in the usual form, such as 1.5.0. */
    public static String text(long version) {
        return (version >> 16 & 0xffff) + "." + (version >> 8 & 0xff) + "." + (version & 0xff);
    }
}
