package org.kakehashi.messaging.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Optional;

/** No file may throw; what was cleaned is no longer than before by more than which side is up, and clean. */
class PlainPictureFuzzTest {

    @FuzzTest(maxDuration = "10m")
    void picture(byte[] input) {
        Optional<PlainPicture> clean = PlainPicture.read(input);
        clean.ifPresent(picture -> {
            assertTrue(picture.width() > 0 && picture.height() > 0);
            assertTrue(picture.content().length <= input.length + 40);
            PlainPicture again = PlainPicture.read(picture.content()).orElseThrow();
            assertFalse(again.removed() && again.orientation() == 1);
            assertArrayEquals(picture.content(), again.content());
        });
    }
}
