package org.kakehashi.testbed;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for secrets in the raw memory of a child process through {@code /proc/PID/mem}: heap, off-heap, stacks, what is
 * free but not overwritten, everything. A heap dump would show the living objects only. Linux only.
 */
public final class MemoryScan {

    private static final int WINDOW = 4 << 20;
    private static final int SHORTEST = 6;

    private final Map<String, byte[]> patterns = new LinkedHashMap<>();
    private int longest;

    /**
     * One find.
     *
     * @param pattern the name it was given, and its form
     * @param address in the other process
     * @param mapping the line of {@code /proc/PID/maps} it lies in
     */
    public record Hit(String pattern, long address, String mapping) {}

    /** Why there can be no scan on this system, or nothing. */
    public static Optional<String> unsupported() {
        boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
        return linux ? Optional.empty() : Optional.of("raw memory is read through /proc, which only Linux has");
    }

    /** Looks for a text in UTF-8, Latin-1, and UTF-16 of both byte orders. At least six characters. */
    public MemoryScan text(String name, String text) {
        pattern(name + " (UTF-8)", text.getBytes(StandardCharsets.UTF_8));
        if (StandardCharsets.ISO_8859_1.newEncoder().canEncode(text)) {
            pattern(name + " (Latin-1)", text.getBytes(StandardCharsets.ISO_8859_1));
        }
        pattern(name + " (UTF-16LE)", text.getBytes(StandardCharsets.UTF_16LE));
        pattern(name + " (UTF-16BE)", text.getBytes(StandardCharsets.UTF_16BE));
        return this;
    }

    /**
     * Looks for a key or seed: its bytes as they are, as hexadecimal text in every form of {@link #text}, and with the
     * bytes of each four-byte word reversed, as ciphers keep their round keys and big integers their digits.
     */
    public MemoryScan bytes(String name, byte[] bytes) {
        pattern(name + " (raw)", bytes);
        text(name + " (hex)", HexFormat.of().formatHex(bytes));
        text(name + " (HEX)", HexFormat.of().withUpperCase().formatHex(bytes));
        byte[] words = bytes.clone();
        for (int i = 0; i + 4 <= words.length; i += 4) {
            for (int j = 0; j < 4; j++) {
                words[i + j] = bytes[i + 3 - j];
            }
        }
        pattern(name + " (words reversed)", words);
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        pattern(name + " (reversed)", reversed);
        return this;
    }

    private void pattern(String name, byte[] bytes) {
        if (bytes.length < SHORTEST) {
            throw new IllegalArgumentException("too short to look for: " + name);
        }
        for (byte[] known : patterns.values()) {
            if (Arrays.equals(known, bytes)) {
                return;
            }
        }
        patterns.put(name, bytes.clone());
        longest = Math.max(longest, bytes.length);
    }

    /**
     * Everything found in a process that this one started (or may trace); it should be idle meanwhile. Mappings that are
     * read-only copies of files are left out.
     *
     * @throws IOException when the process is gone or may not be read
     */
    public List<Hit> find(long pid) throws IOException {
        Index index = new Index(patterns);
        Set<Hit> hits = new LinkedHashSet<>();
        byte[] window = new byte[WINDOW];
        try (RandomAccessFile memory = new RandomAccessFile("/proc/" + pid + "/mem", "r")) {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/maps"))) {
                if (worthReading(line)) {
                    String[] range = line.substring(0, line.indexOf(' ')).split("-", 2);
                    long from = Long.parseUnsignedLong(range[0], 16);
                    find(memory, from, Long.parseUnsignedLong(range[1], 16), window, index, line, hits);
                }
            }
        }
        return List.copyOf(hits);
    }

    private static boolean worthReading(String mapping) {
        String[] fields = mapping.split("\\s+", 6);
        boolean anonymous = fields[4].equals("0");
        boolean kernel = mapping.contains("[v");
        return fields[1].startsWith("r") && !kernel && (anonymous || fields[1].startsWith("rw"));
    }

    private void find(
            RandomAccessFile memory, long from, long to, byte[] window, Index index, String mapping, Set<Hit> hits)
            throws IOException {
        long at = from;
        while (at < to) {
            int length = read(memory, at, window, (int) Math.min(WINDOW, to - at));
            if (length <= 0) {
                // Reserved, not readable: on to the next page.
                at += 4096;
                continue;
            }
            index.search(window, length, at, mapping, hits);
            boolean more = at + length < to;
            at += more && length > longest ? length - longest + 1 : length;
        }
    }

    private static int read(RandomAccessFile memory, long at, byte[] into, int most) {
        try {
            memory.seek(at);
            return memory.read(into, 0, most);
        } catch (IOException e) {
            return -1;
        }
    }

    /** The patterns by their first two bytes. */
    private static final class Index {

        private record Entry(String name, byte[] bytes) {}

        private final Entry[][] starts = new Entry[1 << 16][];

        Index(Map<String, byte[]> patterns) {
            patterns.forEach((name, bytes) -> {
                int start = start(bytes, 0);
                Entry[] known = starts[start] == null ? new Entry[0] : starts[start];
                Entry[] more = Arrays.copyOf(known, known.length + 1);
                more[known.length] = new Entry(name, bytes);
                starts[start] = more;
            });
        }

        private static int start(byte[] bytes, int at) {
            return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
        }

        void search(byte[] window, int length, long base, String mapping, Set<Hit> hits) {
            for (int i = 0; i < length - 1; i++) {
                Entry[] candidates = starts[start(window, i)];
                if (candidates == null) {
                    continue;
                }
                for (Entry entry : candidates) {
                    int end = i + entry.bytes.length;
                    if (end <= length && Arrays.equals(window, i, end, entry.bytes, 0, entry.bytes.length)) {
                        hits.add(new Hit(entry.name, base + i, mapping));
                    }
                }
            }
        }
    }
}
