package org.kakehashi.messaging.file;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.kakehashi.net.Hosts;
import org.kakehashi.net.Published;
import org.kakehashi.net.Purpose;
import org.kakehashi.vault.Database;
import org.kakehashi.vault.Migrations;

/** The servers that one puts files on, the first preferred. Putting one here allows nothing; the person does that. */
public final class FileServers {

    /** The tables this package needs in the vault. */
    public static final Migrations MIGRATIONS = new Migrations("messaging.file", FileServers.class);

    /** More than this are refused. */
    public static final int MOST = 10;

    private final Database database;
    private final Hosts hosts;
    private final Published<List<FileServerUrl>> published;

    public FileServers(Database database, Hosts hosts) {
        this.database = database;
        this.hosts = hosts;
        this.published = new Published<>(load());
    }

    /** In the order of preference. */
    public List<FileServerUrl> list() {
        return published.value();
    }

    /** Follows {@link #list()}. */
    public AutoCloseable listen(Consumer<List<FileServerUrl>> listener) {
        return published.listen(listener);
    }

    /**
     * Puts the list in place of the former one and proposes new hosts to the person.
     *
     * @return false when there are more than {@link #MOST}; nothing is changed then
     */
    public boolean set(List<FileServerUrl> servers) {
        List<FileServerUrl> wanted = servers.stream().distinct().toList();
        if (wanted.size() > MOST) {
            return false;
        }
        database.change(tx -> {
            try (PreparedStatement delete = tx.prepareStatement("DELETE FROM file_server")) {
                delete.executeUpdate();
            }
            try (PreparedStatement insert =
                    tx.prepareStatement("INSERT INTO file_server (url, position) VALUES (?, ?)")) {
                for (int i = 0; i < wanted.size(); i++) {
                    insert.setString(1, wanted.get(i).text());
                    insert.setInt(2, i);
                    insert.executeUpdate();
                }
            }
        });
        wanted.forEach(server -> hosts.propose(server.host(), Purpose.FILE_SERVER, "file servers"));
        published.set(wanted);
        return true;
    }

    /** The person allows this host as a file server. */
    public void allow(FileServerUrl server) {
        hosts.allow(server.host(), Purpose.FILE_SERVER);
    }

    private List<FileServerUrl> load() {
        return database.read(tx -> {
            List<FileServerUrl> servers = new ArrayList<>();
            try (PreparedStatement select = tx.prepareStatement("SELECT url FROM file_server ORDER BY position");
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    FileServerUrl.read(rows.getString(1)).ifPresent(servers::add);
                }
            }
            return List.copyOf(servers);
        });
    }
}
