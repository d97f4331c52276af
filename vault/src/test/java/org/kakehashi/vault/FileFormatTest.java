package org.kakehashi.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files are what the decision says, read by others than the driver that wrote them, and say nothing in the clear. */
final class FileFormatTest {

    private static final String MARKER = "MARKER-of-a-private-note-6f1d";
    private static final String SECRET = "MARKER-of-a-sealed-seed-93c0";

    @TempDir
    Path directory;

    private int looks;

    static byte[] databaseKey(Path directory) throws IOException {
        byte[] json = Files.readAllBytes(directory.resolve("vault.json"));
        VaultHeader header = assertInstanceOf(VaultHeader.Reading.Good.class, VaultHeader.read(json))
                .header();
        byte[] master = header.unwrap(Vaults.password());
        assertNotNull(master);
        return Crypto.subkey(master, "kakehashi vault 1 database");
    }

    private Vault withMarkers() throws IOException {
        Vault vault = Vaults.create(directory.resolve("vault"));
        long note = Vaults.add(vault, MARKER);
        byte[] sealed = vault.secrets().seal("seed/1", SECRET.getBytes(StandardCharsets.UTF_8));
        vault.database().change(connection -> {
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO tag (note, word, sealed) VALUES (?, ?, ?)")) {
                insert.setLong(1, note);
                insert.setString(2, MARKER);
                insert.setBytes(3, sealed);
                insert.executeUpdate();
            }
        });
        return vault;
    }

    @Test
    void anIndependentReaderOpensTheFileWithTheRawKey() throws Exception {
        withMarkers().close();
        Path folder = directory.resolve("vault");
        byte[] key = databaseKey(folder);
        byte[] plain = SqlCipherReader.decrypt(folder.resolve("kakehashi.db"), key);
        assertEquals(SqlCipherReader.PAGE, (plain[16] & 0xff) << 8 | plain[17] & 0xff, "page size in the header");
        assertEquals(80, plain[20] & 0xff, "reserved bytes in the header");
        String text = new String(plain, StandardCharsets.ISO_8859_1);
        assertTrue(text.contains(MARKER), "the row's text");
        assertTrue(text.contains("CREATE TABLE note"), "the schema");
        assertFalse(text.contains(SECRET), "a secret stays sealed inside");
        Path file = Files.write(directory.resolve("plain.db"), plain);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("SELECT text FROM note")) {
                assertTrue(row.next());
                assertEquals(MARKER, row.getString(1));
            }
            try (ResultSet row = statement.executeQuery("PRAGMA integrity_check")) {
                assertTrue(row.next());
                assertEquals("ok", row.getString(1));
            }
        }
        key[0] ^= 1;
        assertThrows(
                GeneralSecurityException.class, () -> SqlCipherReader.decrypt(folder.resolve("kakehashi.db"), key));
    }

    @Test
    void theCommandLineOfSqlCipherOpensIt() throws Exception {
        String version = sqlcipher(directory.resolve("none.db"), "PRAGMA cipher_version;");
        assumeTrue(version.matches("(?s)[4-9].*"), "no sqlcipher command of version 4 or later: " + version);
        withMarkers().close();
        Path folder = directory.resolve("vault");
        String key = HexFormat.of().formatHex(databaseKey(folder));
        String answer =
                sqlcipher(folder.resolve("kakehashi.db"), "PRAGMA key = \"x'" + key + "'\"; SELECT text FROM note;");
        assertTrue(answer.contains(MARKER), answer);
    }

    private static String sqlcipher(Path file, String sql) throws Exception {
        try {
            Process process = new ProcessBuilder("sqlcipher", file.toString(), sql)
                    .redirectErrorStream(true)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return answer;
        } catch (IOException e) {
            return "not installed";
        }
    }

    @Test
    void nothingIsReadableOnTheDisk() throws Exception {
        Path backup = directory.resolve("backup");
        try (Vault vault = withMarkers()) {
            sortMuch(vault);
            assertTrue(Files.exists(directory.resolve("vault/kakehashi.db-wal")), "the log is looked at, too");
            assertSilent("while open");
            vault.backup(backup, Vaults.password(), KdfParameters.FLOOR, (done, total) -> look("while backing up"));
            vault.testBackup(backup, Vaults.password(), (done, total) -> look("while testing a backup"));
            vault.changePassword(Vaults.password(), "other password".toCharArray(), KdfParameters.FLOOR);
        }
        assertSilent("when locked");
        Vaults.folder(directory.resolve("restored"))
                .restore(backup, Vaults.password(), (done, total) -> look("while restoring"));
        assertSilent("when restored");
    }

    /** More than fits the page cache, so that SQLite would take temporary files if it were let. */
    private static void sortMuch(Vault vault) {
        vault.database().change(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO note (text) VALUES (?)")) {
                for (int i = 0; i < 1000; i++) {
                    insert.setString(1, (i * 7919 % 1000) + MARKER.repeat(80));
                    insert.executeUpdate();
                }
            }
        });
        int rows = vault.database().read(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet sorted = statement.executeQuery("SELECT DISTINCT text FROM note ORDER BY text DESC")) {
                int count = 0;
                while (sorted.next()) {
                    count++;
                }
                return count;
            }
        });
        assertEquals(1001, rows);
    }

    /** Every eighth time, as each look reads all files. */
    private void look(String when) {
        if (looks++ % 8 != 0) {
            return;
        }
        try {
            assertSilent(when);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void assertSilent(String when) throws IOException {
        List<byte[]> wanted = new ArrayList<>();
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            for (String text : List.of(MARKER, SECRET, new String(Vaults.password()), "CREATE TABLE")) {
                wanted.add(text.getBytes(charset));
            }
        }
        wanted.add("SQLite format".getBytes(StandardCharsets.US_ASCII));
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                for (byte[] text : wanted) {
                    assertFalse(
                            content.contains(new String(text, StandardCharsets.ISO_8859_1)),
                            when + ": " + file + " holds " + Arrays.toString(text));
                }
            }
        }
    }

    @Test
    void theSettingsAreTheSafeOnes() throws Exception {
        try (Vault vault = Vaults.create(directory.resolve("vault"))) {
            List<String> settings = vault.database()
                    .write(connection -> List.of(
                            setting(connection, "journal_mode"),
                            setting(connection, "synchronous"),
                            setting(connection, "foreign_keys"),
                            setting(connection, "temp_store"),
                            setting(connection, "secure_delete"),
                            setting(connection, "cipher"),
                            setting(connection, "legacy"),
                            setting(connection, "page_size"),
                            setting(connection, "hmac_use"),
                            setting(connection, "hmac_algorithm")));
            assertEquals(List.of("wal", "2", "1", "2", "1", "sqlcipher", "4", "4096", "1", "2"), settings);
            assertEquals("2", vault.database().<String>read(connection -> setting(connection, "temp_store")));
        }
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA " + name)) {
            return row.next() ? row.getString(1) : "";
        }
    }

    @Test
    void theKeysAreDerivedAsWritten() {
        byte[] master = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
        byte[] database = Crypto.subkey(master, "kakehashi vault 1 database");
        assertArrayEquals(hmac(master, "kakehashi vault 1 database\u0001"), database);
        assertFalse(Arrays.equals(database, Crypto.subkey(master, "kakehashi vault 1 secrets")));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA256");
            mac.init(new javax.crypto.spec.SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
