package org.kakehashi.messaging.contact;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Bytes as English words (the PGP word list of P. Juola and P. Zimmermann, 1995): one of two syllables for each byte at
 * an even place, one of three for each at an odd place, so that a word left out or two exchanged are heard.
 */
public final class PgpWords {

    private static final String FILE = "pgp-words.txt";

    private PgpWords() {}

    public static List<String> of(byte[] bytes) {
        List<String[]> pairs = pairs();
        List<String> words = new ArrayList<>(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            words.add(pairs.get(bytes[i] & 0xff)[i % 2]);
        }
        return words;
    }

    private static List<String[]> pairs() {
        try (InputStream stream = Objects.requireNonNull(PgpWords.class.getResourceAsStream(FILE));
                var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
