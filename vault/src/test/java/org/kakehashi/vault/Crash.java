package org.kakehashi.vault;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Kills a writing child at a random moment and looks at what is left. Used by the test and by the longer bench. */
final class Crash {

    /** A JVM that is up soon. */
    static final List<String> QUICK =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx256m");

    private final Path folder;
    private final byte[] key;
    private long confirmed;
    private long writes;

    /** Makes a vault in the folder and crashes its database. */
    Crash(Path folder) throws IOException {
        this.folder = folder;
        Vaults.create(folder).close();
        this.key = FileFormatTest.databaseKey(folder);
    }

    /** The whole way, password and all; for the end of a run. */
    String unlocked() throws IOException {
        UnlockResult result = Vaults.folder(folder).unlock(Vaults.password());
        if (!(result instanceof UnlockResult.Unlocked(Vault vault))) {
            return result.toString();
        }
        try (vault) {
            return check(vault.database());
        }
    }

    /** Confirmed transactions of all rounds. */
    long writes() {
        return writes;
    }

    /** One round; what is wrong afterwards, or "ok". */
    String round() throws Exception {
        Process child = Child.start(QUICK, "load", folder);
        try (BufferedReader lines = child.inputReader(StandardCharsets.US_ASCII)) {
            child.getOutputStream().write(key);
            child.getOutputStream().flush();
            if (!"ready".equals(lines.readLine())) {
                return "the vault does not open for writing";
            }
            // Moments are counted in the child's own work, so that a slow machine is no easier a case.
            for (int i = ThreadLocalRandom.current().nextInt(8); i > 0; i--) {
                said(lines.readLine());
            }
            Thread.sleep(ThreadLocalRandom.current().nextInt(12));
            // Through the handle: the process itself would close the stream with what was said last.
            child.toHandle().destroyForcibly();
            child.waitFor();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said(line);
            }
        } finally {
            child.destroyForcibly();
        }
        try (SecretMemory memory = new SecretMemory(key.clone())) {
            Database database = new Database(folder.resolve(VaultFolder.DATABASE), memory);
            try {
                return check(database);
            } finally {
                database.close();
            }
        } catch (SQLException e) {
            return e.toString();
        }
    }

    /** A number cut short by the kill is smaller than the one before it. */
    private void said(@Nullable String line) throws IOException {
        if (line == null) {
            throw new IOException("the child ended by itself");
        }
        confirmed = Math.max(confirmed, Long.parseLong(line));
        writes++;
    }

    private String check(Database database) {
        return database.read(connection -> {
            try (Statement statement = connection.createStatement()) {
                return findings(statement);
            }
        });
    }

    private String findings(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("PRAGMA integrity_check(1)")) {
            if (!row.next() || !row.getString(1).equals("ok")) {
                return "integrity";
            }
        }
        long last = 0;
        try (PreparedStatement select =
                        statement.getConnection().prepareStatement("SELECT id, content FROM load ORDER BY id");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                long id = rows.getLong(1);
                if (last != 0 && id != last + 1) {
                    return "a gap before " + id;
                }
                if (!Arrays.equals(Child.content(id), rows.getBytes(2))) {
                    return "wrong content in " + id;
                }
                last = id;
            }
        }
        if (last < confirmed || last > confirmed + 1) {
            return "confirmed " + confirmed + ", found " + last;
        }
        confirmed = last;
        return "ok";
    }
}
