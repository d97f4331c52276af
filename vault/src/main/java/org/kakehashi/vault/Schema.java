package org.kakehashi.vault;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The vault's own two tables (whose it is, which migrations ran), and the modules' tables through their migrations. */
final class Schema {

    private static final String OWN = """
            CREATE TABLE IF NOT EXISTS vault_identity (
              one INTEGER PRIMARY KEY CHECK (one = 1),
              id BLOB NOT NULL
            );
            CREATE TABLE IF NOT EXISTS vault_migration (
              module TEXT NOT NULL,
              number INTEGER NOT NULL,
              title TEXT NOT NULL,
              digest TEXT NOT NULL,
              applied TEXT NOT NULL,
              PRIMARY KEY (module, number)
            ) WITHOUT ROWID;
            """;

    private final List<Migrations> modules;

    /** A module whose tables are of a later program. */
    record Newer(String module, int found, int known) {}

    private record Step(String module, MigrationFile file) {}

    Schema(List<Migrations> modules) {
        this.modules = List.copyOf(modules);
        if (modules.stream().map(Migrations::module).distinct().count() != modules.size()) {
            throw new IllegalArgumentException("two modules of one name");
        }
    }

    /** Makes the vault's own tables in a new database. */
    static void create(Database database, byte[] id) {
        database.change(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate(OWN);
            }
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO vault_identity (one, id) VALUES (1, ?)")) {
                insert.setBytes(1, id);
                insert.executeUpdate();
            }
        });
    }

    /** Whether the database is the one that was made with this header. */
    static boolean belongs(Database database, byte[] id) {
        return database.read(connection -> {
            try (Statement statement = connection.createStatement()) {
                try (ResultSet rows =
                        statement.executeQuery("SELECT 1 FROM sqlite_schema WHERE name = 'vault_identity'")) {
                    if (!rows.next()) {
                        return false;
                    }
                }
                try (ResultSet rows = statement.executeQuery("SELECT id FROM vault_identity")) {
                    return rows.next() && Arrays.equals(rows.getBytes(1), id);
                }
            }
        });
    }

    /** Runs what is outstanding, all or nothing; gives back what is too new, in which case nothing ran. */
    Optional<Newer> bringUpToDate(Database database, Instant now) {
        return database.alone(connection -> {
            List<Step> steps = new ArrayList<>();
            for (Migrations module : modules) {
                List<MigrationFile> files = MigrationFile.of(module);
                List<String> applied = applied(connection, module.module());
                if (applied.size() > files.size()) {
                    return Optional.of(new Newer(module.module(), applied.size(), files.size()));
                }
                for (MigrationFile file : files) {
                    if (file.number() > applied.size()) {
                        steps.add(new Step(module.module(), file));
                    } else if (!applied.get(file.number() - 1).equals(file.digest())) {
                        throw new IllegalStateException(
                                "migration changed after it was applied: " + module.module() + " " + file.title());
                    }
                }
            }
            if (!steps.isEmpty()) {
                run(connection, steps, now);
            }
            return Optional.empty();
        });
    }

    private static List<String> applied(KeyedConnection connection, String module) throws SQLException {
        List<String> digests = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT digest FROM vault_migration WHERE module = ? ORDER BY number")) {
            select.setString(1, module);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    digests.add(rows.getString(1));
                }
            }
        }
        return digests;
    }

    /** Foreign keys are off meanwhile, as rebuilding a table needs it, and checked before the commit. */
    private static void run(KeyedConnection connection, List<Step> steps, Instant now) throws SQLException {
        connection.run("PRAGMA foreign_keys = OFF");
        connection.run("BEGIN IMMEDIATE");
        boolean done = false;
        try {
            for (Step step : steps) {
                apply(connection, step, now);
            }
            try (Statement statement = connection.createStatement();
                    ResultSet broken = statement.executeQuery("PRAGMA foreign_key_check")) {
                if (broken.next()) {
                    throw new SQLException("a migration breaks a foreign key of " + broken.getString(1));
                }
            }
            connection.run("COMMIT");
            done = true;
        } finally {
            if (!done) {
                connection.run("ROLLBACK");
            }
            connection.run("PRAGMA foreign_keys = ON");
        }
    }

    private static void apply(KeyedConnection connection, Step step, Instant now) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(step.file.sql());
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO vault_migration (module, number, title, digest, applied) VALUES (?, ?, ?, ?, ?)")) {
            insert.setString(1, step.module);
            insert.setInt(2, step.file.number());
            insert.setString(3, step.file.title());
            insert.setString(4, step.file.digest());
            insert.setString(5, now.toString());
            insert.executeUpdate();
        }
    }
}
