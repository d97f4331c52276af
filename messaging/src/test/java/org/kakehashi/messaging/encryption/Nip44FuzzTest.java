package org.kakehashi.messaging.encryption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** No payload may throw, and what anybody changed does not open. */
class Nip44FuzzTest {

    private static final byte[] KEY = new byte[32];

    @FuzzTest(maxDuration = "10m")
    void payload(byte[] input) {
        assertTrue(Nip44.decrypt(KEY, new String(input, StandardCharsets.ISO_8859_1))
                .isEmpty());
        assertTrue(Nip44.decrypt(KEY, Base64.getEncoder().encodeToString(input)).isEmpty());
    }

    /** The first 32 bytes are the nonce, the rest the text. */
    @FuzzTest(maxDuration = "10m")
    void roundTrip(byte[] input) {
        if (input.length > 32) {
            String text = new String(input, 32, input.length - 32, StandardCharsets.UTF_8);
            String payload = Nip44.encrypt(KEY, text, Arrays.copyOf(input, 32));
            assertEquals(Optional.of(text), Nip44.decrypt(KEY, payload));
        }
    }
}
