package org.kakehashi.wallet.seed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kakehashi.vault.Progress;

class Slip39Test {

    private static final char[] NONE = new char[0];
    private final SecureRandom random = new SecureRandom();

    @Test
    void twoOfThreeInAnyPair() throws InterruptedException {
        for (int length : new int[] {16, 20, 24, 28, 32, 64}) {
            byte[] secret = secret(length);
            List<Slip39Share> shares = split(secret, NONE, new Slip39.Plan(1, groups(2, 3), 0, true))
                    .getFirst();
            for (int a = 0; a < 3; a++) {
                for (int b = 0; b < 3; b++) {
                    if (a != b) {
                        assertSecret(secret, reread(List.of(shares.get(a), shares.get(b))), NONE);
                    }
                }
            }
            assertSecret(secret, shares, NONE);
        }
    }

    @Test
    void groupsMixed() throws InterruptedException {
        byte[] secret = secret(32);
        char[] passphrase = "long and plain".toCharArray();
        Slip39.Plan plan = new Slip39.Plan(
                2, List.of(new Slip39.Group(1, 1), new Slip39.Group(3, 5), new Slip39.Group(2, 16)), 0, false);
        List<List<Slip39Share>> groups = split(secret, passphrase, plan);
        List<Slip39Share> chosen = new ArrayList<>(groups.get(1).subList(2, 5));
        assertEquals(
                new Slip39.NotEnough(2, List.of(new Slip39.GroupState(1, 3, 3))),
                Slip39.join(chosen, passphrase, Progress.NONE));
        chosen.add(groups.get(2).get(15));
        assertEquals(
                new Slip39.NotEnough(2, List.of(new Slip39.GroupState(1, 3, 3), new Slip39.GroupState(2, 1, 2))),
                Slip39.join(chosen, passphrase, Progress.NONE));
        chosen.add(groups.get(2).get(7));
        assertSecret(secret, reread(chosen), passphrase);
    }

    @Test
    void wrongPassphraseGivesAnotherSecret() throws InterruptedException {
        byte[] secret = secret(16);
        List<Slip39Share> shares = split(secret, "one".toCharArray(), new Slip39.Plan(1, groups(2, 2), 0, true))
                .getFirst();
        Slip39.Joined other = Slip39.join(shares, "two".toCharArray(), Progress.NONE);
        byte[] bytes = assertInstanceOf(Slip39.Secret.class, other).bytes();
        assertEquals(16, bytes.length);
        assertTrue(!java.util.Arrays.equals(secret, bytes));
    }

    @Test
    void strangersAndContradictionsAreNamed() throws InterruptedException {
        Slip39.Plan plan = new Slip39.Plan(1, groups(2, 3), 0, true);
        List<Slip39Share> ours = split(secret(16), NONE, plan).getFirst();
        List<Slip39Share> theirs = split(secret(32), NONE, plan).getFirst();
        assertEquals(new Slip39.Stranger(1), Slip39.join(List.of(ours.get(0), theirs.get(1)), NONE, Progress.NONE));
        Slip39Share forged =
                new Slip39Share(ours.get(0).header(), ours.get(1).value().clone());
        assertEquals(new Slip39.Contradiction(1), Slip39.join(List.of(ours.get(0), forged), NONE, Progress.NONE));
        Slip39Share misplaced = new Slip39Share(ours.get(1).header(), new byte[16]);
        assertInstanceOf(Slip39.Inconsistent.class, Slip39.join(List.of(ours.get(0), misplaced), NONE, Progress.NONE));
        Slip39Share surplus = new Slip39Share(ours.get(2).header(), new byte[16]);
        assertInstanceOf(
                Slip39.Inconsistent.class,
                Slip39.join(List.of(ours.get(0), ours.get(1), surplus), NONE, Progress.NONE));
    }

    @Test
    void sameShareTwiceCountsOnce() throws InterruptedException {
        List<Slip39Share> shares = split(secret(16), NONE, new Slip39.Plan(1, groups(2, 3), 0, true))
                .getFirst();
        assertEquals(
                new Slip39.NotEnough(1, List.of(new Slip39.GroupState(0, 1, 2))),
                Slip39.join(List.of(shares.get(0), shares.get(0)), NONE, Progress.NONE));
    }

    @Test
    void badInput() throws InterruptedException {
        assertInstanceOf(
                Slip39.UnusablePassphrase.class, Slip39.join(List.of(), "pässword".toCharArray(), Progress.NONE));
        assertInstanceOf(Slip39.NotEnough.class, Slip39.join(List.of(), NONE, Progress.NONE));
        assertThrows(IllegalArgumentException.class, () -> split(new byte[15], NONE, Slip39.Plan.simple(2, 3)));
        assertThrows(IllegalArgumentException.class, () -> split(new byte[17], NONE, Slip39.Plan.simple(2, 3)));
        assertThrows(IllegalArgumentException.class, () -> new Slip39.Group(1, 2));
        assertThrows(IllegalArgumentException.class, () -> new Slip39.Group(3, 2));
        assertThrows(IllegalArgumentException.class, () -> new Slip39.Group(2, 17));
        assertThrows(IllegalArgumentException.class, () -> new Slip39.Plan(2, groups(2, 3), 0, true));
    }

    @Test
    void costlySharesAreRefusedAtOnce() throws InterruptedException {
        Slip39Share.Header header = new Slip39Share.Header(7, true, 15, 0, 1, 1, 0, 1);
        Slip39Share share = new Slip39Share(header, new byte[16]);
        assertInstanceOf(Slip39.TooCostly.class, Slip39.join(List.of(share), NONE, Progress.NONE));
    }

    @Test
    void slipsInWordsAreNamed() throws InterruptedException {
        Slip39Share share = split(secret(16), NONE, new Slip39.Plan(1, groups(1, 1), 0, true))
                .getFirst()
                .getFirst();
        String words = new String(share.words());
        String[] parts = words.split(" ");
        assertEquals(20, parts.length);
        String spaced = "  " + words.toUpperCase(java.util.Locale.ROOT).replace(" ", "\n\t ") + " ";
        assertInstanceOf(Slip39Share.Valid.class, Slip39Share.read(spaced));
        String typo = words.replaceFirst("^" + parts[0], parts[0] + "x");
        Slip39Share.UnknownWords unknown = assertInstanceOf(Slip39Share.UnknownWords.class, Slip39Share.read(typo));
        assertEquals(0, unknown.words().getFirst().index());
        assertTrue(Slip39Share.suggestions(unknown.words().getFirst().word()).contains(parts[0]));
        String swapped = words.replaceFirst(parts[18] + " " + parts[19] + "$", parts[19] + " " + parts[18]);
        if (!swapped.equals(words)) {
            assertInstanceOf(Slip39Share.BadChecksum.class, Slip39Share.read(swapped));
        }
        assertEquals(new Slip39Share.WrongCount(19), Slip39Share.read(words.substring(0, words.lastIndexOf(' '))));
        assertEquals(new Slip39Share.WrongCount(0), Slip39Share.read(""));
        assertTrue(!share.toString().contains(parts[8]));
        assertEquals(List.of("academic", "acid", "acne"), Slip39Share.completions("AC", 3));
    }

    private List<List<Slip39Share>> split(byte[] secret, char[] passphrase, Slip39.Plan plan)
            throws InterruptedException {
        return Slip39.split(secret, passphrase, plan, random, Progress.NONE);
    }

    private byte[] secret(int length) {
        byte[] secret = new byte[length];
        random.nextBytes(secret);
        return secret;
    }

    private static List<Slip39.Group> groups(int threshold, int count) {
        return List.of(new Slip39.Group(threshold, count));
    }

    private static List<Slip39Share> reread(List<Slip39Share> shares) {
        return shares.stream()
                .map(share -> assertInstanceOf(Slip39Share.Valid.class, Slip39Share.read(new String(share.words())))
                        .share())
                .toList();
    }

    private static void assertSecret(byte[] expected, List<Slip39Share> shares, char[] passphrase)
            throws InterruptedException {
        Slip39.Joined joined = Slip39.join(shares, passphrase, Progress.NONE);
        assertArrayEquals(
                expected, assertInstanceOf(Slip39.Secret.class, joined).bytes());
    }
}
