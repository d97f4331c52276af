package org.kakehashi.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VaultTest {

    @TempDir
    Path directory;

    @Test
    void keepsWhatWasWritten() throws Exception {
        assertFalse(Vaults.folder(directory).exists());
        assertInstanceOf(UnlockResult.Absent.class, Vaults.folder(directory).unlock(Vaults.password()));
        try (Vault vault = Vaults.create(directory)) {
            Vaults.add(vault, "first");
        }
        assertTrue(Vaults.folder(directory).exists());
        try (Vault vault = Vaults.unlock(directory)) {
            Vaults.add(vault, "  second ");
            assertEquals(List.of("first", "second"), Vaults.notes(vault));
            assertEquals(KdfParameters.FLOOR, vault.kdf());
        }
        assertThrows(
                FileAlreadyExistsException.class,
                () -> Vaults.folder(directory).create(Vaults.password(), KdfParameters.FLOOR));
    }

    @Test
    void takesPasswordsOfEveryScriptInEitherForm() throws Exception {
        char[] composed = "p\u00e4ssw\u00f6rt \u304c \ud83d\udd11 \u00c5".toCharArray();
        char[] decomposed = "pa\u0308sswo\u0308rt \u304b\u3099 \ud83d\udd11 A\u030a".toCharArray();
        Vaults.folder(directory).create(composed, KdfParameters.FLOOR).close();
        UnlockResult result = Vaults.folder(directory).unlock(decomposed);
        assertInstanceOf(UnlockResult.Unlocked.class, result);
        ((UnlockResult.Unlocked) result).vault().close();
    }

    @Test
    void refusesAnEmptyPassword() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Vaults.folder(directory).create(new char[0], KdfParameters.FLOOR));
    }

    @Test
    void rollsBackWhatThrows() throws Exception {
        try (Vault vault = Vaults.create(directory)) {
            Vaults.add(vault, "kept");
            assertThrows(
                    IllegalStateException.class,
                    () -> vault.database().change(connection -> {
                        try (Statement statement = connection.createStatement()) {
                            statement.executeUpdate("INSERT INTO note (text) VALUES ('lost')");
                        }
                        throw new IllegalStateException("on purpose");
                    }));
            assertThrows(
                    DatabaseException.class,
                    () -> vault.database().change(connection -> {
                        try (Statement statement = connection.createStatement()) {
                            statement.executeUpdate("INSERT INTO note (text) VALUES ('lost too')");
                            statement.executeUpdate("INSERT INTO tag (note, word) VALUES (999, 'no such note')");
                        }
                    }));
            assertEquals(List.of("kept"), Vaults.notes(vault));
        }
    }

    @Test
    void readsCannotWriteAndDoNotWaitForTheWriter() throws Exception {
        try (Vault vault = Vaults.create(directory)) {
            Vaults.add(vault, "before");
            assertThrows(
                    DatabaseException.class,
                    () -> vault.database().read(connection -> {
                        try (Statement statement = connection.createStatement()) {
                            return statement.executeUpdate("INSERT INTO note (text) VALUES ('no')");
                        }
                    }));
            CountDownLatch written = new CountDownLatch(1);
            CountDownLatch read = new CountDownLatch(1);
            Thread writer = Thread.ofVirtual()
                    .start(() -> vault.database().change(connection -> {
                        try (Statement statement = connection.createStatement()) {
                            statement.executeUpdate("INSERT INTO note (text) VALUES ('during')");
                        }
                        written.countDown();
                        await(read);
                    }));
            written.await();
            assertEquals(List.of("before"), Vaults.notes(vault));
            read.countDown();
            writer.join();
            assertEquals(List.of("before", "during"), Vaults.notes(vault));
        }
    }

    @Test
    void readsSeeOneMoment() throws Exception {
        try (Vault vault = Vaults.create(directory)) {
            Vaults.add(vault, "one");
            List<Integer> counts = vault.database().read(connection -> {
                int before = count(connection.createStatement());
                Vaults.add(vault, "two");
                return List.of(before, count(connection.createStatement()));
            });
            assertEquals(List.of(1, 1), counts);
            assertEquals(2, Vaults.notes(vault).size());
        }
    }

    private static int count(Statement statement) throws SQLException {
        try (statement;
                var rows = statement.executeQuery("SELECT count(*) FROM note")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void refusesAWriteInsideAWrite() throws Exception {
        try (Vault vault = Vaults.create(directory)) {
            assertThrows(
                    IllegalStateException.class,
                    () -> vault.database().change(connection -> Vaults.add(vault, "inner")));
            assertEquals(List.of(), Vaults.notes(vault));
        }
    }

    @Test
    void manyThreadsReadAndWrite() throws Exception {
        try (Vault vault = Vaults.create(directory)) {
            AtomicInteger seen = new AtomicInteger();
            List<Thread> threads = java.util.stream.IntStream.range(0, 16)
                    .mapToObj(i -> Thread.ofVirtual().start(() -> {
                        Vaults.add(vault, "note " + i);
                        seen.addAndGet(Vaults.notes(vault).isEmpty() ? 0 : 1);
                    }))
                    .toList();
            for (Thread thread : threads) {
                thread.join();
            }
            assertEquals(16, seen.get());
            assertEquals(16, Vaults.notes(vault).size());
        }
    }

    @Test
    void lockingEndsEverything() throws Exception {
        Vault vault = Vaults.create(directory);
        byte[] sealed = vault.secrets().seal("seed/1", new byte[] {1, 2, 3});
        AtomicInteger hooks = new AtomicInteger();
        AutoCloseable taken = vault.onLock(() -> hooks.addAndGet(100));
        vault.onLock(() -> hooks.addAndGet(vault.secrets().<Integer>open("seed/1", sealed, secret -> secret.length)));
        taken.close();
        vault.close();
        vault.close();
        assertEquals(3, hooks.get(), "the hook still had the keys, the removed one did not run, all only once");
        assertTrue(vault.locked());
        assertThrows(VaultLockedException.class, () -> Vaults.notes(vault));
        assertThrows(VaultLockedException.class, () -> Vaults.add(vault, "late"));
        assertThrows(VaultLockedException.class, () -> vault.secrets().seal("seed/1", new byte[1]));
        assertThrows(VaultLockedException.class, () -> vault.secrets().open("seed/1", sealed, secret -> 0));
        assertThrows(VaultLockedException.class, () -> vault.checkPassword(Vaults.password()));
        assertFalse(Files.exists(directory.resolve("kakehashi.db-wal")), "the log is written back");
    }

    @Test
    void lockingCutsOffWorkThatDoesNotEnd() throws Exception {
        Vault vault = Vaults.create(directory);
        CountDownLatch running = new CountDownLatch(1);
        AtomicInteger refused = new AtomicInteger();
        Thread endless = Thread.ofVirtual().start(() -> {
            try {
                vault.database().read(connection -> {
                    running.countDown();
                    try (Statement statement = connection.createStatement()) {
                        return statement.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                                + " SELECT count(*) FROM n");
                    }
                });
            } catch (VaultLockedException e) {
                refused.incrementAndGet();
            }
        });
        running.await();
        vault.close();
        endless.join();
        assertEquals(1, refused.get());
    }

    @Test
    void sealsSecretsForOnePlace() throws Exception {
        byte[] secret = "abandon abandon about".getBytes(StandardCharsets.US_ASCII);
        byte[] sealed;
        try (Vault vault = Vaults.create(directory)) {
            sealed = vault.secrets().seal("seed/1", secret);
            assertEquals(secret.length + 29, sealed.length);
            assertFalse(
                    java.util.Arrays.equals(sealed, vault.secrets().seal("seed/1", secret)), "never twice the same");
        }
        try (Vault vault = Vaults.unlock(directory)) {
            byte[][] kept = new byte[1][];
            byte[] copy = vault.secrets().open("seed/1", sealed, open -> {
                kept[0] = open;
                return open.clone();
            });
            assertArrayEquals(secret, copy);
            assertArrayEquals(new byte[secret.length], kept[0], "wiped after use");
            assertThrows(DamagedSecretException.class, () -> vault.secrets().open("seed/2", sealed, open -> 0));
            for (int i = 0; i < sealed.length * 8; i++) {
                byte[] flipped = sealed.clone();
                flipped[i / 8] ^= (byte) (1 << (i % 8));
                assertThrows(DamagedSecretException.class, () -> vault.secrets().open("seed/1", flipped, open -> 0));
            }
            assertThrows(DamagedSecretException.class, () -> vault.secrets().open("seed/1", new byte[5], open -> 0));
        }
        Path other = directory.resolve("other");
        try (Vault vault = Vaults.create(other)) {
            assertThrows(DamagedSecretException.class, () -> vault.secrets().open("seed/1", sealed, open -> 0));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
