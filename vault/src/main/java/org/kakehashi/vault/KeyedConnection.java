package org.kakehashi.vault;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.sqlite.core.DB;
import org.sqlite.core.NativeDB;
import org.sqlite.jdbc4.JDBC4Connection;

/**
 * A connection to a SQLCipher 4 file with a raw key, which it gives before its first statement.
 *
 * <p>The driver takes keys as strings only and keeps them in its properties. This class hands the bytes of the pragma to
 * the driver's own entry point for UTF-8, so that no string of the key ever exists, and then lets SQLite parse pragmas
 * of the same length until the memory that held the text is overwritten.
 */
final class KeyedConnection extends JDBC4Connection {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int OVERWRITES = 16;
    private static final MethodHandle EXEC = exec();

    private static final List<String> SETTINGS = List.of(
            "PRAGMA busy_timeout = 10000",
            "PRAGMA temp_store = MEMORY",
            "PRAGMA secure_delete = ON",
            "PRAGMA trusted_schema = OFF",
            "PRAGMA mmap_size = 0",
            "PRAGMA synchronous = FULL",
            // macOS only: fsync there does not reach the medium.
            "PRAGMA fullfsync = ON",
            "PRAGMA checkpoint_fullfsync = ON");

    private final @Nullable SecretMemory key;

    /** No initialiser: the superclass's constructor already makes statements, which set it. */
    private boolean keyed;

    private KeyedConnection(Path file, SecretMemory key) throws SQLException {
        this.key = key;
        super("jdbc:sqlite:" + file.toAbsolutePath(), file.toAbsolutePath().toString(), new Properties());
    }

    /**
     * Opens a file, or makes an empty one.
     *
     * @throws SQLException also when the file's first page does not authenticate under the key
     */
    static KeyedConnection open(Path file, SecretMemory key) throws SQLException {
        KeyedConnection connection = new KeyedConnection(file, key);
        try {
            for (String setting : SETTINGS) {
                connection.run(setting);
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Runs one or more statements that give nothing back. */
    void run(String sql) throws SQLException {
        try (Statement statement = createStatement()) {
            statement.execute(sql);
        }
    }

    /** Makes the statement that runs at present fail; from any thread. */
    void interrupt() throws SQLException {
        getDatabase().interrupt();
    }

    @Override
    public Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
        if (!keyed) {
            keyed = true;
            giveKey();
        }
        return super.createStatement(type, concurrency, holdability);
    }

    private void giveKey() throws SQLException {
        DB database = getDatabase();
        exec(database, "PRAGMA cipher = 'sqlcipher'".getBytes(StandardCharsets.US_ASCII));
        exec(database, "PRAGMA legacy = 4".getBytes(StandardCharsets.US_ASCII));
        SecretMemory raw = key;
        if (raw == null) {
            throw new IllegalStateException("no key");
        }
        byte[] pragma = raw.use(bytes -> pragma("key", bytes));
        try {
            exec(database, pragma);
        } finally {
            Arrays.fill(pragma, (byte) 0);
        }
        byte[] harmless = pragma("yek", new byte[Crypto.KEY]);
        for (int i = 0; i < OVERWRITES; i++) {
            exec(database, harmless);
        }
    }

    /** {@code PRAGMA name = "x'…'"}: SQLCipher's form of a raw key. */
    private static byte[] pragma(String name, byte[] key) {
        byte[] start = ("PRAGMA " + name + " = \"x'").getBytes(StandardCharsets.US_ASCII);
        byte[] pragma = Arrays.copyOf(start, start.length + 2 * key.length + 2);
        int at = start.length;
        for (byte b : key) {
            pragma[at++] = HEX[(b >> 4) & 0xf];
            pragma[at++] = HEX[b & 0xf];
        }
        pragma[at++] = '\'';
        pragma[at] = '"';
        return pragma;
    }

    private static void exec(DB database, byte[] sql) throws SQLException {
        int code;
        try {
            code = (int) EXEC.invokeExact((NativeDB) database, sql);
        } catch (SQLException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        if (code != 0) {
            throw new SQLException("the driver refuses the cipher: " + code);
        }
    }

    private static MethodHandle exec() {
        try {
            return MethodHandles.privateLookupIn(NativeDB.class, MethodHandles.lookup())
                    .findVirtual(NativeDB.class, "_exec_utf8", MethodType.methodType(int.class, byte[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("another sqlite-jdbc than the one this was written for", e);
        }
    }
}
