package org.kakehashi.vault;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The vault's tables. One write at a time, each a transaction of its own; any number of reads beside it, which see the
 * last committed state and never wait for the writer.
 *
 * <p>Usable from any thread. Work must not keep the connection, its statements or result sets after it returns, must
 * not begin or end transactions, and must not call {@code write} of the same database from inside {@code write}.
 */
public final class Database {

    private static final int MOST_IDLE = 4;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** What is done with a connection. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it; what it throws passes on to the caller, SQLException as {@link DatabaseException}. */
        T on(Connection connection) throws SQLException;
    }

    /** What is changed with a connection, with nothing to give back. */
    @FunctionalInterface
    public interface Change {
        /** Does it; what it throws passes on to the caller, SQLException as {@link DatabaseException}. */
        void on(Connection connection) throws SQLException;
    }

    private final Path file;
    private final SecretMemory key;
    private final KeyedConnection writer;
    private final ReentrantLock writing = new ReentrantLock(true);

    /** Guarded by this. */
    private final Deque<KeyedConnection> idle = new ArrayDeque<>();

    /** Guarded by this. */
    private final Set<KeyedConnection> busy = new HashSet<>();

    private volatile boolean closing;

    /** Opens the file, or makes one; the key stays the caller's. */
    Database(Path file, SecretMemory key) throws SQLException {
        this.file = file;
        this.key = key;
        this.writer = KeyedConnection.open(file, key);
        try {
            writer.run("PRAGMA journal_mode = WAL");
            writer.run("PRAGMA foreign_keys = ON");
        } catch (SQLException e) {
            writer.close();
            throw e;
        }
    }

    /**
     * Runs work on a read-only connection, inside one snapshot of the database.
     *
     * @throws VaultLockedException when the vault is or gets locked
     * @throws DatabaseException when SQLite fails
     */
    public <T> T read(Work<T> work) {
        try {
            KeyedConnection reader = reader();
            boolean clean = false;
            try {
                T result = transaction(reader, "BEGIN", work);
                clean = true;
                return result;
            } finally {
                giveBack(reader, clean);
            }
        } catch (SQLException e) {
            throw failure("read", e);
        }
    }

    /**
     * Runs work in one transaction: committed, and on the disk, when this returns; rolled back when it throws.
     *
     * @throws VaultLockedException when the vault is or gets locked
     * @throws DatabaseException when SQLite fails
     */
    public <T> T write(Work<T> work) {
        return alone(connection -> transaction(connection, "BEGIN IMMEDIATE", work));
    }

    /**
     * {@link #write} with nothing to give back.
     *
     * @throws VaultLockedException when the vault is or gets locked
     * @throws DatabaseException when SQLite fails
     */
    public void change(Change change) {
        write(connection -> {
            change.on(connection);
            return true;
        });
    }

    /** What is done with the writing connection outside a transaction. */
    interface Alone<T> {
        T on(KeyedConnection connection) throws SQLException;
    }

    /** Runs something on the writing connection while no write can happen. */
    <T> T alone(Alone<T> work) {
        if (writing.isHeldByCurrentThread()) {
            throw new IllegalStateException("a write inside a write");
        }
        writing.lock();
        try {
            begin(writer);
            try {
                return work.on(writer);
            } finally {
                end(writer);
            }
        } catch (SQLException e) {
            throw failure("write", e);
        } finally {
            writing.unlock();
        }
    }

    private <T> T transaction(KeyedConnection connection, String begin, Work<T> work) throws SQLException {
        connection.run(begin);
        boolean done = false;
        try {
            T result = work.on(connection);
            connection.run("COMMIT");
            done = true;
            return result;
        } finally {
            if (!done) {
                rollBack(connection);
            }
        }
    }

    /** The first failure is the one to report: a broken transaction is often rolled back already. */
    private static void rollBack(KeyedConnection connection) {
        try {
            connection.run("ROLLBACK");
        } catch (SQLException e) {
            // Nothing is left to roll back, or the connection is gone with its transaction.
            return;
        }
    }

    private RuntimeException failure(String what, SQLException e) {
        return closing ? new VaultLockedException() : new DatabaseException(what + " failed", e);
    }

    private KeyedConnection reader() throws SQLException {
        synchronized (this) {
            if (closing) {
                throw new VaultLockedException();
            }
            KeyedConnection reader = idle.pollFirst();
            if (reader != null) {
                busy.add(reader);
                return reader;
            }
        }
        KeyedConnection fresh = KeyedConnection.open(file, key);
        try {
            fresh.run("PRAGMA query_only = ON");
            begin(fresh);
            return fresh;
        } catch (SQLException | RuntimeException e) {
            fresh.close();
            throw e;
        }
    }

    private void giveBack(KeyedConnection reader, boolean clean) throws SQLException {
        boolean keep;
        synchronized (this) {
            keep = clean && !closing && idle.size() < MOST_IDLE;
            if (keep) {
                idle.addFirst(reader);
            }
        }
        try {
            if (!keep) {
                reader.close();
            }
        } finally {
            end(reader);
        }
    }

    private synchronized void begin(KeyedConnection connection) {
        if (closing) {
            throw new VaultLockedException();
        }
        busy.add(connection);
    }

    private synchronized void end(KeyedConnection connection) {
        busy.remove(connection);
        notifyAll();
    }

    /** Whether closing has begun; long work looks now and then. */
    boolean closing() {
        return closing;
    }

    /** Lets running work finish for a moment, cuts off what has not, and closes every connection. */
    void close() throws SQLException {
        Set<KeyedConnection> left;
        synchronized (this) {
            if (closing) {
                return;
            }
            closing = true;
            awaitIdle();
            for (KeyedConnection connection : busy) {
                connection.interrupt();
            }
            awaitIdle();
            left = new HashSet<>(busy);
            left.addAll(idle);
            idle.clear();
        }
        left.remove(writer);
        try {
            for (KeyedConnection connection : left) {
                connection.close();
            }
            if (!writing.isLocked()) {
                writer.run("PRAGMA wal_checkpoint(TRUNCATE)");
            }
        } finally {
            writer.close();
        }
    }

    private synchronized void awaitIdle() {
        long end = System.nanoTime() + PATIENCE_NANOS;
        boolean interrupted = false;
        while (!busy.isEmpty()) {
            long millis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (millis <= 0) {
                break;
            }
            try {
                wait(millis);
            } catch (InterruptedException e) {
                interrupted = true;
                break;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Brings everything committed into the main file and leaves that file alone until {@link #thaw()}: later commits
     * gather in the log beside it.
     */
    void freeze() {
        alone(connection -> {
            connection.run("PRAGMA wal_autocheckpoint = 0");
            try (Statement statement = connection.createStatement();
                    ResultSet answer = statement.executeQuery("PRAGMA wal_checkpoint(FULL)")) {
                if (!answer.next() || answer.getInt(1) != 0 || answer.getInt(2) != answer.getInt(3)) {
                    throw new SQLException("a read that does not end keeps the log from being written back");
                }
            }
            return true;
        });
    }

    void thaw() {
        alone(connection -> {
            connection.run("PRAGMA wal_autocheckpoint = 1000");
            return true;
        });
    }
}
