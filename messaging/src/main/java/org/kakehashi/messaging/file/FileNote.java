package org.kakehashi.messaging.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a message says of its file (NIP-17, kind 15; PROTOCOL.md): where it is, how it is opened, what it is.
 *
 * @param urls where the encrypted file is, the first preferred; none while it is not on a server yet
 * @param name as its sender calls it, made harmless, perhaps empty; never a path
 * @param type MIME type, lower case
 * @param length bytes of the file itself; -1 when its sender does not say
 * @param size bytes of the encrypted file; -1 when its sender does not say
 * @param sha256 of the encrypted file, 64 hexadecimal digits
 * @param original SHA-256 of the file itself, or empty
 * @param key AES-256, 64 hexadecimal digits
 * @param nonce 12 to 16 bytes in hexadecimal digits
 */
public record FileNote(
        List<String> urls,
        String name,
        String type,
        long length,
        long size,
        String sha256,
        String original,
        String key,
        String nonce) {

    /** The largest file, in bytes. */
    public static final long LARGEST = 100L << 20;

    private static final String ALGORITHM = "aes-gcm";
    private static final String PLAIN_TYPE = "application/octet-stream";
    private static final int MOST_URLS = 5;
    private static final int LONGEST_NAME = 200;

    public FileNote {
        urls = List.copyOf(urls);
    }

    FileNote at(List<String> places) {
        return new FileNote(places, name, type, length, size, sha256, original, key, nonce);
    }

    /** The content of the message: the first address. */
    public String content() {
        return urls.isEmpty() ? "" : urls.getFirst();
    }

    /** The tags of the message. */
    public List<List<String>> tags() {
        List<List<String>> tags = new ArrayList<>();
        tags.add(List.of("file-type", type));
        tags.add(List.of("encryption-algorithm", ALGORITHM));
        tags.add(List.of("decryption-key", key));
        tags.add(List.of("decryption-nonce", nonce));
        tags.add(List.of("x", sha256));
        tags.add(List.of("ox", original));
        tags.add(List.of("size", Long.toString(size)));
        tags.add(List.of("length", Long.toString(length)));
        if (!name.isEmpty()) {
            tags.add(List.of("name", name));
        }
        urls.stream().skip(1).forEach(url -> tags.add(List.of("fallback", url)));
        return tags;
    }

    /** Reads the content and the tags of a message; empty when they do not tell where a file is and how it is opened. */
    public static Optional<FileNote> read(String content, List<List<String>> tags) {
        List<String> urls = new ArrayList<>();
        add(urls, content);
        for (List<String> tag : tags) {
            if (tag.size() >= 2 && tag.getFirst().equals("fallback")) {
                add(urls, tag.get(1));
            }
        }
        String key = value(tags, "decryption-key").toLowerCase(Locale.ROOT);
        String nonce = value(tags, "decryption-nonce").toLowerCase(Locale.ROOT);
        String sha256 = value(tags, "x").toLowerCase(Locale.ROOT);
        String original = value(tags, "ox").toLowerCase(Locale.ROOT);
        long size = number(value(tags, "size"), FileCipher.LARGEST);
        long length = number(value(tags, "length"), LARGEST);
        boolean good = !urls.isEmpty()
                && value(tags, "encryption-algorithm").equals(ALGORITHM)
                && hex(key, 64, 64)
                && hex(nonce, 24, 32)
                && hex(sha256, 64, 64)
                && size != TOO_MUCH
                && length != TOO_MUCH
                && (size < 0 || length <= size - FileCipher.TAG);
        return good
                ? Optional.of(new FileNote(
                        urls,
                        harmless(value(tags, "name")),
                        type(value(tags, "file-type")),
                        length,
                        size,
                        sha256,
                        hex(original, 64, 64) ? original : "",
                        key,
                        nonce))
                : Optional.empty();
    }

    private static void add(List<String> urls, String address) {
        if (urls.size() < MOST_URLS
                && !urls.contains(address)
                && FileServerUrl.location(address).isPresent()) {
            urls.add(address);
        }
    }

    private static String value(List<List<String>> tags, String name) {
        return tags.stream()
                .filter(tag -> tag.size() >= 2 && tag.getFirst().equals(name))
                .map(tag -> tag.get(1))
                .findFirst()
                .orElse("");
    }

    private static final long TOO_MUCH = -2;

    private static long number(String text, long most) {
        if (text.isEmpty() || text.length() > 15 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        long number = Long.parseLong(text);
        return number > most ? TOO_MUCH : number;
    }

    private static boolean hex(String text, int least, int most) {
        return text.length() >= least
                && text.length() <= most
                && text.length() % 2 == 0
                && text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
    }

    private static String type(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.length() <= 100 && lower.matches("[a-z0-9][a-z0-9!#$&^_.+-]*/[a-z0-9][a-z0-9!#$&^_.+-]*")
                ? lower
                : PLAIN_TYPE;
    }

    /** A name that is no path, hides nothing and that every file system takes. */
    static String harmless(String name) {
        String last = name.substring(1 + Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')));
        StringBuilder kept = new StringBuilder();
        last.codePoints()
                .filter(c -> switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> false;
                    default -> ":*?\"<>|".indexOf(c) < 0;
                })
                .limit(LONGEST_NAME)
                .forEach(kept::appendCodePoint);
        String clean = kept.toString().strip();
        while (clean.endsWith(".")) {
            clean = clean.substring(0, clean.length() - 1).strip();
        }
        return clean.startsWith(".") ? "_" + clean : clean;
    }

    @Override
    public String toString() {
        return "FileNote[" + sha256 + "]";
    }
}
