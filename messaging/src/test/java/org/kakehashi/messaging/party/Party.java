package org.kakehashi.messaging.party;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.engine.Opening;
import org.kakehashi.messaging.engine.Outgoing;
import org.kakehashi.messaging.event.EventJson;
import org.kakehashi.messaging.event.GiftWrap;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.event.SignedEvent;
import org.kakehashi.messaging.group.Groups;
import org.kakehashi.messaging.identity.OwnIdentity;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.messaging.identity.SecretIdentity;
import org.kakehashi.messaging.ratchet.DeviceChange;
import org.kakehashi.messaging.ratchet.Learned;
import org.kakehashi.messaging.ratchet.RatchetEngine;
import org.kakehashi.messaging.ratchet.Surroundings;
import org.kakehashi.vault.KdfParameters;
import org.kakehashi.vault.Migrations;
import org.kakehashi.vault.Progress;
import org.kakehashi.vault.QuickVaults;
import org.kakehashi.vault.RestoreResult;
import org.kakehashi.vault.UnlockResult;
import org.kakehashi.vault.Vault;
import org.kakehashi.vault.VaultFolder;

/** One installation with a vault of its own: messages, an outbox and what it read are tables of that vault. */
public final class Party implements AutoCloseable {

    /** A clock that tests move. */
    public static final class Clock implements InstantSource {
        private Instant now = Instant.parse("2026-11-25T05:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        public void pass(Duration time) {
            now = now.plus(time);
        }
    }

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final List<Migrations> TABLES =
            List.of(RatchetEngine.MIGRATIONS, Groups.MIGRATIONS, new Migrations("party", Party.class));

    public final SecretIdentity secret;
    public final PublicIdentity person;
    public final Clock clock;
    public final RatchetEngine engine;
    public final Groups groups;
    private final java.util.Set<PublicIdentity> direct = new java.util.HashSet<>();
    private final Path directory;
    private final Vault vault;
    private final GiftWrap wraps;

    private Party(Path directory, SecretIdentity secret, Clock clock, Vault vault) {
        this.directory = directory;
        this.secret = secret;
        this.person = secret.publicIdentity();
        this.clock = clock;
        this.vault = vault;
        this.wraps = new GiftWrap(RANDOM, clock);
        this.engine = new RatchetEngine(own(), vault.secrets(), wraps, new Tables(), RANDOM, clock);
        this.groups = new Groups(own(), this::post, RANDOM, clock);
    }

    public static Party create(Path directory, SecretIdentity secret, Clock clock) {
        try {
            Vault vault = QuickVaults.folder(directory, TABLES).create(password(), KdfParameters.FLOOR);
            return new Party(directory, secret, clock, vault);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Party create(Path directory, Clock clock) {
        return create(directory, SecretIdentity.random(RANDOM), clock);
    }

    private static char[] password() {
        return "tea".toCharArray();
    }

    /** Writes a backup. */
    public void backup(Path file) {
        try {
            vault.backup(file, password(), KdfParameters.FLOOR, Progress.NONE);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A new installation from a backup of this one. */
    public Party restored(Path backup, Path target) {
        try {
            VaultFolder folder = QuickVaults.folder(target, TABLES);
            if (!(folder.restore(backup, password(), Progress.NONE) instanceof RestoreResult.Restored)) {
                throw new AssertionError("not restored");
            }
            if (folder.unlock(password()) instanceof UnlockResult.Unlocked(Vault opened)) {
                return new Party(target, secret, clock, opened);
            }
            throw new AssertionError("not unlocked");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private OwnIdentity own() {
        return new OwnIdentity() {
            @Override
            public PublicIdentity publicIdentity() {
                return person;
            }

            @Override
            public <T extends @Nullable Object> T use(Function<SecretIdentity, T> use) {
                return use.apply(secret);
            }
        };
    }

    private static final class Tables implements Surroundings {
        @Override
        public void post(Connection tx, List<Outgoing> outgoing) throws SQLException {
            for (Outgoing each : outgoing) {
                change(
                        tx,
                        "INSERT INTO party_out (person, wrap) VALUES (?, ?)",
                        each.to().hex(),
                        each.wrap().json());
            }
        }

        @Override
        public Optional<Rumor> sent(Connection tx, String messageId) throws SQLException {
            return strings(tx, "SELECT json FROM party_message WHERE id = ?", messageId).stream()
                    .findFirst()
                    .map(json -> EventJson.readRumor(json).orElseThrow());
        }

        @Override
        public void changed(Connection tx, DeviceChange change) throws SQLException {
            change(
                    tx,
                    "INSERT INTO party_change (text) VALUES (?)",
                    change.getClass().getSimpleName());
        }

        @Override
        public void mended(Connection tx, PublicIdentity whose) throws SQLException {
            change(tx, "INSERT INTO party_change (text) VALUES ('Mended')");
        }
    }

    /** What is done in one transaction. */
    public interface Work<T> {
        T on(Connection tx) throws SQLException;
    }

    public <T> T write(Work<T> work) {
        return vault.database().write(work::on);
    }

    public <T> T read(Work<T> work) {
        return vault.database().read(work::on);
    }

    public List<SignedEvent> maintain() {
        return write(engine::maintain);
    }

    public Learned learn(SignedEvent event) {
        return write(tx -> engine.learn(tx, event));
    }

    public String device() {
        return read(engine::device).orElseThrow();
    }

    public Rumor text(String text) {
        return new Rumor(person, clock.instant().getEpochSecond(), 14, List.of(), text);
    }

    /** Seals a text for a person and for one's own other devices: message, ratchet and outbox in one transaction. */
    public Rumor send(String text, PublicIdentity to) {
        Rumor rumor = text(text);
        write(tx -> {
            send(tx, rumor, to);
            return true;
        });
        return rumor;
    }

    public void send(Connection tx, Rumor rumor, PublicIdentity to) throws SQLException {
        change(tx, "INSERT OR REPLACE INTO party_message (id, json) VALUES (?, ?)", rumor.id(), EventJson.write(rumor));
        Tables outbox = new Tables();
        outbox.post(tx, engine.seal(tx, rumor, to));
        if (!to.equals(person)) {
            outbox.post(tx, engine.seal(tx, rumor, person));
        }
    }

    /** People without devices, to whom group messages go by gift wrap alone. */
    public void direct(List<PublicIdentity> people) {
        direct.addAll(people);
    }

    private void post(Connection tx, Rumor inner, List<PublicIdentity> to) throws SQLException {
        Tables outbox = new Tables();
        for (PublicIdentity each : to) {
            outbox.post(
                    tx,
                    direct.contains(each)
                            ? List.of(new Outgoing(wraps.wrap(inner, secret, each), each))
                            : engine.seal(tx, inner, each));
        }
    }

    /** Seals a text for everybody who is in a group now. */
    public void sendToGroup(String group, String text) {
        write(tx -> {
            post(tx, text(text), groups.state(tx, group).orElseThrow().people());
            return true;
        });
    }

    /** Opens a wrap: ratchet and what was read in one transaction. */
    public Opening receive(SignedEvent wrap) {
        return write(tx -> receive(tx, wrap));
    }

    public Opening receive(Connection tx, SignedEvent wrap) throws SQLException {
        return switch (wraps.open(wrap, secret)) {
            case GiftWrap.Opening.Refused(GiftWrap.Reason reason) -> new Opening.Refused(reason.name());
            case GiftWrap.Opening.Opened(Rumor carried) -> {
                Opening opening = engine.open(tx, carried);
                if (opening instanceof Opening.Opened opened
                        && Groups.carries(opened.inner().kind())) {
                    groups.arrived(tx, opened.inner());
                } else if (opening instanceof Opening.Opened opened) {
                    change(
                            tx,
                            "INSERT INTO party_read (id, text, device) VALUES (?, ?, ?)",
                            opened.inner().id(),
                            opened.inner().content(),
                            String.valueOf(opened.device()));
                }
                yield opening;
            }
        };
    }

    /** The carrier inside a wrap to this party. */
    public Rumor carrier(SignedEvent wrap) {
        if (wraps.open(wrap, secret) instanceof GiftWrap.Opening.Opened(Rumor carried)) {
            return carried;
        }
        throw new AssertionError("not for this party");
    }

    public SignedEvent wrap(Rumor rumor, PublicIdentity to) {
        return wraps.wrap(rumor, secret, to);
    }

    /** Every wrap ever queued here, in order. */
    public List<Outgoing> outbox() {
        return outboxAfter(0);
    }

    public List<Outgoing> outboxAfter(int place) {
        return read(tx -> {
            List<Outgoing> out = new ArrayList<>();
            try (PreparedStatement select =
                    tx.prepareStatement("SELECT person, wrap FROM party_out WHERE place > ? ORDER BY place")) {
                select.setInt(1, place);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        out.add(new Outgoing(
                                EventJson.readSigned(rows.getString(2)).orElseThrow(),
                                PublicIdentity.ofHex(rows.getString(1)).orElseThrow()));
                    }
                }
            }
            return out;
        });
    }

    /** The texts that were read, in order of arrival. */
    public List<String> texts() {
        return read(tx -> strings(tx, "SELECT text FROM party_read ORDER BY place"));
    }

    public List<String> changes() {
        return read(tx -> strings(tx, "SELECT text FROM party_change ORDER BY place"));
    }

    public static List<String> strings(Connection tx, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            List<String> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }

    public static void change(Connection tx, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    @Override
    public void close() {
        vault.close();
    }

    @Override
    public String toString() {
        return "Party[" + directory.getFileName() + "]";
    }
}
