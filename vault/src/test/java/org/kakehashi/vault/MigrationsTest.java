package org.kakehashi.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbered SQL files, from folders and from jars. */
final class MigrationsTest {

    private static final String ONE = "CREATE TABLE stamp (id INTEGER PRIMARY KEY, colour TEXT); -- one; two\n";
    private static final String TWO =
            "INSERT INTO stamp (colour) VALUES ('blue'); INSERT INTO stamp VALUES (7, 'red');";

    @TempDir
    Path directory;

    private int jars;

    /** Copied into jars with other migrations beside it. */
    static final class Anchor {}

    /** A module in a jar of its own that holds these files. */
    private Migrations module(Map<String, String> files) throws Exception {
        Path jar = directory.resolve("module" + jars++ + ".jar");
        String name = Anchor.class.getName();
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                InputStream self = Anchor.class.getResourceAsStream("MigrationsTest$Anchor.class")) {
            assertTrue(self != null);
            entry(entries, name.replace('.', '/') + ".class", self == null ? new byte[0] : self.readAllBytes());
            for (Map.Entry<String, String> file : files.entrySet()) {
                entry(
                        entries,
                        "org/kakehashi/vault/migrations/" + file.getKey(),
                        file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null);
        return new Migrations("stamps", loader.loadClass(name));
    }

    private static void entry(JarOutputStream jar, String name, byte[] content) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(content);
        jar.closeEntry();
    }

    private static Map<String, String> files(String... namesAndTexts) {
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            files.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return files;
    }

    private VaultFolder folder(Migrations... modules) {
        List<Migrations> all = new ArrayList<>(Vaults.MODULES);
        all.addAll(List.of(modules));
        return new VaultFolder(directory.resolve("vault"), all, InstantSource.system(), () -> {});
    }

    private static List<String> column(Vault vault, String sql) {
        return vault.database().read(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                List<String> values = new ArrayList<>();
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
                return values;
            }
        });
    }

    @Test
    void runsWhatIsOutstandingInOrder() throws Exception {
        Migrations first = module(files("0001-stamps.sql", ONE));
        Migrations both = module(files("0002-colours.sql", TWO, "0001-stamps.sql", ONE));
        folder(first).create(Vaults.password(), KdfParameters.FLOOR).close();
        UnlockResult result = folder(both).unlock(Vaults.password());
        try (Vault vault = assertInstanceOf(UnlockResult.Unlocked.class, result).vault()) {
            assertEquals(List.of("blue", "red"), column(vault, "SELECT colour FROM stamp ORDER BY id"));
            assertEquals(
                    List.of("notes 1 notes", "notes 2 tags", "stamps 1 stamps", "stamps 2 colours"),
                    column(vault, "SELECT module || ' ' || number || ' ' || title FROM vault_migration ORDER BY 1"));
        }
        try (Vault vault = ((UnlockResult.Unlocked) folder(both).unlock(Vaults.password())).vault()) {
            assertEquals(2, column(vault, "SELECT id FROM stamp").size(), "and only once");
        }
        assertEquals(new UnlockResult.NewerSchema("stamps", 2, 1), folder(first).unlock(Vaults.password()));
    }

    @Test
    void whatFailsChangesNothing() throws Exception {
        folder(module(files("0001-stamps.sql", ONE)))
                .create(Vaults.password(), KdfParameters.FLOOR)
                .close();
        Migrations broken =
                module(files("0001-stamps.sql", ONE, "0002-broken.sql", TWO + " INSERT INTO nowhere VALUES (1);"));
        assertThrows(DatabaseException.class, () -> folder(broken).unlock(Vaults.password()));
        Migrations orphan = module(files(
                "0001-stamps.sql", ONE, "0002-orphan.sql", "INSERT INTO tag (note, word) VALUES (4711, 'nobody');"));
        assertThrows(DatabaseException.class, () -> folder(orphan).unlock(Vaults.password()), "a broken foreign key");
        UnlockResult result = folder(module(files("0001-stamps.sql", ONE))).unlock(Vaults.password());
        try (Vault vault = assertInstanceOf(UnlockResult.Unlocked.class, result).vault()) {
            assertEquals(List.of(), column(vault, "SELECT colour FROM stamp"));
            assertEquals(List.of(), column(vault, "SELECT word FROM tag"));
        }
    }

    @Test
    void aFailedCreationLeavesNoVault() throws Exception {
        VaultFolder broken = folder(module(files("0001-broken.sql", "CREATE TABLE (")));
        assertThrows(DatabaseException.class, () -> broken.create(Vaults.password(), KdfParameters.FLOOR));
        assertInstanceOf(UnlockResult.Absent.class, broken.unlock(Vaults.password()));
        folder().create(Vaults.password(), KdfParameters.FLOOR).close();
    }

    @Test
    void defectsOfTheFilesAreFoundAtOnce() throws Exception {
        folder(module(files("0001-stamps.sql", ONE)))
                .create(Vaults.password(), KdfParameters.FLOOR)
                .close();
        for (Map<String, String> files : List.of(
                files("0001-stamps.sql", ONE + " "),
                files("0001-stamps.sql", ONE, "0003-gap.sql", TWO),
                files("0001-stamps.sql", ONE, "0001-twice.sql", TWO),
                files("0001-stamps.sql", ONE, "notes.txt", ""),
                files("0001-stamps.sql", ONE, "0002-commit.sql", TWO + "COMMIT;"),
                files("0001-stamps.sql", ONE, "0002-pragma.sql", "PRAGMA foreign_keys = OFF;"))) {
            Migrations module = module(files);
            assertThrows(IllegalStateException.class, () -> folder(module).unlock(Vaults.password()), files.toString());
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> new VaultFolder(directory, List.of(Vaults.MODULES.get(0), Vaults.MODULES.get(0))));
        assertThrows(IllegalArgumentException.class, () -> new Migrations("Wrong Name", Anchor.class));
    }
}
