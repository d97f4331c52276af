package org.kakehashi.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BackupsTest {

    private static final char[] BACKUP_PASSWORD = "kept in a drawer".toCharArray();
    private static final KdfParameters COST = KdfParameters.FLOOR;

    @TempDir
    Path directory;

    private Vault vault;
    private Path backup;
    private byte[] sealed = new byte[0];

    @BeforeEach
    void fill() throws Exception {
        vault = Vaults.create(directory.resolve("vault"));
        for (int i = 0; i < 100; i++) {
            Vaults.add(vault, "note " + i + " " + "y".repeat(3000));
        }
        sealed = vault.secrets().seal("seed/1", new byte[] {1, 2, 3});
        backup = directory.resolve("backup.kakehashi");
    }

    @AfterEach
    void close() {
        vault.close();
    }

    @Test
    void aBackupRestoresEverythingUnderItsOwnPassword() throws Exception {
        List<Long> steps = new ArrayList<>();
        BackupFile made = vault.backup(backup, BACKUP_PASSWORD, COST, (done, total) -> steps.add(total - done));
        assertEquals(Files.size(backup), made.bytes());
        assertEquals(0, steps.getLast());
        assertTrue(steps.size() > 3, "progress is told: " + steps);
        assertThrows(
                FileAlreadyExistsException.class, () -> vault.backup(backup, BACKUP_PASSWORD, COST, Progress.NONE));

        VaultFolder other = Vaults.folder(directory.resolve("other/place"));
        assertEquals(new RestoreResult.WrongPassword(), other.restore(backup, Vaults.password(), Progress.NONE));
        assertFalse(Files.exists(directory.resolve("other/place")));
        assertEquals(new RestoreResult.Restored(made.made()), other.restore(backup, BACKUP_PASSWORD, Progress.NONE));
        assertEquals(new RestoreResult.FolderNotEmpty(), other.restore(backup, BACKUP_PASSWORD, Progress.NONE));
        try (Vault restored = ((UnlockResult.Unlocked) other.unlock(BACKUP_PASSWORD)).vault()) {
            assertEquals(Vaults.notes(vault), Vaults.notes(restored));
            assertArrayEquals(new byte[] {1, 2, 3}, restored.secrets().<byte[]>open("seed/1", sealed, byte[]::clone));
        }
    }

    @Test
    void aTestComparesWithTheLiveVaultAndTouchesNothing() throws Exception {
        vault.backup(backup, BACKUP_PASSWORD, COST, Progress.NONE);
        byte[] before = Files.readAllBytes(directory.resolve("vault/kakehashi.db"));
        BackupTest.Same same =
                assertInstanceOf(BackupTest.Same.class, vault.testBackup(backup, BACKUP_PASSWORD, Progress.NONE));
        assertEquals(4, same.tables());
        assertEquals(103, same.rows(), "notes, identity, two migrations");
        assertInstanceOf(BackupTest.WrongPassword.class, vault.testBackup(backup, Vaults.password(), Progress.NONE));
        vault.database().change(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("UPDATE note SET text = 'changed' WHERE id = 50");
                statement.executeUpdate("INSERT INTO tag (note, word) VALUES (50, 'new')");
            }
        });
        BackupTest.Differs differs =
                assertInstanceOf(BackupTest.Differs.class, vault.testBackup(backup, BACKUP_PASSWORD, Progress.NONE));
        assertEquals(
                List.of(new BackupTest.Difference("note", 100, 100), new BackupTest.Difference("tag", 0, 1)),
                differs.differences());
        assertArrayEquals(before, Files.readAllBytes(directory.resolve("vault/kakehashi.db")));
        assertEquals(
                List.of(),
                Disk.list(directory.resolve("vault")).stream()
                        .filter(file -> file.getFileName().toString().startsWith("scratch"))
                        .toList());
        Path otherBackup = directory.resolve("other.kakehashi");
        try (Vault other = Vaults.create(directory.resolve("other"))) {
            other.backup(otherBackup, BACKUP_PASSWORD, COST, Progress.NONE);
        }
        assertInstanceOf(BackupTest.OtherVault.class, vault.testBackup(otherBackup, BACKUP_PASSWORD, Progress.NONE));
    }

    @Test
    void writesGoOnWhileABackupIsMadeAndAreNotInIt() throws Exception {
        List<String> before = Vaults.notes(vault);
        vault.backup(backup, BACKUP_PASSWORD, COST, (done, total) -> Vaults.add(vault, "meanwhile"));
        assertTrue(Vaults.notes(vault).size() > before.size());
        VaultFolder other = Vaults.folder(directory.resolve("other"));
        other.restore(backup, BACKUP_PASSWORD, Progress.NONE);
        try (Vault restored = ((UnlockResult.Unlocked) other.unlock(BACKUP_PASSWORD)).vault()) {
            assertEquals(before, Vaults.notes(restored));
        }
    }

    @Test
    void interruptionCancelsAndLeavesNothing() throws Exception {
        Progress interrupting = (done, total) -> Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> vault.backup(backup, BACKUP_PASSWORD, COST, interrupting));
        assertEquals(List.of(directory.resolve("vault")), Disk.list(directory));
        vault.backup(backup, BACKUP_PASSWORD, COST, Progress.NONE);
        assertThrows(InterruptedException.class, () -> vault.testBackup(backup, BACKUP_PASSWORD, interrupting));
        VaultFolder other = Vaults.folder(directory.resolve("other"));
        assertThrows(InterruptedException.class, () -> other.restore(backup, BACKUP_PASSWORD, interrupting));
        assertFalse(Files.exists(directory.resolve("other")));
        assertEquals(100, Vaults.notes(vault).size());
    }

    @Test
    void lockingCutsABackupOff() throws Exception {
        assertThrows(
                VaultLockedException.class,
                () -> vault.backup(backup, BACKUP_PASSWORD, COST, (done, total) -> vault.close()));
        assertFalse(Files.exists(backup));
        try (Vault again = Vaults.unlock(directory.resolve("vault"))) {
            assertEquals(100, Vaults.notes(again).size());
        }
    }

    @Test
    void noDamagedBackupIsAccepted() throws Exception {
        vault.backup(backup, BACKUP_PASSWORD, COST, Progress.NONE);
        byte[] good = Files.readAllBytes(backup);
        Random random = new Random(4);
        List<byte[]> damaged = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            byte[] bad = good.clone();
            bad[BackupHeader.LENGTH + random.nextInt(bad.length - BackupHeader.LENGTH)] ^=
                    (byte) (1 + random.nextInt(255));
            damaged.add(bad);
        }
        int piece = BackupWriter.PIECE + Crypto.TAG;
        damaged.add(Arrays.copyOf(good, good.length - 1));
        damaged.add(Arrays.copyOf(good, BackupHeader.LENGTH + piece));
        damaged.add(Arrays.copyOf(good, good.length + 1));
        damaged.add(Arrays.copyOf(good, 60));
        damaged.add(new byte[0]);
        damaged.add(ByteBuffer.allocate(good.length)
                .put(good, 0, BackupHeader.LENGTH)
                .put(good, BackupHeader.LENGTH + piece, piece)
                .put(good, BackupHeader.LENGTH, piece)
                .put(good, BackupHeader.LENGTH + 2 * piece, good.length - BackupHeader.LENGTH - 2 * piece)
                .array());
        for (byte[] bad : damaged) {
            Path file = Files.write(directory.resolve("bad"), bad);
            assertInstanceOf(BackupTest.Damaged.class, vault.testBackup(file, BACKUP_PASSWORD, Progress.NONE));
            RestoreResult result =
                    Vaults.folder(directory.resolve("other")).restore(file, BACKUP_PASSWORD, Progress.NONE);
            assertInstanceOf(RestoreResult.Damaged.class, result);
            assertFalse(Files.exists(directory.resolve("other")));
        }
    }

    @Test
    void aHostileHeaderIsRefusedAtOnce() throws Exception {
        vault.backup(backup, BACKUP_PASSWORD, COST, Progress.NONE);
        byte[] good = Files.readAllBytes(backup);
        int[][] hostile = {{20, 0x7fffffff}, {20, -1}, {20, 19455}, {24, 21}, {24, 1}, {28, 0}, {28, 17}};
        for (int[] change : hostile) {
            byte[] bad = good.clone();
            ByteBuffer.wrap(bad).putInt(change[0], change[1]);
            Path file = Files.write(directory.resolve("bad"), bad);
            assertInstanceOf(
                    BackupTest.HostileParameters.class, vault.testBackup(file, BACKUP_PASSWORD, Progress.NONE));
            assertInstanceOf(
                    RestoreResult.HostileParameters.class,
                    Vaults.folder(directory.resolve("other")).restore(file, BACKUP_PASSWORD, Progress.NONE));
        }
        byte[] later = good.clone();
        ByteBuffer.wrap(later).putInt(16, 2);
        Path file = Files.write(directory.resolve("bad"), later);
        assertEquals(new BackupTest.NewerFormat(2, 1), vault.testBackup(file, BACKUP_PASSWORD, Progress.NONE));
        for (int i = 36; i < BackupHeader.LENGTH; i += 7) {
            byte[] bad = good.clone();
            bad[i] ^= 1;
            Files.write(file, bad);
            assertInstanceOf(BackupTest.WrongPassword.class, vault.testBackup(file, BACKUP_PASSWORD, Progress.NONE));
        }
    }
}
