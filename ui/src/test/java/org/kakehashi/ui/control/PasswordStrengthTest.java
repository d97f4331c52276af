package org.kakehashi.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PasswordStrengthTest {

    @Test
    void whatEveryoneTriesFirstIsWeak() {
        for (String weak :
                List.of("", "password", "Password1", "qwertyuiop", "aaaaaaaaaaaaaaaa", "12345678", "abcdefgh1")) {
            assertEquals(PasswordStrength.WEAK, PasswordStrength.of(weak.toCharArray()), weak);
        }
    }

    @Test
    void lengthOfUnrelatedThingsIsGood() {
        assertEquals(PasswordStrength.STRONG, PasswordStrength.of("seven grey herons wade".toCharArray()));
        assertEquals(PasswordStrength.STRONG, PasswordStrength.of("k7#Vq!z2Lw9&fT".toCharArray()));
        assertEquals(PasswordStrength.FAIR, PasswordStrength.of("h3Tz9mQe".toCharArray()));
    }

    @Test
    void addressesAreGroupedButNotChanged() {
        assertEquals("0x 9858 EfFD 23", AddressLabel.grouped("0x9858EfFD23"));
        assertEquals("lat1 qqqq qqqq", AddressLabel.grouped("lat1qqqqqqqq"));
    }
}
