package org.kakehashi.vault;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;

/** Short words for the tests: a folder without the collections after locking, notes in and out. */
final class Vaults {

    static final List<Migrations> MODULES = List.of(new Migrations("notes", Vaults.class));

    private Vaults() {}

    static char[] password() {
        return "correct horse battery".toCharArray();
    }

    static VaultFolder folder(Path directory) {
        return folder(directory, InstantSource.system());
    }

    static VaultFolder folder(Path directory, InstantSource clock) {
        return new VaultFolder(directory, MODULES, clock, () -> {});
    }

    static Vault create(Path directory) throws IOException {
        return folder(directory).create(password(), KdfParameters.FLOOR);
    }

    static Vault unlock(Path directory) throws IOException {
        UnlockResult result = folder(directory).unlock(password());
        if (result instanceof UnlockResult.Unlocked(Vault vault)) {
            return vault;
        }
        throw new AssertionError("not unlocked: " + result);
    }

    static long add(Vault vault, String text) {
        return vault.database().write(connection -> {
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO note (text) VALUES (?) RETURNING id")) {
                insert.setString(1, text);
                try (ResultSet row = insert.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }

    static List<String> notes(Vault vault) {
        return vault.database().read(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT text FROM note ORDER BY id")) {
                List<String> notes = new java.util.ArrayList<>();
                while (rows.next()) {
                    notes.add(rows.getString(1));
                }
                return notes;
            }
        });
    }
}
