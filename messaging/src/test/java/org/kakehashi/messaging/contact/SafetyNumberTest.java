package org.kakehashi.messaging.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kakehashi.messaging.identity.PublicIdentity;

/**
 * The vectors of the safety number, computed by a second implementation in Python, and the example of the PGP word list
 * that its authors' users know: the fingerprint of Philip Zimmermann's key.
 */
class SafetyNumberTest {

    private static final PublicIdentity ANN = PublicIdentity.ofHex(
                    "79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798")
            .orElseThrow();
    private static final PublicIdentity BEN = PublicIdentity.ofHex(
                    "c6047f9441ed7d6d3045406e95c07cd85c778e4b8cef3ca7abac09b95c709ee5")
            .orElseThrow();

    private static final byte[] FIRST = device(0);
    private static final byte[] SECOND = device(100);

    private static byte[] device(int from) {
        byte[] key = new byte[33];
        key[0] = 5;
        for (int i = 0; i < 32; i++) {
            key[i + 1] = (byte) (from + i);
        }
        return key;
    }

    @Test
    void wordsAndDigitsAreThoseOfTheVectors() {
        check(
                SafetyNumber.of(ANN, List.of(), BEN, List.of()),
                "playhouse Atlantic eightball sensation minnow supportive checkup photograph swelter sardonic reward"
                        + " matchmaker snapline fascinate hockey tambourine snapshot revenue Zulu consulting trouble"
                        + " stupendous merit everyday",
                "29057 20686 22361 70475 51444 45545 85410 14264 59325 49233 55970 49622");
        check(
                SafetyNumber.of(ANN, List.of(SECOND, FIRST), BEN, List.of(SECOND)),
                "offload vocalist rocker paragraph select pocketful sailboat indigo tissue Chicago fracture enterprise"
                        + " stagnate Burlington crowfoot bookseller physique vertigo hamlet crucifix rhythm glossary"
                        + " highchair surrender",
                "28312 35692 82286 55628 71100 93145 45458 19909 06220 16322 39478 43589");
    }

    private static void check(SafetyNumber number, String words, String digits) {
        assertEquals(words, String.join(" ", number.words()));
        assertEquals(digits, String.join(" ", number.digits()));
    }

    @Test
    void bothSidesSeeTheSameAndAnotherKeyChangesHalfOfIt() {
        SafetyNumber anns = SafetyNumber.of(ANN, List.of(FIRST), BEN, List.of(SECOND));
        SafetyNumber bens = SafetyNumber.of(BEN, List.of(SECOND), ANN, List.of(FIRST));
        assertEquals(anns.words(), bens.words());
        assertEquals(anns.digits(), bens.digits());
        assertEquals(SafetyNumber.Scan.SAME, anns.scan(bens.code()));

        SafetyNumber other = SafetyNumber.of(BEN, List.of(FIRST), ANN, List.of(FIRST));
        assertNotEquals(anns.words(), other.words());
        assertEquals(SafetyNumber.Scan.DIFFERENT, anns.scan(other.code()));
        assertEquals(SafetyNumber.Scan.NOT_A_CODE, anns.scan("kakehashi-verify:1:???.???"));
    }

    @Test
    void theWordListIsThatOf1995() {
        assertEquals(
                "topmost Istanbul Pluto vagabond treadmill Pacific brackish dictator goldfish Medusa afflict bravado"
                        + " chatter revolver Dupont midsummer stopwatch whimsical cowbell bottomless",
                String.join(" ", PgpWords.of(HexFormat.of().parseHex("e58294f2e9a227486e8b061b31cc528fd7fa3f19"))));
        byte[] all = new byte[512];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) (i / 2);
        }
        assertEquals(512, PgpWords.of(all).stream().distinct().count());
    }
}
