package org.kakehashi.wallet.name;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kakehashi.wallet.conformance.Suite;
import org.kakehashi.wallet.rlp.Bytes;

@Tag("conformance")
class EnsNameConformanceTest {

    private final EnsName names = new EnsName();

    @Test
    void ensip15() {
        Suite.run("ensip15", one -> {
            String name = one.path("name").stringValue();
            NameReading reading = names.normalize(name);
            if (one.path("error").asBoolean(false)) {
                assertInstanceOf(NameReading.Refused.class, reading);
            } else {
                String expected = one.path("norm").asString(name);
                assertEquals(new NameReading.Normal(expected), reading);
                assertEquals(reading, names.normalize(expected));
            }
        });
    }

    @Test
    void namehash() {
        Suite.run("namehash", one -> {
            String name = one.path("ensName").stringValue();
            NameReading reading = names.normalize(name);
            if (one.has("error")) {
                assertInstanceOf(NameReading.Refused.class, reading);
                return;
            }
            // The cases were made under an older Unicode version, which allowed a few symbols that are refused now.
            Bytes hash = switch (reading) {
                case NameReading.Normal(String normal) -> EnsName.namehash(normal);
                case NameReading.Refused(String label, NameReading.Fault fault) -> {
                    assertEquals(NameReading.Fault.DISALLOWED_CHARACTER, fault, label);
                    yield names.historicNamehash(name);
                }
            };
            assertEquals(one.path("namehash").stringValue(), hash.toHex());
        });
    }
}
