package org.kakehashi.wallet.seed;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kakehashi.wallet.hash.Hash;

/**
 * Sharing of a secret among members (SLIP-39): polynomials over GF(256) with the polynomial of AES, byte by byte. The
 * secret lies at x = 255 and a digest of it at x = 254, so that shares that do not belong together are noticed.
 */
final class Shamir {

    private static final int SECRET_AT = 255;
    private static final int DIGEST_AT = 254;
    private static final int DIGEST = 4;
    private static final int[] POWERS = new int[255];
    private static final int[] LOGS = new int[256];

    static {
        int value = 1;
        for (int i = 0; i < 255; i++) {
            POWERS[i] = value;
            LOGS[value] = i;
            value ^= value << 1;
            if (value > 255) {
                value ^= 0x11b;
            }
        }
    }

    private Shamir() {}

    /** Shares for members 0 to count - 1, any {@code threshold} of which give the secret back. */
    static byte[][] split(int threshold, int count, byte[] secret, SecureRandom random) {
        byte[][] shares = new byte[count][];
        if (threshold == 1) {
            Arrays.setAll(shares, i -> secret.clone());
            return shares;
        }
        Map<Integer, byte[]> base = new TreeMap<>();
        for (int i = 0; i < threshold - 2; i++) {
            byte[] share = new byte[secret.length];
            random.nextBytes(share);
            base.put(i, share);
        }
        byte[] salt = new byte[secret.length - DIGEST];
        random.nextBytes(salt);
        byte[] digest = Arrays.copyOf(Hash.hmacSha256(salt, secret), secret.length);
        System.arraycopy(salt, 0, digest, DIGEST, salt.length);
        base.put(DIGEST_AT, digest);
        base.put(SECRET_AT, secret);
        for (int i = 0; i < count; i++) {
            shares[i] = at(base, i);
        }
        Arrays.fill(salt, (byte) 0);
        Arrays.fill(digest, (byte) 0);
        return shares;
    }

    /**
     * The secret of shares by member number; empty if they do not fit together. Shares beyond the threshold must lie on
     * the same polynomial.
     */
    static Optional<byte[]> join(int threshold, Map<Integer, byte[]> shares) {
        Map<Integer, byte[]> used = new TreeMap<>();
        shares.entrySet().stream().limit(threshold).forEach(share -> used.put(share.getKey(), share.getValue()));
        for (Map.Entry<Integer, byte[]> share : shares.entrySet()) {
            byte[] expected = threshold == 1 ? used.values().iterator().next() : at(used, share.getKey());
            if (!Arrays.equals(expected, share.getValue())) {
                return Optional.empty();
            }
        }
        if (threshold == 1) {
            return Optional.of(used.values().iterator().next().clone());
        }
        byte[] secret = at(used, SECRET_AT);
        byte[] digest = at(used, DIGEST_AT);
        byte[] salt = Arrays.copyOfRange(digest, DIGEST, digest.length);
        byte[] expected = Arrays.copyOf(Hash.hmacSha256(salt, secret), DIGEST);
        boolean holds = Arrays.equals(expected, Arrays.copyOf(digest, DIGEST));
        Arrays.fill(digest, (byte) 0);
        Arrays.fill(salt, (byte) 0);
        return holds ? Optional.of(secret) : Optional.empty();
    }

    /** The value at x of the polynomial through the given points (Lagrange). */
    private static byte[] at(Map<Integer, byte[]> points, int x) {
        byte[] known = points.get(x);
        if (known != null) {
            return known.clone();
        }
        int product = points.keySet().stream().mapToInt(xi -> LOGS[xi ^ x]).sum();
        byte[] value = new byte[points.values().iterator().next().length];
        for (Map.Entry<Integer, byte[]> point : points.entrySet()) {
            int xi = point.getKey();
            int below = points.keySet().stream()
                    .filter(xj -> xj != xi)
                    .mapToInt(xj -> LOGS[xi ^ xj])
                    .sum();
            int weight = Math.floorMod(product - LOGS[xi ^ x] - below, 255);
            for (int i = 0; i < value.length; i++) {
                int y = point.getValue()[i] & 0xff;
                if (y != 0) {
                    value[i] ^= (byte) POWERS[(LOGS[y] + weight) % 255];
                }
            }
        }
        return value;
    }
}
