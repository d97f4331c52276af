package org.kakehashi.messaging.ratchet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.event.SignedEvent;
import org.kakehashi.messaging.identity.PublicIdentity;

/** No bundle and no ciphertext of a hostile person may throw anything; what is accepted names its device. */
class BundleFuzzTest {

    private static final PublicIdentity SOMEBODY = PublicIdentity.ofHex(
                    "79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798")
            .orElseThrow();

    @FuzzTest(maxDuration = "10m")
    void bundle(byte[] input) {
        String content = new String(input, StandardCharsets.UTF_8);
        Rumor body = new Rumor(SOMEBODY, 1, KeyBundle.KIND, List.of(List.of("d", "0123456789abcdef")), content);
        switch (KeyBundle.read(new SignedEvent(body, "0".repeat(128)))) {
            case KeyBundle.Reading.Valid(KeyBundle bundle) -> assertEquals("0123456789abcdef", bundle.device());
            case KeyBundle.Reading.Removed removed -> assertEquals("0123456789abcdef", removed.device());
            case KeyBundle.Reading.Refused(String reason) -> assertEquals(false, reason.isEmpty());
        }
    }

    @FuzzTest(maxDuration = "10m")
    void repairNote(byte[] input) {
        String content = new String(input, StandardCharsets.UTF_8);
        Repairs.read(new Rumor(SOMEBODY, 1, Repairs.KIND, List.of(), content))
                .ifPresent(note -> note.carriers().forEach(id -> assertEquals(64, id.length())));
    }
}
