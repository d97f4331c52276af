package org.kakehashi.messaging.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** No message about a file may throw; what is accepted is within bounds and reads the same when it is written again. */
class FileNoteFuzzTest {

    /** The first line is the content; the others are tags, tabs separate their members. */
    @FuzzTest(maxDuration = "10m")
    void note(byte[] input) {
        String[] lines = new String(input, StandardCharsets.UTF_8).split("\n", 100);
        List<List<String>> tags = Arrays.stream(lines)
                .skip(1)
                .map(line -> List.of(line.split("\t", 10)))
                .toList();
        FileNote.read(lines[0], tags).ifPresent(note -> {
            assertTrue(note.length() <= FileNote.LARGEST && note.size() <= FileCipher.LARGEST);
            assertFalse(note.name().contains("/")
                    || note.name().contains("\\")
                    || note.name().startsWith("."));
            assertTrue(note.urls().stream()
                    .allMatch(url -> FileServerUrl.location(url).isPresent()));
            if (note.length() >= 0 && note.size() >= 0) {
                assertEquals(Optional.of(note), FileNote.read(note.content(), note.tags()));
            }
        });
        FileServerUrl.read(lines[0]).ifPresent(url -> assertEquals(Optional.of(url), FileServerUrl.read(url.text())));
    }
}
