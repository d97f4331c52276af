package org.kakehashi.wallet.clearsigning;

import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kakehashi.net.Published;
import org.kakehashi.vault.Database;
import org.kakehashi.vault.Migrations;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.typeddata.TypedData;

/**
 * The descriptors that count: a few that come with the program, and those that the person added, kept in the vault. They
 * are asked where no standard knows a call or message, and match by chain, contract and function or type together.
 * Nothing is ever fetched. Usable from any thread.
 */
public final class Descriptors {

    /** Tables of this package. */
    public static final Migrations MIGRATIONS = new Migrations("wallet.clearsigning", Descriptors.class);

    /** The most files that are kept. */
    public static final int MOST = 200;

    private static final int LONGEST_NAME = 120;
    private static final List<String> OWN = List.of("weth.json", "lido.json", "permit2.json");

    private final Database database;
    private final InstantSource clock;
    private final List<DescriptorFile> own;
    private final Published<List<Entry>> entries;

    /**
     * A file that the person added.
     *
     * @param id its hash
     * @param name of the file when it was added
     */
    public record Entry(String id, String name, Instant added, DescriptorFile file) {}

    public Descriptors(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        own = OWN.stream().map(DescriptorFile::own).toList();
        entries = new Published<>(database.read(Descriptors::load));
    }

    /** The added files, newest first; calls back at once and after every change. */
    public AutoCloseable listen(Consumer<List<Entry>> listener) {
        return entries.listen(listener);
    }

    public List<Entry> entries() {
        return entries.value();
    }

    /** The descriptions that come with the program. */
    public List<DescriptorFile> own() {
        return own;
    }

    /**
     * Keeps a file. The person has agreed to its words standing in the signing sheets.
     *
     * @param included the file that it builds on, or null
     * @return false when there are {@link #MOST} already, or it is no use after all
     */
    public boolean add(String name, byte[] bytes, byte @Nullable [] included) {
        if (!(DescriptorFile.read(bytes, included) instanceof DescriptorFile.Valid)) {
            return false;
        }
        String id = Bytes.of(bytes)
                .plus(included == null ? Bytes.EMPTY : Bytes.of(included))
                .keccak256()
                .toHex();
        boolean known = entries().stream().anyMatch(each -> each.id().equals(id));
        if (!known && entries().size() >= MOST) {
            return false;
        }
        database.write(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT OR IGNORE INTO descriptor (id, name, file, included, added_at) VALUES (?, ?, ?, ?, ?)")) {
                insert.setString(1, id);
                insert.setString(2, name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME));
                insert.setBytes(3, bytes);
                insert.setBytes(4, included);
                insert.setLong(5, clock.instant().getEpochSecond());
                return insert.executeUpdate();
            }
        });
        publish();
        return true;
    }

    public void remove(String id) {
        database.write(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM descriptor WHERE id = ?")) {
                delete.setString(1, id);
                return delete.executeUpdate();
            }
        });
        publish();
    }

    private synchronized void publish() {
        entries.set(database.read(Descriptors::load));
    }

    private static List<Entry> load(java.sql.Connection connection) throws SQLException {
        List<Entry> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT id, name, file, included, added_at FROM descriptor ORDER BY added_at DESC, id");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                if (DescriptorFile.read(row.getBytes(3), row.getBytes(4))
                        instanceof DescriptorFile.Valid(DescriptorFile file)) {
                    found.add(
                            new Entry(row.getString(1), row.getString(2), Instant.ofEpochSecond(row.getLong(5)), file));
                }
            }
        }
        return List.copyOf(found);
    }

    /**
     * A call in words: the program's own first, then the newest file.
     *
     * @param from the sender, or null where nobody is known yet
     * @param value coin that goes with it, in base units
     */
    public Optional<Described> call(
            BigInteger chainId, Address to, @Nullable Address from, BigInteger value, Bytes data, Directory directory) {
        return first(descriptor -> descriptor.read(chainId, to, from, value, data, directory));
    }

    /** A typed message in words. */
    public Optional<Described> message(TypedData message, Directory directory) {
        return first(descriptor -> descriptor.read(message, directory));
    }

    private Optional<Described> first(Function<Descriptor, Optional<Descriptor.Reading>> read) {
        for (DescriptorFile each : own) {
            Optional<Descriptor.Reading> found = read.apply(each.descriptor());
            if (found.isPresent()) {
                return found.map(reading -> described(reading, null));
            }
        }
        for (Entry each : entries()) {
            Optional<Descriptor.Reading> found = read.apply(each.file().descriptor());
            if (found.isPresent()) {
                return found.map(reading -> described(reading, each));
            }
        }
        return Optional.empty();
    }

    private static Described described(Descriptor.Reading reading, @Nullable Entry source) {
        return new Described(reading.text(), reading.values(), reading.rest(), source);
    }
}
