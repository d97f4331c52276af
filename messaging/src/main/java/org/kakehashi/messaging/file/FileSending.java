package org.kakehashi.messaging.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kakehashi.messaging.identity.SecretIdentity;
import org.kakehashi.net.GuardedHttp;
import org.kakehashi.net.HostPort;
import org.kakehashi.net.Hosts;
import org.kakehashi.net.Purpose;
import org.kakehashi.vault.Progress;

/**
 * Encrypts files and puts them on two of one's own servers each. What was begun survives the end of the program: {@link
 * #waiting()} names it, and {@link #upload} goes on where it was. Servers are spoken to with a key made for the one file,
 * so that they do not learn who sends it. Every long call is ended by interrupting its thread. Usable from any thread,
 * one call a file at a time.
 */
public final class FileSending {

    private static final int ENOUGH = 2;

    private final FileFolder folder;
    private final FileOutTable table;
    private final FileServers servers;
    private final Hosts hosts;
    private final Blossom blossom;
    private final SecureRandom random;
    private final InstantSource clock;

    public FileSending(
            FileFolder folder,
            FileVault vault,
            GuardedHttp http,
            Hosts hosts,
            FileServers servers,
            SecureRandom random,
            InstantSource clock) {
        this.folder = folder;
        this.table = new FileOutTable(vault);
        this.servers = servers;
        this.hosts = hosts;
        this.blossom = new Blossom(http, random, clock);
        this.random = random;
        this.clock = clock;
    }

    /** What came of encrypting. */
    public sealed interface Sealing {

        /** It waits to be put on servers. */
        record Sealed(FileNote note) implements Sealing {}

        /** Larger than {@link FileNote#LARGEST}. */
        record TooLarge(long bytes) implements Sealing {}

        /** It cannot be read, or changed meanwhile. */
        record Unreadable(String reason) implements Sealing {}
    }

    /** What came of putting a file on servers. */
    public sealed interface Upload {

        /** It is on enough servers; this is what the message says. */
        record Uploaded(FileNote note) implements Upload {}

        /** No server of one's own is known. */
        record NoServers() implements Upload {}

        /** Not on enough servers yet; these may not be spoken to before the person allows them. */
        record NeedsConsent(List<HostPort> hosts) implements Upload {}

        /** Not on enough servers; it can be tried again. */
        record Incomplete(int having, Map<FileServerUrl, Problem> problems) implements Upload {}

        /** Nothing of this name waits here. */
        record Unknown() implements Upload {}
    }

    /**
     * A file that is encrypted and not yet on enough servers.
     *
     * @param purpose as it was given
     */
    public record Waiting(FileNote note, String purpose) {}

    /**
     * Encrypts a file with a key of its own.
     *
     * @param type its MIME type
     * @param purpose what the caller wants to find again, such as the chat it is for
     * @param progress in bytes
     */
    public Sealing seal(Path file, String type, String purpose, Progress progress) throws InterruptedException {
        String name =
                Optional.ofNullable(file.getFileName()).map(Path::toString).orElse("");
        try {
            return seal(() -> Files.newInputStream(file), Files.size(file), name, type, purpose, progress);
        } catch (IOException unreadable) {
            return new Sealing.Unreadable(String.valueOf(unreadable.getMessage()));
        }
    }

    /** Gives what a file holds, from its beginning. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }

    /**
     * Encrypts what need not lie in a file, such as a picture that was cleaned in memory.
     *
     * @param length exactly so many bytes are in it
     * @param name as it is to be called
     */
    public Sealing seal(Source source, long length, String name, String type, String purpose, Progress progress)
            throws InterruptedException {
        if (length > FileNote.LARGEST) {
            return new Sealing.TooLarge(length);
        }
        byte[] key = new byte[32];
        byte[] nonce = new byte[12];
        random.nextBytes(key);
        random.nextBytes(nonce);
        try {
            Path begun = folder.begin();
            try {
                FileCipher.Encrypted encrypted;
                try (InputStream in = source.open();
                        OutputStream out = new BufferedOutputStream(Files.newOutputStream(begun), 1 << 18)) {
                    encrypted = FileCipher.encrypt(in, length, out, key, nonce, progress);
                }
                FileNote note = note(encrypted, length, FileNote.harmless(name), type, key, nonce);
                folder.keep(begun, note.sha256());
                try (SecretIdentity signer = SecretIdentity.random(random)) {
                    table.add(note, signer, purpose, clock.millis());
                }
                return new Sealing.Sealed(note);
            } finally {
                Files.deleteIfExists(begun);
            }
        } catch (IOException unreadable) {
            return new Sealing.Unreadable(String.valueOf(unreadable.getMessage()));
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static FileNote note(
            FileCipher.Encrypted encrypted, long length, String name, String type, byte[] key, byte[] nonce) {
        HexFormat hex = HexFormat.of();
        return new FileNote(
                List.of(),
                name,
                type,
                length,
                encrypted.size(),
                hex.formatHex(encrypted.sha256()),
                hex.formatHex(encrypted.original()),
                hex.formatHex(key),
                hex.formatHex(nonce));
    }

    /**
     * Puts a file on one's own servers until two have it, or all when they are fewer; servers that have it already are
     * not given it again.
     *
     * @param progress in bytes of the encrypted file, for each server in turn
     */
    public Upload upload(String sha256, Progress progress) throws InterruptedException {
        Optional<FileNote> known = table.note(sha256);
        if (known.isEmpty() || !folder.has(sha256)) {
            return new Upload.Unknown();
        }
        List<FileServerUrl> all = servers.list();
        if (all.isEmpty()) {
            return new Upload.NoServers();
        }
        int enough = Math.min(ENOUGH, all.size());
        List<FileServerUrl> having = new ArrayList<>(table.held(sha256));
        Set<HostPort> closed = new TreeSet<>();
        Map<FileServerUrl, Problem> problems = new LinkedHashMap<>();
        for (FileServerUrl server : all) {
            if (having.size() >= enough) {
                break;
            }
            if (having.contains(server)) {
                continue;
            }
            if (!hosts.allowed(server.host(), Purpose.FILE_SERVER)) {
                closed.add(server.host());
                continue;
            }
            Optional<Problem> problem;
            try (SecretIdentity signer = table.signer(sha256)) {
                problem = blossom.put(
                        server, folder.whole(sha256), sha256, known.get().size(), signer, progress);
            }
            if (problem.isEmpty()) {
                table.holds(sha256, server);
                having.add(server);
            } else {
                problems.put(server, problem.get());
            }
        }
        if (having.size() < enough) {
            return closed.isEmpty()
                    ? new Upload.Incomplete(having.size(), problems)
                    : new Upload.NeedsConsent(List.copyOf(closed));
        }
        table.finish(sha256);
        return new Upload.Uploaded(known.get()
                .at(having.stream().map(server -> server.at(sha256).toString()).toList()));
    }

    /** What is encrypted and not on enough servers, the oldest first. */
    public List<Waiting> waiting() {
        return table.waiting();
    }

    /** What was encrypted here under this hash and not given up, also when servers have it. */
    public Optional<FileNote> sealed(String sha256) {
        return table.note(sha256);
    }

    /** Gives a file up that was not sent: nothing of it stays here; what servers already have stays there. */
    public void drop(String sha256) throws IOException {
        table.remove(sha256);
        folder.forget(sha256);
    }

    /**
     * Asks the servers that have a file of one's own to delete it, as when its message was deleted for all.
     *
     * @return what went wrong where; empty when no server has it any more
     */
    public Map<FileServerUrl, Problem> delete(String sha256) throws InterruptedException {
        Map<FileServerUrl, Problem> problems = new LinkedHashMap<>();
        for (FileServerUrl server : new HashSet<>(table.held(sha256))) {
            Optional<Problem> problem;
            try (SecretIdentity signer = table.signer(sha256)) {
                problem = blossom.delete(server, sha256, signer);
            }
            if (problem.isEmpty() || problem.get() == Problem.NOT_THERE) {
                table.holdsNoMore(sha256, server);
            } else {
                problems.put(server, problem.get());
            }
        }
        return problems;
    }
}
