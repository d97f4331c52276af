package org.kakehashi.messaging.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.kakehashi.messaging.event.EventJson;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.identity.PublicIdentity;

/** No inner event of a hostile person and nothing that is searched for may throw. */
class InnerFuzzTest {

    private static final PublicIdentity SOMEBODY = PublicIdentity.ofHex(
                    "79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798")
            .orElseThrow();

    /** The first byte chooses the kind; lines are tags, tabs separate their members; the last line is the content. */
    @FuzzTest(maxDuration = "10m")
    void inner(byte[] input) {
        if (input.length == 0) {
            return;
        }
        int[] kinds = {14, 15, 7, 5, 1009, 4401, 4402, 4403, 24401, 1};
        List<String> lines = List.of(new String(input, 1, input.length - 1, StandardCharsets.UTF_8).split("\n", 200));
        List<List<String>> tags = lines.subList(0, lines.size() - 1).stream()
                .map(line -> List.of(line.split("\t", 20)))
                .toList();
        Rumor rumor = new Rumor(
                SOMEBODY, 1_795_600_956L, kinds[Math.floorMod(input[0], kinds.length)], tags, lines.getLast());
        assertEquals(rumor, EventJson.readRumor(EventJson.write(rumor)).orElse(null));
        Inner.read(rumor).ifPresent(inner -> {
            assertEquals(rumor.id(), inner.id());
            assertTrue(inner.people().size() <= Inner.MOST_PEOPLE + 1);
            assertTrue(inner.seq() >= 0 && inner.said() >= 0 && inner.expires() >= 0);
            assertTrue(inner.reply().isEmpty() || Inner.isId(inner.reply()));
        });
    }

    @FuzzTest(maxDuration = "10m")
    void words(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        assertNotNull(SearchWords.index(1, text));
        assertNotNull(SearchWords.query(text));
        assertNotNull(SearchWords.terms(text));
    }
}
