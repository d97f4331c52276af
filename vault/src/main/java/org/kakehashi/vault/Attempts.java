package org.kakehashi.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Wrong passwords in a row, in the file {@code attempts}: {@code <count> <epoch milliseconds of the last>\n}. An attempt
 * is counted before it is looked at, so that killing the program does not save one.
 */
final class Attempts {

    /** Who lost the count has been at it for a while. */
    private static final int UNREADABLE = 5;

    private static final int MOST = 1000;
    private static final Duration CAP = Duration.ofMinutes(15);
    private static final Pattern LINE = Pattern.compile("(\\d{1,4}) (\\d{1,15})\n");

    private final Path file;
    private final InstantSource clock;

    private record Count(int wrong, Instant last) {}

    Attempts(Path folder, InstantSource clock) {
        this.file = folder.resolve("attempts");
        this.clock = clock;
    }

    /** Two are free, then 5 s and 15 s; from the fifth 30 s, doubled by each further one up to a quarter of an hour. */
    static Duration after(int wrong) {
        return switch (wrong) {
            case 0, 1, 2 -> Duration.ZERO;
            case 3 -> Duration.ofSeconds(5);
            case 4 -> Duration.ofSeconds(15);
            default -> {
                Duration delay = Duration.ofSeconds(30L << Math.min(wrong - 5, 10));
                yield delay.compareTo(CAP) > 0 ? CAP : delay;
            }
        };
    }

    /** How long until the next attempt; a clock that was set back begins the delay anew, once. */
    synchronized Duration delay() throws IOException {
        Count count = read();
        Duration delay = after(count.wrong);
        Instant now = clock.instant();
        if (now.isBefore(count.last)) {
            write(new Count(count.wrong, now));
            return delay;
        }
        Duration left = delay.minus(Duration.between(count.last, now));
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Counts one, as wrong until proven right; how many there are now. */
    synchronized int begin() throws IOException {
        int wrong = Math.min(read().wrong + 1, MOST);
        write(new Count(wrong, clock.instant()));
        return wrong;
    }

    /** The delay runs from the end of an attempt, not from its beginning. */
    synchronized Duration wrong(int count) throws IOException {
        write(new Count(count, clock.instant()));
        return after(count);
    }

    synchronized void right() throws IOException {
        Files.deleteIfExists(file);
    }

    private Count read() throws IOException {
        if (!Files.exists(file)) {
            return new Count(0, Instant.EPOCH);
        }
        if (Files.size(file) <= 32) {
            Matcher line = LINE.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
            if (line.matches()) {
                return new Count(Integer.parseInt(line.group(1)), Instant.ofEpochMilli(Long.parseLong(line.group(2))));
            }
        }
        Count count = new Count(UNREADABLE, clock.instant());
        write(count);
        return count;
    }

    private void write(Count count) throws IOException {
        String line = count.wrong + " " + Math.max(0, count.last.toEpochMilli()) + "\n";
        Disk.replace(file, line.getBytes(StandardCharsets.US_ASCII));
    }
}
