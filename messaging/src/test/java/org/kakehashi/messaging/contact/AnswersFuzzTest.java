package org.kakehashi.messaging.contact;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.event.SignedEvent;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.net.GuardedHttp;
import org.kakehashi.net.Hosts;

/** No name, no answer about one and no profile of a hostile person may throw. */
class AnswersFuzzTest {

    private static final PublicIdentity SOMEBODY = PublicIdentity.ofHex(
                    "79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798")
            .orElseThrow();
    private static final Nip05 NAMES = new Nip05(new GuardedHttp(Hosts.inMemory(Clock.systemUTC())));

    @FuzzTest(maxDuration = "10m")
    void name(byte[] input) {
        Nip05.Name.read(new String(input, StandardCharsets.UTF_8)).ifPresent(name -> assertNotNull(NAMES.host(name)));
    }

    @FuzzTest(maxDuration = "10m")
    void answer(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        if (Nip05.read(new Nip05.Name("bob", "example.com"), text) instanceof Nip05.Answer.Found found) {
            assertTrue(found.relays().size() <= 10);
        }
        Profile.read(new SignedEvent(new Rumor(SOMEBODY, 1, 0, List.of(), text), "0".repeat(128)))
                .ifPresent(profile -> assertTrue(profile.name().length() <= 64));
    }
}
