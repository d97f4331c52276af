package org.kakehashi.messaging.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Bech32 (BIP-173, checksum constant 1) without its limit of 90 characters, as NIP-19 uses it for keys. */
final class Nip19 {

    private static final String ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    private static final int CHECKSUM = 6;

    private Nip19() {}

    static String encode(String prefix, byte[] bytes) {
        byte[] groups = regroup(bytes, 8, 5, true).orElseThrow();
        byte[] checked = Arrays.copyOf(groups, groups.length + CHECKSUM);
        int polymod = polymod(prefix, checked) ^ 1;
        for (int i = 0; i < CHECKSUM; i++) {
            checked[groups.length + i] = (byte) ((polymod >>> (5 * (5 - i))) & 31);
        }
        StringBuilder text = new StringBuilder(prefix).append('1');
        for (byte group : checked) {
            text.append(ALPHABET.charAt(group));
        }
        return text.toString();
    }

    /** The bytes behind {@code text}; empty for another prefix, length, case mix or checksum. */
    static Optional<byte[]> decode(String prefix, String text, int length) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!text.equals(lower) && !text.equals(text.toUpperCase(Locale.ROOT))) {
            return Optional.empty();
        }
        int groupsExpected = (length * 8 + 4) / 5 + CHECKSUM;
        if (!lower.startsWith(prefix + "1") || lower.length() != prefix.length() + 1 + groupsExpected) {
            return Optional.empty();
        }
        byte[] groups = new byte[groupsExpected];
        for (int i = 0; i < groupsExpected; i++) {
            groups[i] = (byte) ALPHABET.indexOf(lower.charAt(prefix.length() + 1 + i));
            if (groups[i] < 0) {
                return Optional.empty();
            }
        }
        if (polymod(prefix, groups) != 1) {
            return Optional.empty();
        }
        return regroup(Arrays.copyOf(groups, groupsExpected - CHECKSUM), 5, 8, false);
    }

    private static int polymod(String prefix, byte[] groups) {
        int check = 1;
        for (int i = 0; i < prefix.length(); i++) {
            check = step(check, prefix.charAt(i) >>> 5);
        }
        check = step(check, 0);
        for (int i = 0; i < prefix.length(); i++) {
            check = step(check, prefix.charAt(i) & 31);
        }
        for (byte group : groups) {
            check = step(check, group);
        }
        return check;
    }

    private static int step(int check, int value) {
        int top = check >>> 25;
        int next = ((check & 0x1ffffff) << 5) ^ value;
        for (int i = 0; i < GENERATOR.length; i++) {
            if (((top >>> i) & 1) != 0) {
                next ^= GENERATOR[i];
            }
        }
        return next;
    }

    private static Optional<byte[]> regroup(byte[] input, int from, int to, boolean pad) {
        byte[] output = new byte[(input.length * from + (pad ? to - 1 : 0)) / to];
        int held = 0;
        int bits = 0;
        int at = 0;
        for (byte value : input) {
            held = ((held << from) | (value & 0xff)) & 0xfff;
            bits += from;
            while (bits >= to) {
                bits -= to;
                output[at++] = (byte) ((held >>> bits) & ((1 << to) - 1));
            }
        }
        int rest = held & ((1 << bits) - 1);
        if (pad && bits > 0) {
            output[at] = (byte) ((rest << (to - bits)) & ((1 << to) - 1));
        } else if (!pad && rest != 0) {
            return Optional.empty();
        }
        return Optional.of(output);
    }
}
