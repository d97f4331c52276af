package org.kakehashi.wallet.money;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kakehashi.wallet.conformance.Suite;

@Tag("conformance")
class UnitsConformanceTest {

    private static final Map<String, Integer> DECIMALS = Map.of(
            "ether", Units.ETHER.decimals(),
            "finney", Units.FINNEY.decimals(),
            "gwei", Units.GWEI.decimals(),
            "satoshi", 8,
            "kwei", 3,
            "mwei", 6,
            "szabo", 12);

    @Test
    void units() {
        Suite.run("units", one -> {
            BigInteger wei = new BigInteger(one.path("wei").stringValue());
            DECIMALS.forEach((unit, decimals) -> {
                if (one.has(unit)) {
                    assertEquals(wei, Units.parse(one.path(unit).stringValue(), decimals), unit);
                }
                if (one.has(unit + "_format")) {
                    assertEquals(one.path(unit + "_format").stringValue(), Units.format(wei, decimals), unit);
                }
            });
        });
    }
}
