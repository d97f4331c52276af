package org.kakehashi.wallet.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kakehashi.testbed.Fuzzing;

/**
 * A short fuzzing of each parser that reads what others wrote. Longer: {@code ./mvnw -pl wallet -am test
 * -Dtest=FuzzingTest -Dfuzz.seconds=600}.
 */
class FuzzingTest {

    @ParameterizedTest
    @CsvSource({
        "ParserFuzzTest, rlp",
        "ParserFuzzTest, abi",
        "ParserFuzzTest, typedData",
        "ParserFuzzTest, paymentLink",
        "ReadersFuzzTest, keyFile",
        "ReadersFuzzTest, slip39Share",
        "ReadersFuzzTest, bech32",
        "ReadersFuzzTest, descriptor"
    })
    void noInputBreaksTheParser(String tests, String target) throws ClassNotFoundException {
        Class<?> type = Class.forName(getClass().getPackageName() + "." + tests);
        Fuzzing.Outcome outcome = Fuzzing.run(type, target, Fuzzing.seconds());
        assertEquals(0, outcome.exit(), outcome::output);
        assertTrue(outcome.coverage() > 20, outcome::output);
    }
}
