package org.kakehashi.messaging.voice;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a message says of a recording before it is fetched (the tags {@code duration} and {@code waveform} as NIP-A0 has
 * them). All of it is the sender's word.
 *
 * @param length as its sender says, at most {@link #LONGEST}
 * @param waveform how loud it is from its beginning to its end, each 0 to 100; at most {@link #MOST_BARS}, perhaps none
 */
public record VoiceLook(Duration length, List<Integer> waveform) {

    /** More is not believed. */
    public static final Duration LONGEST = Duration.ofHours(24);

    public static final int MOST_BARS = 100;

    private static final int LONGEST_TEXT = 400;
    private static final int LOUDEST = 100;

    public VoiceLook {
        waveform = List.copyOf(waveform);
        if (length.isNegative()
                || length.compareTo(LONGEST) > 0
                || waveform.size() > MOST_BARS
                || waveform.stream().anyMatch(bar -> bar < 0 || bar > LOUDEST)) {
            throw new IllegalArgumentException("more than a message may say of a recording");
        }
    }

    /** The tags that say it. */
    public List<List<String>> tags() {
        List<List<String>> tags = new ArrayList<>();
        tags.add(List.of("duration", Long.toString(Math.max(1, length.toSeconds()))));
        if (!waveform.isEmpty()) {
            tags.add(List.of(
                    "waveform",
                    String.join(" ", waveform.stream().map(String::valueOf).toList())));
        }
        return tags;
    }

    /** Reads the tags of a message about a sound; empty when it does not say how long it is. */
    public static Optional<VoiceLook> read(List<List<String>> tags) {
        String seconds = value(tags, "duration");
        if (!value(tags, "file-type").startsWith("audio/") || !seconds.matches("[0-9]{1,5}(\\.[0-9]{1,9})?")) {
            return Optional.empty();
        }
        Duration length = Duration.ofMillis((long) (Double.parseDouble(seconds) * 1_000));
        return length.compareTo(LONGEST) > 0 || length.isZero()
                ? Optional.empty()
                : Optional.of(new VoiceLook(length, waveform(value(tags, "waveform"))));
    }

    /** None, where anything of it is not as it should be. */
    private static List<Integer> waveform(String text) {
        if (text.length() > LONGEST_TEXT || !text.matches("[0-9]{1,3}( [0-9]{1,3})*")) {
            return List.of();
        }
        List<Integer> bars = new ArrayList<>();
        for (String bar : text.split(" ")) {
            bars.add(Integer.parseInt(bar));
        }
        boolean good = bars.size() <= MOST_BARS && bars.stream().allMatch(bar -> bar <= LOUDEST);
        return good ? bars : List.of();
    }

    private static String value(List<List<String>> tags, String name) {
        return tags.stream()
                .filter(tag -> tag.size() >= 2 && tag.getFirst().equals(name))
                .map(tag -> tag.get(1))
                .findFirst()
                .orElse("");
    }
}
