package org.kakehashi.messaging.conversation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.contact.Contacts;
import org.kakehashi.messaging.contact.Standing;
import org.kakehashi.messaging.delivery.Arrivals;
import org.kakehashi.messaging.engine.Label;
import org.kakehashi.messaging.engine.Opening;
import org.kakehashi.messaging.event.EventJson;
import org.kakehashi.messaging.event.GiftWrap;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.event.SignedEvent;
import org.kakehashi.messaging.identity.PublicIdentity;

/**
 * Opens gift wraps and puts what they hold where it belongs. Wraps of strangers are opened at a bounded pace; those
 * above it wait, and the oldest of too many are forgotten.
 */
public final class Reception implements Arrivals {

    /** How many wraps of strangers are opened at once, and how many more each minute. */
    static final int STRANGERS_AT_ONCE = 60;

    static final int STRANGERS_A_MINUTE = 30;
    static final int MOST_WAITING = 5_000;

    private static final int LARGEST_STRANGE_SEAL = 64 << 10;

    private final Ground ground;
    private final GiftWrap wraps;
    private final Incoming incoming;
    private final Pace strangers;

    Reception(Ground ground, GiftWrap wraps, Incoming incoming) {
        this.ground = ground;
        this.wraps = wraps;
        this.incoming = incoming;
        this.strangers = new Pace(STRANGERS_AT_ONCE, STRANGERS_A_MINUTE, ground.now());
    }

    @Override
    public void arrived(Connection tx, SignedEvent wrap) throws SQLException {
        take(tx, wrap);
    }

    /** Takes one wrap, as {@link #arrived} does, and says what became of it. */
    public Arrival take(Connection tx, SignedEvent wrap) throws SQLException {
        return switch (ground.own().use(key -> wraps.unwrap(wrap, key))) {
            case GiftWrap.Unwrapping.Refused(GiftWrap.Reason reason) -> new Arrival.Dropped(reason.name());
            case GiftWrap.Unwrapping.Unwrapped(SignedEvent seal) -> sealed(tx, seal);
        };
    }

    private Arrival sealed(Connection tx, SignedEvent seal) throws SQLException {
        PublicIdentity author = seal.author();
        if (author.equals(ground.self())) {
            return unseal(tx, seal);
        }
        return switch (Contacts.standing(tx, author)) {
            case BLOCKED -> new Arrival.Dropped("from a blocked person");
            case CONTACT -> unseal(tx, seal);
            case STRANGER -> stranger(tx, seal);
        };
    }

    private Arrival stranger(Connection tx, SignedEvent seal) throws SQLException {
        if (met(tx, seal.author()) || strangers.take(ground.now())) {
            return unseal(tx, seal);
        }
        String json = seal.json();
        if (json.length() > LARGEST_STRANGE_SEAL) {
            return new Arrival.Dropped("a large event of a stranger");
        }
        Sql.update(
                tx, "INSERT INTO stranger_seal (author, seal, at) VALUES (?, ?, ?)", seal.author(), json, ground.now());
        Sql.update(tx, "DELETE FROM stranger_seal WHERE id <= (SELECT max(id) FROM stranger_seal) - ?", MOST_WAITING);
        return new Arrival.Later();
    }

    /** Somebody one shares an accepted chat or a group with is no stranger in this sense. */
    private boolean met(Connection tx, PublicIdentity author) throws SQLException {
        return Sql.exists(
                tx,
                "SELECT 1 FROM chat WHERE waiting = 'NO' AND (person = ?1 OR id IN (SELECT chat FROM chat_member WHERE"
                        + " person = ?1))",
                author);
    }

    private Arrival unseal(Connection tx, SignedEvent seal) throws SQLException {
        return switch (ground.own().use(key -> wraps.unseal(seal, key))) {
            case GiftWrap.Opening.Refused(GiftWrap.Reason reason) -> new Arrival.Dropped(reason.name());
            case GiftWrap.Opening.Opened(Rumor carried) -> carried(tx, carried);
        };
    }

    private Arrival carried(Connection tx, Rumor carried) throws SQLException {
        return switch (ground.sealer().open(tx, carried)) {
            case Opening.Opened(Rumor inner, PublicIdentity sender, Label label, var _) ->
                inner.author().equals(sender) && sender.equals(carried.author())
                        ? incoming.arrived(tx, inner, label)
                        : new Arrival.Dropped("written by another than its sender");
            case Opening.NotForUs() -> new Arrival.Dropped("not for this device");
            case Opening.Refused(String reason) -> new Arrival.Dropped(reason);
            case Opening.Undecryptable(PublicIdentity sender, @Nullable String device, String reason) ->
                undecryptable(tx, sender, device, reason);
        };
    }

    /** One line for a row of messages that cannot be read. */
    private Arrival undecryptable(Connection tx, PublicIdentity sender, @Nullable String device, String reason)
            throws SQLException {
        if (sender.equals(ground.self())) {
            return new Arrival.Dropped(reason);
        }
        Optional<Room> present = ground.chats().byKey(tx, ChatTable.directKey(sender));
        if (present.isEmpty() && Contacts.standing(tx, sender) != Standing.CONTACT) {
            return new Arrival.Dropped(reason);
        }
        Room room = ground.chats().direct(tx, sender, Conversation.Waiting.NO);
        List<String> arguments = List.of(sender.hex(), device == null ? "" : device, reason);
        boolean said = Sql.exists(
                tx,
                "SELECT 1 FROM message WHERE place = (SELECT newest FROM chat WHERE id = ?) AND kind = ? AND content = ?",
                room.id(),
                InnerKinds.NOTICE,
                Content.NoticeKind.UNDECRYPTABLE.name());
        if (!said) {
            Notices.add(tx, ground, room.id(), sender, Content.NoticeKind.UNDECRYPTABLE, arguments);
        }
        return new Arrival.Kept(room.conversation());
    }

    private record Waiting(long id, String seal) {}

    /** Opens what strangers have waiting, as far as the pace allows. */
    void openWaiting(Connection tx) throws SQLException {
        for (Waiting waiting : Sql.list(
                tx,
                row -> new Waiting(row.getLong(1), row.getString(2)),
                "SELECT id, seal FROM stranger_seal ORDER BY id LIMIT ?",
                STRANGERS_AT_ONCE)) {
            if (!strangers.take(ground.now())) {
                return;
            }
            Sql.update(tx, "DELETE FROM stranger_seal WHERE id = ?", waiting.id);
            Optional<SignedEvent> seal = EventJson.readSigned(waiting.seal);
            if (seal.isPresent() && Contacts.standing(tx, seal.get().author()) != Standing.BLOCKED) {
                unseal(tx, seal.get());
            }
        }
    }
}
