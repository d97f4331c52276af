package org.kakehashi.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random single-byte damage to the two files: never accepted in silence. */
final class DamageTest {

    private static final int FLIPS = 1000;

    @TempDir
    Path directory;

    private byte[] master = new byte[0];
    private byte[] id = new byte[0];
    private List<String> notes = List.of();

    @BeforeEach
    void fill() throws Exception {
        try (Vault vault = Vaults.create(directory)) {
            for (int i = 0; i < 300; i++) {
                Vaults.add(vault, "note " + i + " " + "x".repeat(i));
            }
            notes = Vaults.notes(vault);
            int free = vault.database().read(connection -> {
                try (Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery("PRAGMA freelist_count")) {
                    row.next();
                    return row.getInt(1);
                }
            });
            assertEquals(0, free, "every page of the file is in use");
        }
        byte[] json = Files.readAllBytes(directory.resolve("vault.json"));
        VaultHeader header = ((VaultHeader.Reading.Good) VaultHeader.read(json)).header();
        id = header.id();
        byte[] unwrapped = header.unwrap(Vaults.password());
        assertTrue(unwrapped != null);
        master = unwrapped == null ? master : unwrapped;
    }

    @Test
    void noFlippedByteOfTheDatabaseIsAccepted() throws Exception {
        Path file = directory.resolve("kakehashi.db");
        byte[] good = Files.readAllBytes(file);
        Random random = new Random(20261125);
        List<String> accepted = new ArrayList<>();
        for (int i = 0; i < FLIPS; i++) {
            byte[] bad = good.clone();
            // The first page more often: it decides whether the file opens at all.
            int at = random.nextInt(i % 4 == 0 ? 4096 : bad.length);
            bad[at] ^= (byte) (1 + random.nextInt(255));
            Files.write(file, bad);
            if (readsAsBefore(file)) {
                accepted.add("byte " + at);
            }
        }
        assertEquals(List.of(), accepted);
        Files.write(file, good);
        assertTrue(readsAsBefore(file), "and the undamaged file reads");
    }

    /** Everything is read; wrong data fails the test at once. */
    private boolean readsAsBefore(Path file) throws Exception {
        try (VaultKeys keys = VaultKeys.of(master.clone())) {
            Database database = Backups.openWhole(file, keys, id);
            try {
                List<String> read = database.read(connection -> {
                    try (Statement statement = connection.createStatement();
                            ResultSet rows = statement.executeQuery("SELECT text FROM note ORDER BY id")) {
                        List<String> texts = new ArrayList<>();
                        while (rows.next()) {
                            texts.add(rows.getString(1));
                        }
                        return texts;
                    }
                });
                assertEquals(notes, read, "wrong data");
                return true;
            } finally {
                database.close();
            }
        } catch (BackupReader.DamagedBackupException | DatabaseException e) {
            return false;
        }
    }

    @Test
    void noFlippedByteOfTheHeaderIsAccepted() throws Exception {
        byte[] good = Files.readAllBytes(directory.resolve("vault.json"));
        Random random = new Random(31337);
        List<String> accepted = new ArrayList<>();
        for (int i = 0; i < FLIPS; i++) {
            byte[] bad = good.clone();
            int at = random.nextInt(bad.length);
            bad[at] ^= (byte) (1 + random.nextInt(255));
            if (VaultHeader.read(bad) instanceof VaultHeader.Reading.Good) {
                accepted.add("byte " + at);
            }
        }
        assertEquals(List.of(), accepted);
    }

    @Test
    void damageIsNamedAtUnlocking() throws Exception {
        Path header = directory.resolve("vault.json");
        Path database = directory.resolve("kakehashi.db");
        byte[] goodHeader = Files.readAllBytes(header);
        byte[] goodDatabase = Files.readAllBytes(database);
        byte[] bad = goodHeader.clone();
        bad[bad.length / 2] ^= 1;
        Files.write(header, bad);
        assertEquals("vault.json", damaged().file());
        Files.write(header, goodHeader);
        bad = goodDatabase.clone();
        bad[100] ^= 1;
        Files.write(database, bad);
        assertEquals("kakehashi.db", damaged().file());
        Files.write(database, new byte[0]);
        assertEquals("kakehashi.db", damaged().file());
        Files.write(database, java.util.Arrays.copyOf(goodDatabase, 5000));
        assertEquals("kakehashi.db", damaged().file());
        Files.delete(database);
        assertEquals("kakehashi.db", damaged().file());
        Vaults.create(directory.resolve("other")).close();
        Files.copy(directory.resolve("other/kakehashi.db"), database);
        assertEquals("kakehashi.db", damaged().file(), "the database of another vault");
        Files.write(database, goodDatabase);
        Vaults.unlock(directory).close();
    }

    private UnlockResult.Damaged damaged() throws Exception {
        return assertInstanceOf(
                UnlockResult.Damaged.class, Vaults.folder(directory).unlock(Vaults.password()));
    }
}
