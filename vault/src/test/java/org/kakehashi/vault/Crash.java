package org.kakehashi.vault;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Kills a writing child at a random moment and looks at what is left. Used by the test and by the longer bench. */
final class Crash {

    /** A JVM that is up soon. */
    static final List<String> QUICK =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx256m");

    private final Path folder;
    private long confirmed;
    private long writes;

    Crash(Path folder) {
        this.folder = folder;
    }

    /** Confirmed transactions of all rounds. */
    long writes() {
        return writes;
    }

    /** One round; what is wrong afterwards, or "ok". */
    String round(int mostMillis) throws Exception {
        Process child = Child.start(QUICK, "load", folder);
        try (BufferedReader lines = child.inputReader(StandardCharsets.US_ASCII)) {
            if (!"ready".equals(lines.readLine())) {
                return "the vault does not open for writing";
            }
            Thread.sleep(ThreadLocalRandom.current().nextInt(mostMillis + 1));
            // Through the handle: the process itself would close the stream with what was said last.
            child.toHandle().destroyForcibly();
            child.waitFor();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                // A number cut short by the kill is smaller than the one before it.
                confirmed = Math.max(confirmed, Long.parseLong(line));
                writes++;
            }
        } finally {
            child.destroyForcibly();
        }
        UnlockResult result = Vaults.folder(folder).unlock(Vaults.password());
        if (!(result instanceof UnlockResult.Unlocked(Vault vault))) {
            return result.toString();
        }
        try (vault) {
            return vault.database().read(connection -> {
                try (Statement statement = connection.createStatement()) {
                    return findings(statement);
                }
            });
        }
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
