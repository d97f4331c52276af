package org.kakehashi.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PasswordTest {

    private static final char[] WRONG = "wrong".toCharArray();
    private static final char[] NEXT = "the next password".toCharArray();

    @TempDir
    Path directory;

    /** A clock that the test sets. */
    private static final class Clock implements InstantSource {
        private Instant now = Instant.parse("2026-11-25T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        void advance(Duration duration) {
            now = now.plus(duration);
        }
    }

    private final Clock clock = new Clock();

    /** A folder made anew for every attempt, as after a restart. */
    private UnlockResult unlock(char[] password) throws Exception {
        return Vaults.folder(directory, clock).unlock(password);
    }

    private Duration wrong(int attempt) throws Exception {
        UnlockResult.WrongPassword result = assertInstanceOf(UnlockResult.WrongPassword.class, unlock(WRONG));
        assertEquals(attempt, result.attempts());
        return result.delay();
    }

    @Test
    void theDelayGrowsSurvivesRestartsAndIsCapped() throws Exception {
        Vaults.create(directory).close();
        assertEquals(Duration.ZERO, wrong(1));
        assertEquals(Duration.ZERO, wrong(2));
        assertEquals(Duration.ofSeconds(5), wrong(3));
        assertEquals(new UnlockResult.TooSoon(Duration.ofSeconds(5)), unlock(WRONG));
        assertEquals(
                new UnlockResult.TooSoon(Duration.ofSeconds(5)), unlock(Vaults.password()), "not even the right one");
        clock.advance(Duration.ofSeconds(5));
        assertEquals(Duration.ofSeconds(15), wrong(4));
        clock.advance(Duration.ofSeconds(14));
        assertEquals(new UnlockResult.TooSoon(Duration.ofSeconds(1)), unlock(WRONG));
        assertEquals(Duration.ofSeconds(1), Vaults.folder(directory, clock).delay());
        clock.advance(Duration.ofSeconds(1));
        assertEquals(Duration.ofSeconds(30), wrong(5));
        clock.advance(Duration.ofSeconds(30));
        assertEquals(Duration.ofSeconds(60), wrong(6));
        assertEquals(Duration.ofMinutes(15), Attempts.after(100), "capped");
        clock.advance(Duration.ofSeconds(60));
        ((UnlockResult.Unlocked) unlock(Vaults.password())).vault().close();
        assertEquals(Duration.ZERO, wrong(1), "the right one begins the count anew");
    }

    @Test
    void aClockSetBackLocksNobodyOutForEver() throws Exception {
        Vaults.create(directory).close();
        for (int i = 1; i <= 5; i++) {
            clock.advance(wrong(i));
        }
        clock.advance(Duration.ofSeconds(-10));
        clock.advance(Duration.ofDays(-3650));
        assertEquals(new UnlockResult.TooSoon(Duration.ofSeconds(30)), unlock(Vaults.password()));
        clock.advance(Duration.ofSeconds(30));
        ((UnlockResult.Unlocked) unlock(Vaults.password())).vault().close();
    }

    @Test
    void anAttemptCutShortCounts() throws Exception {
        Vaults.create(directory).close();
        Attempts attempts = new Attempts(directory, clock);
        for (int i = 1; i <= 5; i++) {
            assertEquals(i, attempts.begin());
        }
        assertEquals(new UnlockResult.TooSoon(Duration.ofSeconds(30)), unlock(Vaults.password()));
    }

    @Test
    void anUnreadableCountIsTakenForFive() throws Exception {
        Vaults.create(directory).close();
        Files.writeString(directory.resolve("attempts"), "many, lately");
        assertEquals(new UnlockResult.TooSoon(Duration.ofSeconds(30)), unlock(Vaults.password()));
        clock.advance(Duration.ofSeconds(30));
        ((UnlockResult.Unlocked) unlock(Vaults.password())).vault().close();
    }

    @Test
    void theOpenVaultAsksByTheSameRules() throws Exception {
        try (Vault vault = Vaults.folder(directory, clock).create(Vaults.password(), KdfParameters.FLOOR)) {
            assertInstanceOf(PasswordResult.Correct.class, vault.checkPassword(Vaults.password()));
            assertEquals(new PasswordResult.Wrong(1, Duration.ZERO), vault.checkPassword(WRONG));
            assertEquals(
                    new PasswordResult.Wrong(2, Duration.ZERO), vault.changePassword(WRONG, NEXT, KdfParameters.FLOOR));
            assertEquals(new PasswordResult.Wrong(3, Duration.ofSeconds(5)), vault.checkPassword(WRONG));
            assertEquals(new PasswordResult.TooSoon(Duration.ofSeconds(5)), vault.checkPassword(Vaults.password()));
            clock.advance(Duration.ofSeconds(5));
            assertInstanceOf(PasswordResult.Correct.class, vault.checkPassword(Vaults.password()));
        }
    }

    @Test
    void changesThePasswordAndItsCost() throws Exception {
        KdfParameters dearer = new KdfParameters(20 * 1024, 3, 2);
        byte[] before;
        try (Vault vault = Vaults.create(directory)) {
            Vaults.add(vault, "kept");
            before = Files.readAllBytes(directory.resolve("vault.json"));
            assertInstanceOf(PasswordResult.Correct.class, vault.changePassword(Vaults.password(), NEXT, dearer));
            assertEquals(dearer, vault.kdf());
            assertInstanceOf(PasswordResult.Wrong.class, vault.checkPassword(Vaults.password()));
            assertInstanceOf(PasswordResult.Correct.class, vault.checkPassword(NEXT));
            assertThrows(
                    IllegalArgumentException.class, () -> vault.changePassword(NEXT, new char[0], KdfParameters.FLOOR));
        }
        assertInstanceOf(UnlockResult.WrongPassword.class, unlock(Vaults.password()));
        try (Vault vault = ((UnlockResult.Unlocked) unlock(NEXT)).vault()) {
            assertEquals(List.of("kept"), Vaults.notes(vault));
        }
        assertEquals(
                -1,
                Files.mismatch(directory.resolve("vault.json"), directory.resolve("vault.json.kept")),
                "no copy under the old password stays");
        assertFalse(java.util.Arrays.equals(before, Files.readAllBytes(directory.resolve("vault.json"))));
    }

    @Test
    void everyStateThatACrashOfAChangeCanLeaveOpens() throws Exception {
        byte[] old;
        byte[] changed;
        Path file = directory.resolve("vault.json");
        Path kept = directory.resolve("vault.json.kept");
        try (Vault vault = Vaults.create(directory)) {
            old = Files.readAllBytes(file);
            vault.changePassword(Vaults.password(), NEXT, KdfParameters.FLOOR);
            changed = Files.readAllBytes(file);
        }
        Files.write(file, old);
        Files.write(kept, old);
        Files.write(directory.resolve("vault.json.new"), java.util.Arrays.copyOf(changed, 100));
        Vaults.unlock(directory).close();
        Files.write(file, changed);
        Files.write(kept, old);
        ((UnlockResult.Unlocked) unlock(NEXT)).vault().close();
        assertEquals(-1, Files.mismatch(file, kept), "the copy caught up");
    }

    @Test
    void aDamagedHeaderIsMendedFromTheKeptCopyOnlyOnDemand() throws Exception {
        Vaults.create(directory).close();
        Path file = directory.resolve("vault.json");
        assertFalse(Vaults.folder(directory).repairHeader(), "no need");
        Files.writeString(file, "{}");
        assertInstanceOf(UnlockResult.Damaged.class, unlock(Vaults.password()));
        assertTrue(Vaults.folder(directory).repairHeader());
        Vaults.unlock(directory).close();
        Files.delete(file);
        assertInstanceOf(UnlockResult.Damaged.class, unlock(Vaults.password()));
        assertTrue(Vaults.folder(directory).exists());
        assertTrue(Vaults.folder(directory).repairHeader());
        Vaults.unlock(directory).close();
        Files.writeString(file, "{}");
        Files.writeString(directory.resolve("vault.json.kept"), "{}");
        assertFalse(Vaults.folder(directory).repairHeader(), "no good copy");
    }

    @Test
    void killedWhileChangingThePasswordOneOfTheTwoOpens() throws Exception {
        Vaults.create(directory).close();
        List<String> which = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Process child = Child.start(Crash.QUICK, "passwords", directory);
            assertEquals("ready", child.inputReader().readLine());
            Thread.sleep(100 + i * 61L);
            child.destroyForcibly().waitFor();
            Files.deleteIfExists(directory.resolve("attempts"));
            UnlockResult result = unlock(Vaults.password());
            if (result instanceof UnlockResult.Unlocked(Vault vault)) {
                vault.close();
                which.add("first");
            } else {
                try (Vault vault = ((UnlockResult.Unlocked) unlock("another one".toCharArray())).vault()) {
                    vault.changePassword("another one".toCharArray(), Vaults.password(), KdfParameters.FLOOR);
                    which.add("second");
                }
            }
        }
        assertEquals(8, which.size());
    }
}
