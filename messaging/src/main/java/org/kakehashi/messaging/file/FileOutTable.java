package org.kakehashi.messaging.file;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.kakehashi.messaging.identity.SecretIdentity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rows of files that were encrypted here. */
final class FileOutTable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NOTE = "file note ";
    private static final String SIGNER = "file signer ";

    private final FileVault vault;

    FileOutTable(FileVault vault) {
        this.vault = vault;
    }

    void add(FileNote note, SecretIdentity signer, String purpose, long now) {
        byte[] json = JSON.writeValueAsString(JSON.createObjectNode()
                        .put("name", note.name())
                        .put("type", note.type())
                        .put("length", note.length())
                        .put("size", note.size())
                        .put("original", note.original())
                        .put("key", note.key())
                        .put("nonce", note.nonce()))
                .getBytes(StandardCharsets.UTF_8);
        byte[] scalar = signer.bytes();
        byte[] sealedNote = vault.secrets().seal(NOTE + note.sha256(), json);
        byte[] sealedSigner = vault.secrets().seal(SIGNER + note.sha256(), scalar);
        Arrays.fill(json, (byte) 0);
        Arrays.fill(scalar, (byte) 0);
        vault.database().change(tx -> {
            try (PreparedStatement insert = tx.prepareStatement("INSERT INTO file_out (sha256, purpose, note_sealed,"
                    + " signer_sealed, made) VALUES (?, ?, ?, ?, ?)")) {
                insert.setString(1, note.sha256());
                insert.setString(2, purpose);
                insert.setBytes(3, sealedNote);
                insert.setBytes(4, sealedSigner);
                insert.setLong(5, now);
                insert.executeUpdate();
            }
        });
    }

    Optional<FileNote> note(String sha256) {
        return sealedIn("note_sealed", sha256).map(bytes -> opened(sha256, bytes));
    }

    private FileNote opened(String sha256, byte[] sealed) {
        return vault.secrets().open(NOTE + sha256, sealed, json -> {
            JsonNode node = JSON.readTree(json);
            return new FileNote(
                    List.of(),
                    node.path("name").asString(""),
                    node.path("type").asString(""),
                    node.path("length").asLong(),
                    node.path("size").asLong(),
                    sha256,
                    node.path("original").asString(""),
                    node.path("key").asString(""),
                    node.path("nonce").asString(""));
        });
    }

    /** The key that signs for the servers of this file; the caller closes it. */
    SecretIdentity signer(String sha256) {
        byte[] sealed = sealedIn("signer_sealed", sha256).orElseThrow();
        return vault.secrets()
                .open(
                        SIGNER + sha256,
                        sealed,
                        scalar -> SecretIdentity.of(scalar).orElseThrow());
    }

    private Optional<byte[]> sealedIn(String column, String sha256) {
        return vault.database().read(tx -> {
            try (PreparedStatement select =
                    tx.prepareStatement("SELECT " + column + " FROM file_out WHERE sha256 = ?")) {
                select.setString(1, sha256);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
                }
            }
        });
    }

    List<FileSending.Waiting> waiting() {
        record Row(String sha256, String purpose, byte[] note) {}
        List<Row> found = vault.database().read(tx -> {
            List<Row> rows = new ArrayList<>();
            try (PreparedStatement select = tx.prepareStatement(
                            "SELECT sha256, purpose, note_sealed FROM file_out WHERE finished = 0 ORDER BY made, sha256");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(new Row(row.getString(1), row.getString(2), row.getBytes(3)));
                }
            }
            return rows;
        });
        return found.stream()
                .map(row -> new FileSending.Waiting(opened(row.sha256, row.note), row.purpose))
                .toList();
    }

    List<FileServerUrl> held(String sha256) {
        return vault.database().read(tx -> {
            List<FileServerUrl> servers = new ArrayList<>();
            try (PreparedStatement select =
                    tx.prepareStatement("SELECT server FROM file_held WHERE sha256 = ? ORDER BY rowid")) {
                select.setString(1, sha256);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        FileServerUrl.read(rows.getString(1)).ifPresent(servers::add);
                    }
                }
            }
            return servers;
        });
    }

    void holds(String sha256, FileServerUrl server) {
        change("INSERT OR IGNORE INTO file_held (sha256, server) VALUES (?, ?)", sha256, server.text());
    }

    void holdsNoMore(String sha256, FileServerUrl server) {
        change("DELETE FROM file_held WHERE sha256 = ? AND server = ?", sha256, server.text());
    }

    void finish(String sha256) {
        change("UPDATE file_out SET finished = 1 WHERE sha256 = ?", sha256);
    }

    void remove(String sha256) {
        change("DELETE FROM file_held WHERE sha256 = ?", sha256);
        change("DELETE FROM file_out WHERE sha256 = ?", sha256);
    }

    private void change(String sql, String... values) {
        vault.database().change(tx -> run(tx, sql, values));
    }

    private static void run(Connection tx, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
