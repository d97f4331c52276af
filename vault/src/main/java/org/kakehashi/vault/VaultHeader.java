package org.kakehashi.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code vault.json} says: how the password becomes a key, and the master key wrapped with it. There is one way to
 * write a header, and only that is read.
 */
record VaultHeader(byte[] id, KdfParameters kdf, byte[] salt, byte[] nonce, byte[] wrapped) {

    static final int FORMAT = 1;
    static final int MAX_BYTES = 4096;

    private static final int ID = 16;
    private static final HexFormat HEX = HexFormat.of();
    private static final Set<String> MEMBERS =
            Set.of("format", "id", "memoryKiB", "iterations", "parallelism", "salt", "nonce", "key", "checksum");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** What a file turned out to be. */
    sealed interface Reading {
        record Good(VaultHeader header) implements Reading {}

        record Bad(String reason) implements Reading {}

        record Hostile(long memoryKiB, long iterations, long parallelism) implements Reading {}

        record Newer(int format) implements Reading {}
    }

    /** Wraps a master key for a password; takes as long as {@code kdf} says. */
    static VaultHeader wrap(byte[] id, byte[] master, char[] password, KdfParameters kdf) {
        byte[] salt = Crypto.random(Crypto.SALT);
        byte[] nonce = Crypto.random(Crypto.NONCE);
        byte[] key = Crypto.argon2id(password, salt, kdf);
        try {
            byte[] wrapped = Crypto.seal(key, nonce, associated(id, kdf, salt), master);
            return new VaultHeader(id, kdf, salt, nonce, wrapped);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    static byte[] newId() {
        return Crypto.random(ID);
    }

    /** The master key, or null when the password is another; takes as long as the parameters say. */
    byte @Nullable [] unwrap(char[] password) {
        byte[] key = Crypto.argon2id(password, salt, kdf);
        try {
            return Crypto.open(key, nonce, associated(id, kdf, salt), wrapped);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** Everything but the wrapped key itself, so that none of it can be exchanged. */
    private static byte[] associated(byte[] id, KdfParameters kdf, byte[] salt) {
        byte[] name = "kakehashi vault\0".getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(name.length + ID + 16 + Crypto.SALT)
                .put(name)
                .putInt(FORMAT)
                .put(id)
                .putInt(kdf.memoryKiB())
                .putInt(kdf.iterations())
                .putInt(kdf.parallelism())
                .put(salt)
                .array();
    }

    /** Tells a damaged file from a wrong password. */
    private String checksum() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(associated(id, kdf, salt));
            sha256.update(nonce);
            return HEX.formatHex(sha256.digest(wrapped), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The file's one form: UTF-8, members in this order, one a line. */
    byte[] toBytes() {
        String text = """
                {
                  "format": %d,
                  "id": "%s",
                  "memoryKiB": %d,
                  "iterations": %d,
                  "parallelism": %d,
                  "salt": "%s",
                  "nonce": "%s",
                  "key": "%s",
                  "checksum": "%s"
                }
                """.formatted(
                        FORMAT,
                        HEX.formatHex(id),
                        kdf.memoryKiB(),
                        kdf.iterations(),
                        kdf.parallelism(),
                        HEX.formatHex(salt),
                        HEX.formatHex(nonce),
                        HEX.formatHex(wrapped),
                        checksum());
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Reading read(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return new Reading.Bad("too long");
        }
        JsonNode json;
        try {
            json = JSON.readTree(bytes);
        } catch (JacksonException e) {
            return new Reading.Bad("not JSON");
        }
        JsonNode format = json.get("format");
        if (!json.isObject() || format == null || !format.isInt()) {
            return new Reading.Bad("no format number");
        }
        if (format.intValue() > FORMAT) {
            return new Reading.Newer(format.intValue());
        }
        if (!Set.copyOf(json.propertyNames()).equals(MEMBERS)) {
            return new Reading.Bad("members missing or unknown");
        }
        try {
            return read(json, bytes);
        } catch (IllegalArgumentException e) {
            return new Reading.Bad(String.valueOf(e.getMessage()));
        }
    }

    private static Reading read(JsonNode json, byte[] bytes) {
        long memory = number(json, "memoryKiB");
        long iterations = number(json, "iterations");
        long parallelism = number(json, "parallelism");
        if (!KdfParameters.acceptable(memory, iterations, parallelism)) {
            return new Reading.Hostile(memory, iterations, parallelism);
        }
        VaultHeader header = new VaultHeader(
                hex(json, "id", ID),
                new KdfParameters((int) memory, (int) iterations, (int) parallelism),
                hex(json, "salt", Crypto.SALT),
                hex(json, "nonce", Crypto.NONCE),
                hex(json, "key", Crypto.KEY + Crypto.TAG));
        return Arrays.equals(header.toBytes(), bytes)
                ? new Reading.Good(header)
                : new Reading.Bad("checksum or form is wrong");
    }

    private static long number(JsonNode json, String name) {
        JsonNode node = json.get(name);
        if (node == null || !node.isIntegralNumber()) {
            throw new IllegalArgumentException(name + " is not a whole number");
        }
        return node.canConvertToLong() ? node.longValue() : Long.MAX_VALUE;
    }

    private static byte[] hex(JsonNode json, String name, int length) {
        JsonNode node = json.get(name);
        if (node == null || !node.isString() || node.stringValue().length() != 2 * length) {
            throw new IllegalArgumentException(name + " is not " + length + " bytes");
        }
        try {
            return HEX.parseHex(node.stringValue());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " is not hexadecimal", e);
        }
    }
}
