package org.kakehashi.messaging.group;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.kakehashi.messaging.event.EventJson;
import org.kakehashi.messaging.identity.PublicIdentity;

/** The rows of the groups of one identity. */
final class GroupTables {

    private final String me;

    GroupTables(PublicIdentity own) {
        this.me = own.hex();
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> all(Connection tx, String sql, Row<T> row, Object... values) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(sql)) {
            bind(statement, values);
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(row.read(rows));
                }
            }
            return found;
        }
    }

    private void change(Connection tx, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(sql)) {
            bind(statement, values);
            statement.executeUpdate();
        }
    }

    /** The first value of every statement is one's own identity. */
    private void bind(PreparedStatement statement, Object... values) throws SQLException {
        statement.setString(1, me);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 2, values[i]);
        }
    }

    List<String> groups(Connection tx) throws SQLException {
        return all(tx, "SELECT group_id FROM group_state WHERE own = ? ORDER BY group_id", row -> row.getString(1));
    }

    List<GroupChange> changes(Connection tx, String group) throws SQLException {
        return all(
                tx,
                "SELECT json FROM group_change WHERE own = ? AND group_id = ? ORDER BY place",
                row -> parsed(row.getString(1)),
                group);
    }

    boolean has(Connection tx, String group, String change) throws SQLException {
        return !all(
                        tx,
                        "SELECT 1 FROM group_change WHERE own = ? AND group_id = ? AND id = ?",
                        row -> true,
                        group,
                        change)
                .isEmpty();
    }

    List<GroupChange> waiting(Connection tx, String group) throws SQLException {
        return all(
                tx,
                "SELECT json FROM group_waiting WHERE own = ? AND group_id = ? ORDER BY at, id",
                row -> parsed(row.getString(1)),
                group);
    }

    private static GroupChange parsed(String json) {
        return EventJson.readSigned(json)
                .flatMap(GroupChange::read)
                .orElseThrow(() -> new IllegalStateException("a kept change is damaged"));
    }

    void keep(Connection tx, GroupChange change, int place) throws SQLException {
        change(
                tx,
                "INSERT INTO group_change (own, group_id, id, place, json) VALUES (?, ?, ?, ?, ?)",
                change.group(),
                change.id(),
                place,
                change.event().json());
        change(tx, "DELETE FROM group_waiting WHERE own = ? AND group_id = ? AND id = ?", change.group(), change.id());
    }

    void wait(Connection tx, GroupChange change, PublicIdentity sender, long now) throws SQLException {
        change(
                tx,
                "INSERT OR IGNORE INTO group_waiting (own, group_id, id, sender, json, at) VALUES (?, ?, ?, ?, ?, ?)",
                change.group(),
                change.id(),
                sender.hex(),
                change.event().json(),
                now);
    }

    /** How many changes of a sender wait, over all groups. */
    int waitingOf(Connection tx, PublicIdentity sender) throws SQLException {
        return all(
                        tx,
                        "SELECT count(*) FROM group_waiting WHERE own = ? AND sender = ?",
                        row -> row.getInt(1),
                        sender.hex())
                .getFirst();
    }

    void dropWaiting(Connection tx, long before) throws SQLException {
        change(tx, "DELETE FROM group_waiting WHERE own = ? AND at < ?", before);
    }

    void keep(Connection tx, GroupState state) throws SQLException {
        change(
                tx,
                "INSERT INTO group_state (own, group_id, name, timer, heads) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT DO UPDATE SET name = excluded.name, timer = excluded.timer, heads ="
                        + " excluded.heads",
                state.id(),
                state.name(),
                state.timer(),
                String.join(" ", state.heads()));
        change(tx, "DELETE FROM group_member WHERE own = ? AND group_id = ?", state.id());
        for (GroupMember member : state.members()) {
            change(
                    tx,
                    "INSERT INTO group_member (own, group_id, person, admin) VALUES (?, ?, ?, ?)",
                    state.id(),
                    member.person().hex(),
                    member.admin() ? 1 : 0);
        }
    }

    Optional<GroupState> state(Connection tx, String group) throws SQLException {
        List<GroupMember> members = all(
                tx,
                "SELECT person, admin FROM group_member WHERE own = ? AND group_id = ? ORDER BY person",
                row -> new GroupMember(PublicIdentity.ofHex(row.getString(1)).orElseThrow(), row.getInt(2) == 1),
                group);
        return all(
                        tx,
                        "SELECT name, timer, heads FROM group_state WHERE own = ? AND group_id = ?",
                        row -> new GroupState(
                                group,
                                row.getString(1),
                                members,
                                row.getLong(2),
                                new TreeSet<>(List.of(row.getString(3).split(" ", -1)))),
                        group)
                .stream()
                .findFirst();
    }

    /** Whether a person was asked (or answered) about a group since a time; if not, they are now. */
    boolean talked(Connection tx, String group, PublicIdentity person, String what, long since, long now)
            throws SQLException {
        boolean talked = !all(
                        tx,
                        "SELECT 1 FROM group_talk WHERE own = ? AND group_id = ? AND person = ? AND what = ? AND at > ?",
                        row -> true,
                        group,
                        person.hex(),
                        what,
                        since)
                .isEmpty();
        if (!talked) {
            change(
                    tx,
                    "INSERT OR REPLACE INTO group_talk (own, group_id, person, what, at) VALUES (?, ?, ?, ?, ?)",
                    group,
                    person.hex(),
                    what,
                    now);
        }
        return talked;
    }
}
