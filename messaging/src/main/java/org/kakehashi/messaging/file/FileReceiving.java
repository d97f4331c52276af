package org.kakehashi.messaging.file;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import okhttp3.HttpUrl;
import org.kakehashi.net.GuardedHttp;
import org.kakehashi.net.HostPort;
import org.kakehashi.net.Hosts;
import org.kakehashi.net.Purpose;
import org.kakehashi.vault.Progress;

/**
 * Fetches the files of messages and opens them. A file stays encrypted on this machine; it is decrypted into memory to
 * be shown, or to where the person saves it. Nothing is fetched by itself. Every long call is ended by interrupting its
 * thread, and a download goes on later where it was. Usable from any thread, one call a file at a time.
 */
public final class FileReceiving {

    private final FileFolder folder;
    private final Hosts hosts;
    private final Blossom blossom;

    public FileReceiving(FileFolder folder, GuardedHttp http, Hosts hosts, SecureRandom random, InstantSource clock) {
        this.folder = folder;
        this.hosts = hosts;
        this.blossom = new Blossom(http, random, clock);
    }

    /** What came of fetching. */
    public sealed interface Download {

        /** It is here, and is what the message says. */
        record Here() implements Download {}

        /** Ask the person whether one of these may be spoken to; nothing was asked of them. */
        record NeedsConsent(List<HostPort> hosts) implements Download {}

        /** By address; none gave it. */
        record Failed(Map<String, Problem> problems) implements Download {}
    }

    /** Whether the file is on this machine. */
    public boolean isHere(FileNote note) {
        return folder.has(note.sha256());
    }

    /**
     * Fetches a file from the first of its addresses that gives it.
     *
     * @param progress in bytes of the encrypted file; the total is -1 when the message does not say it
     */
    public Download fetch(FileNote note, Progress progress) throws InterruptedException {
        if (isHere(note)) {
            return new Download.Here();
        }
        Set<HostPort> closed = new TreeSet<>();
        Map<String, Problem> problems = new LinkedHashMap<>();
        for (String address : note.urls()) {
            Optional<HttpUrl> url = FileServerUrl.location(address);
            if (url.isEmpty()) {
                continue;
            }
            HostPort host = HostPort.of(url.get());
            if (!hosts.allowed(host, Purpose.FILE_SERVER)) {
                hosts.propose(host, Purpose.FILE_SERVER, "a file in a chat");
                closed.add(host);
                continue;
            }
            Optional<Problem> problem = fetch(note, url.get(), progress);
            if (problem.isEmpty()) {
                return new Download.Here();
            }
            problems.put(address, problem.get());
        }
        return problems.isEmpty() && !closed.isEmpty()
                ? new Download.NeedsConsent(List.copyOf(closed))
                : new Download.Failed(problems);
    }

    private Optional<Problem> fetch(FileNote note, HttpUrl url, Progress progress) throws InterruptedException {
        try {
            long come = folder.come(note.sha256());
            boolean all = note.size() >= 0 && come == note.size();
            Optional<Problem> problem = all ? Optional.empty() : get(note, url, come, progress);
            if (problem.isPresent()) {
                return problem;
            }
            if (keptIfRight(note)) {
                return Optional.empty();
            }
            // What had come before may be of another server; this one has a chance of its own.
            problem = come > 0 ? get(note, url, 0, progress) : Optional.of(Problem.DAMAGED);
            if (problem.isPresent()) {
                return problem;
            }
            return keptIfRight(note) ? Optional.empty() : Optional.of(Problem.DAMAGED);
        } catch (IOException disk) {
            throw new UncheckedIOException("the folder of files cannot be written", disk);
        }
    }

    private Optional<Problem> get(FileNote note, HttpUrl url, long from, Progress progress)
            throws InterruptedException {
        return blossom.get(url, folder.part(note.sha256()), from, note.size(), FileCipher.LARGEST, progress);
    }

    /** What has come is kept when it is what the message says, and thrown away otherwise. */
    private boolean keptIfRight(FileNote note) throws IOException, InterruptedException {
        Path part = folder.part(note.sha256());
        if (!Files.exists(part)) {
            return false;
        }
        if (FileFolder.hash(part).equals(note.sha256())) {
            folder.keep(part, note.sha256());
            return true;
        }
        Files.deleteIfExists(part);
        return false;
    }

    /** What came of opening a file that is here. */
    public sealed interface Opened {

        /** The whole file. */
        record Bytes(byte[] content) implements Opened {}

        /** It was written where it was wanted. */
        record Saved() implements Opened {}

        /** It is not here; fetch it first. */
        record NotHere() implements Opened {}

        /** Larger than was asked for. */
        record TooLarge() implements Opened {}

        /** The key in the message does not open it. */
        record WrongKey() implements Opened {}
    }

    /**
     * The file in memory, as for showing a picture.
     *
     * @param most more is refused
     */
    public Opened read(FileNote note, int most) throws IOException, InterruptedException {
        if (!isHere(note)) {
            return new Opened.NotHere();
        }
        long length = note.length() >= 0 ? note.length() : Files.size(folder.whole(note.sha256())) - FileCipher.TAG;
        if (length > most) {
            return new Opened.TooLarge();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) Math.max(32, length));
        return decrypt(note, bytes, Progress.NONE) ? new Opened.Bytes(bytes.toByteArray()) : new Opened.WrongKey();
    }

    /**
     * Writes the file to where the person wants it; a file that is there is replaced only by the whole new one.
     *
     * @param progress in bytes of the encrypted file
     * @throws IOException when it cannot be written there
     */
    public Opened save(FileNote note, Path target, Progress progress) throws IOException, InterruptedException {
        if (!isHere(note)) {
            return new Opened.NotHere();
        }
        Path parent = target.toAbsolutePath().getParent();
        Path begun = Files.createTempFile(parent, ".kakehashi-", ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(begun), 1 << 18)) {
                if (!decrypt(note, out, progress)) {
                    return new Opened.WrongKey();
                }
            }
            Files.move(begun, target, StandardCopyOption.REPLACE_EXISTING);
            return new Opened.Saved();
        } finally {
            Files.deleteIfExists(begun);
        }
    }

    private boolean decrypt(FileNote note, OutputStream out, Progress progress)
            throws IOException, InterruptedException {
        HexFormat hex = HexFormat.of();
        byte[] key = hex.parseHex(note.key());
        Path whole = folder.whole(note.sha256());
        try (InputStream in = Files.newInputStream(whole)) {
            return FileCipher.decrypt(
                    in, Files.size(whole), out, note.length(), key, hex.parseHex(note.nonce()), progress);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** Deletes a file from this machine, as when its message disappears; it can be fetched again. */
    public void forget(FileNote note) throws IOException {
        folder.forget(note.sha256());
    }

    /** Deletes the file with this hash from this machine, 64 hexadecimal digits. */
    public void forget(String sha256) throws IOException {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a hash");
        }
        folder.forget(sha256);
    }
}
