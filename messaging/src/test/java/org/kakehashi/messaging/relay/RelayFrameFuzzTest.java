package org.kakehashi.messaging.relay;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.kakehashi.messaging.event.EventJson;

/** Whatever a relay sends is read without throwing; in a normal run only the inputs kept beside it. */
class RelayFrameFuzzTest {

    @FuzzTest(maxDuration = "10m")
    void frame(byte[] input) {
        RelayFrame frame = RelayFrame.read(new String(input, StandardCharsets.UTF_8));
        assertNotNull(frame);
        if (frame instanceof RelayFrame.Event event) {
            EventJson.readSigned(event.event())
                    .ifPresent(
                            read -> assertTrue(EventJson.readSigned(read.json()).isPresent()));
        } else if (frame instanceof RelayFrame.Ok ok) {
            assertTrue(ok.text().length() <= 2 * RelayFrame.LONGEST_TEXT);
            assertNotNull(PendingSend.read(ok));
        }
    }

    @FuzzTest(maxDuration = "10m")
    void description(byte[] input) {
        RelayLimits limits = RelayDescription.read(new String(input, StandardCharsets.UTF_8));
        assertTrue(limits.longestMessage() > 0 && limits.longestMessage() <= RelayFrame.LONGEST);
        assertTrue(limits.mostSubscriptions() > 0 && limits.mostEvents() > 0);
    }
}
