package org.kakehashi.vault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A second, independent reader of the SQLCipher 4 file format, from its description and with the JDK's primitives only:
 * pages of 4096 bytes, AES-256-CBC, each with a random IV (16 bytes) and an HMAC-SHA512 (64 bytes) over ciphertext, IV
 * and little-endian page number in its reserved 80 bytes; the first 16 bytes of the file are the salt, from which, with
 * a mask of 0x3a and two rounds of PBKDF2-HMAC-SHA512, the MAC's key is made out of the raw key.
 */
final class SqlCipherReader {

    static final int PAGE = 4096;
    private static final int RESERVED = 80;
    private static final int SALT = 16;
    private static final int MAC = 64;

    private SqlCipherReader() {}

    /** The plain SQLite file; throws when a page does not authenticate. */
    static byte[] decrypt(Path file, byte[] rawKey) throws IOException, GeneralSecurityException {
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length == 0 || bytes.length % PAGE != 0) {
            throw new IOException("not whole pages: " + bytes.length);
        }
        byte[] macKey = macKey(rawKey, Arrays.copyOf(bytes, SALT));
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        for (int page = 1; page <= bytes.length / PAGE; page++) {
            byte[] raw = Arrays.copyOfRange(bytes, (page - 1) * PAGE, page * PAGE);
            plain.writeBytes(page(raw, page, rawKey, macKey));
        }
        return plain.toByteArray();
    }

    private static byte[] macKey(byte[] rawKey, byte[] salt) throws GeneralSecurityException {
        byte[] masked = salt.clone();
        for (int i = 0; i < masked.length; i++) {
            masked[i] ^= 0x3a;
        }
        return pbkdf2(rawKey, masked, 2);
    }

    /** One block of PBKDF2-HMAC-SHA512 over a binary key, cut to 32 bytes. */
    private static byte[] pbkdf2(byte[] key, byte[] salt, int rounds) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA512");
        mac.init(new SecretKeySpec(key, "HmacSHA512"));
        mac.update(salt);
        byte[] u = mac.doFinal(new byte[] {0, 0, 0, 1});
        byte[] sum = u.clone();
        for (int i = 1; i < rounds; i++) {
            u = mac.doFinal(u);
            for (int j = 0; j < sum.length; j++) {
                sum[j] ^= u[j];
            }
        }
        return Arrays.copyOf(sum, 32);
    }

    private static byte[] page(byte[] raw, int number, byte[] rawKey, byte[] macKey) throws GeneralSecurityException {
        int from = number == 1 ? SALT : 0;
        int macAt = PAGE - RESERVED + 16;
        Mac mac = Mac.getInstance("HmacSHA512");
        mac.init(new SecretKeySpec(macKey, "HmacSHA512"));
        mac.update(raw, from, macAt - from);
        mac.update(ByteBuffer.allocate(4)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .putInt(number)
                .array());
        if (!MessageDigest.isEqual(mac.doFinal(), Arrays.copyOfRange(raw, macAt, macAt + MAC))) {
            throw new GeneralSecurityException("page " + number + " does not authenticate");
        }
        Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
        IvParameterSpec iv = new IvParameterSpec(raw, PAGE - RESERVED, 16);
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(rawKey, "AES"), iv);
        byte[] page = new byte[PAGE];
        cipher.doFinal(raw, from, PAGE - RESERVED - from, page, from);
        if (number == 1) {
            System.arraycopy(
                    "SQLite format 3\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, page, 0, SALT);
        }
        return page;
    }
}
