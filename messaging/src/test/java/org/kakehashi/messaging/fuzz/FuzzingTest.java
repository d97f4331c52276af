package org.kakehashi.messaging.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kakehashi.testbed.Fuzzing;

/**
 * Fuzzing, guided by coverage, of the parsers that read what relays, people and servers wrote. All of them: {@code
 * ./mvnw -pl messaging -am test -Dtest=FuzzingTest -Dfuzz.seconds=600}; without that property two of them for a second,
 * as every target costs some seconds before it begins. Kept inputs of all are run in every run.
 */
class FuzzingTest {

    private static final boolean LONG = Integer.getInteger("fuzz.seconds") != null;

    static Stream<String> targets() {
        List<String> all = List.of(
                "relay.RelayFrameFuzzTest.frame",
                "conversation.InnerFuzzTest.inner",
                "relay.RelayFrameFuzzTest.description",
                "encryption.Nip44FuzzTest.payload",
                "ratchet.BundleFuzzTest.bundle",
                "group.GroupFuzzTest.change",
                "group.GroupFuzzTest.history",
                "conversation.InnerFuzzTest.words",
                "file.FileNoteFuzzTest.note",
                "contact.AnswersFuzzTest.answer",
                "contact.AnswersFuzzTest.name");
        return all.stream().limit(LONG ? all.size() : 2);
    }

    @ParameterizedTest
    @MethodSource("targets")
    void noInputBreaksTheParser(String target) throws ClassNotFoundException {
        int dot = target.lastIndexOf('.');
        Class<?> type = Class.forName("org.kakehashi.messaging." + target.substring(0, dot));
        Fuzzing.Outcome outcome = Fuzzing.run(type, target.substring(dot + 1), Integer.getInteger("fuzz.seconds", 1));
        assertEquals(0, outcome.exit(), outcome::output);
        assertTrue(outcome.coverage() > 10, outcome::output);
    }
}
