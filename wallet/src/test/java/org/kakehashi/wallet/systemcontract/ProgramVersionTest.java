package org.kakehashi.wallet.systemcontract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramVersionTest {

    @Test
    void theNumbersOfTheRecordedNodesAreReadAndWritten() {
        assertEquals("1.5.0", ProgramVersion.text(66_816));
        assertEquals("0.16.3", ProgramVersion.text(4_099));
        assertEquals(Optional.of(66_816), ProgramVersion.parse(" 1.5.0 "));
        assertEquals(Optional.of(4_099), ProgramVersion.parse("0.16.3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1.5", "1.5.0.0", "v1.5.0", "1.5.256", "-1.5.0", "1.5.x", "1..0"})
    void nothingElseIsAVersion(String text) {
        assertEquals(Optional.empty(), ProgramVersion.parse(text));
    }
}
