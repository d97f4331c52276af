package org.kakehashi.messaging.contact;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.event.SignedEvent;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.vault.Database;
import org.kakehashi.vault.Migrations;

/** The people one knows of, kept in the vault. Usable from any thread. */
public final class Contacts {

    public static final Migrations MIGRATIONS = new Migrations("messaging.contact", Contacts.class);

    /** The longest petname, in characters. */
    public static final int LONGEST_PETNAME = 64;

    private static final String COLUMNS = "key, petname, name, about, nip05, standing, verified, name_checked";

    private final Database database;
    private final InstantSource clock;
    private final List<Consumer<List<Contact>>> listeners = new CopyOnWriteArrayList<>();

    public Contacts(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Everybody known, by petname, strangers included. */
    public List<Contact> list() {
        return database.read(tx -> {
            List<Contact> found = new ArrayList<>();
            try (PreparedStatement select =
                            tx.prepareStatement("SELECT " + COLUMNS + " FROM contact ORDER BY petname, name, key");
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(contact(rows));
                }
            }
            return found;
        });
    }

    public Optional<Contact> find(PublicIdentity key) {
        return database.read(tx -> find(tx, key));
    }

    /** Tells the whole list now and after each change, on the thread that made the change. */
    public AutoCloseable listen(Consumer<List<Contact>> listener) {
        listeners.add(listener);
        listener.accept(list());
        return () -> listeners.remove(listener);
    }

    /** Adds a person, or accepts a stranger, or lets a blocked one write again. */
    public void add(PublicIdentity key, String petname) {
        database.change(tx -> {
            set(tx, key, Standing.CONTACT);
            rename(tx, key, petname);
        });
        publish();
    }

    public void rename(PublicIdentity key, String petname) {
        database.change(tx -> rename(tx, key, petname));
        publish();
    }

    public void block(PublicIdentity key) {
        database.change(tx -> set(tx, key, Standing.BLOCKED));
        publish();
    }

    /** The person becomes a stranger again, whose next message waits in the requests. */
    public void unblock(PublicIdentity key) {
        database.change(tx -> set(tx, key, Standing.STRANGER));
        publish();
    }

    /** The safety number was compared and is the same on both sides. */
    public void verified(PublicIdentity key) {
        database.change(tx -> {
            meet(tx, key);
            update(tx, "UPDATE contact SET verified = ? WHERE key = ?", clock.millis(), key);
        });
        publish();
    }

    /** Takes in a profile whose signature was checked, unless a later one is known. Only of people met already. */
    public void profile(SignedEvent event) {
        Optional<Profile> read = Profile.read(event);
        if (read.isEmpty()) {
            return;
        }
        Profile profile = read.get();
        int changed = database.write(tx -> update(
                tx,
                "UPDATE contact SET name = ?, about = ?,"
                        + " name_checked = CASE WHEN nip05 = ?3 THEN name_checked ELSE 0 END, nip05 = ?3,"
                        + " profile_at = ?4 WHERE key = ?5 AND profile_at < ?4",
                profile.name(),
                profile.about(),
                profile.nip05(),
                event.createdAt(),
                event.author()));
        if (changed > 0) {
            publish();
        }
    }

    /** The server of this name confirmed that it is the person's. */
    public void nameChecked(PublicIdentity key, String name) {
        database.change(tx -> {
            meet(tx, key);
            update(tx, "UPDATE contact SET nip05 = ?, name_checked = ? WHERE key = ?", name, clock.millis(), key);
        });
        publish();
    }

    /** What the person is to us, inside somebody's transaction; a person never met is a stranger. */
    public static Standing standing(Connection tx, PublicIdentity key) throws SQLException {
        return find(tx, key).map(Contact::standing).orElse(Standing.STRANGER);
    }

    /** Gives the person a row, inside somebody's transaction. */
    public static void meet(Connection tx, PublicIdentity key) throws SQLException {
        update(tx, "INSERT OR IGNORE INTO contact (key, standing) VALUES (?, 'STRANGER')", key);
    }

    /** Sets the standing, inside somebody's transaction; {@link #publish} afterwards. */
    public static void set(Connection tx, PublicIdentity key, Standing standing) throws SQLException {
        meet(tx, key);
        update(tx, "UPDATE contact SET standing = ? WHERE key = ?", standing.name(), key);
    }

    /** A device changed: what was compared is no more, and is remembered as lapsed. True when it had been verified. */
    public static boolean unverify(Connection tx, PublicIdentity key) throws SQLException {
        return update(tx, "UPDATE contact SET verified = -verified WHERE key = ? AND verified > 0", key) > 0;
    }

    /** The person has taken note that what was compared holds no more. */
    public void acknowledgeLapse(PublicIdentity key) {
        database.change(tx -> update(tx, "UPDATE contact SET verified = 0 WHERE key = ? AND verified < 0", key));
        publish();
    }

    /** Tells the listeners; for those who changed rows inside their own transaction. */
    public void publish() {
        if (!listeners.isEmpty()) {
            List<Contact> now = list();
            listeners.forEach(listener -> listener.accept(now));
        }
    }

    private static void rename(Connection tx, PublicIdentity key, String petname) throws SQLException {
        String name = petname.strip();
        if (name.length() > LONGEST_PETNAME) {
            throw new IllegalArgumentException("a petname of " + name.length() + " characters");
        }
        meet(tx, key);
        update(tx, "UPDATE contact SET petname = ? WHERE key = ?", name, key);
    }

    private static Optional<Contact> find(Connection tx, PublicIdentity key) throws SQLException {
        try (PreparedStatement select = tx.prepareStatement("SELECT " + COLUMNS + " FROM contact WHERE key = ?")) {
            select.setBytes(1, key.bytes());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(contact(row)) : Optional.empty();
            }
        }
    }

    private static Contact contact(ResultSet row) throws SQLException {
        return new Contact(
                PublicIdentity.of(row.getBytes(1)).orElseThrow(() -> new SQLException("a damaged key")),
                row.getString(2),
                new Profile(row.getString(3), row.getString(4), row.getString(5)),
                Standing.valueOf(row.getString(6)),
                instant(row.getLong(7)),
                instant(-row.getLong(7)),
                instant(row.getLong(8)));
    }

    private static @Nullable Instant instant(long millis) {
        return millis <= 0 ? null : Instant.ofEpochMilli(millis);
    }

    private static int update(Connection tx, String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                if (arguments[i] instanceof PublicIdentity key) {
                    statement.setBytes(i + 1, key.bytes());
                } else {
                    statement.setObject(i + 1, arguments[i]);
                }
            }
            return statement.executeUpdate();
        }
    }
}
