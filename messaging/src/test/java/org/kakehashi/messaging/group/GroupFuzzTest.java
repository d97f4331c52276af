package org.kakehashi.messaging.group;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.event.SignedEvent;
import org.kakehashi.messaging.identity.PublicIdentity;

/** No change and no history of a hostile person may throw anything. */
class GroupFuzzTest {

    private static final PublicIdentity SOMEBODY = PublicIdentity.ofHex(
                    "79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798")
            .orElseThrow();

    /** Lines are tags, tabs separate their members. */
    @FuzzTest(maxDuration = "10m")
    void change(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        List<List<String>> tags = Arrays.stream(text.split("\n", 200))
                .map(line -> List.of(line.split("\t", 20)))
                .toList();
        Rumor body = new Rumor(SOMEBODY, 1, GroupChange.KIND, tags, "");
        GroupChange.read(new SignedEvent(body, "0".repeat(128)))
                .ifPresent(change -> assertEquals(
                        change.action() instanceof GroupAction.Create,
                        change.parents().isEmpty()));
    }

    @FuzzTest(maxDuration = "10m")
    void history(byte[] input) {
        String content = new String(input, StandardCharsets.UTF_8);
        String group = "0".repeat(64);
        GroupWire.changes(new Rumor(SOMEBODY, 1, GroupWire.HISTORY, List.of(List.of("group", group)), content))
                .ifPresent(changes -> changes.forEach(change -> assertEquals(group, change.group())));
        GroupWire.heads(new Rumor(SOMEBODY, 1, GroupWire.QUESTION, List.of(List.of("group", group)), content))
                .ifPresent(heads -> heads.forEach(head -> assertEquals(64, head.length())));
    }
}
