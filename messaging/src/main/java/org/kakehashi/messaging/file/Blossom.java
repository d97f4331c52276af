package org.kakehashi.messaging.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.identity.SecretIdentity;
import org.kakehashi.net.AnswerTooLargeException;
import org.kakehashi.net.GuardedHttp;
import org.kakehashi.net.HttpAnswer;
import org.kakehashi.net.Purpose;
import org.kakehashi.vault.Progress;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to one file server at a time: Blossom, BUD-01, BUD-02 and BUD-06. */
final class Blossom {

    private static final int AUTHORISATION = 24_242;
    private static final long VALID = Duration.ofHours(1).toSeconds();
    private static final long LONGEST_ANSWER = 64 << 10;
    private static final Duration SHORT = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofHours(2);
    private static final int PIECE = 64 << 10;
    private static final MediaType BYTES = MediaType.get("application/octet-stream");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final GuardedHttp http;
    private final SecureRandom random;
    private final InstantSource clock;

    /** One download writes at a time: a cancelled one may still hold its last piece. */
    private final ReentrantLock writing = new ReentrantLock();

    Blossom(GuardedHttp http, SecureRandom random, InstantSource clock) {
        this.http = http;
        this.random = random;
        this.clock = clock;
    }

    /** Puts a file on a server that does not have it; empty when it is there afterwards. */
    Optional<Problem> put(
            FileServerUrl server, Path file, String sha256, long size, SecretIdentity signer, Progress progress)
            throws InterruptedException {
        String authorisation = authorisation("upload", "Upload a file", sha256, signer);
        try {
            Optional<Problem> present = head(server, sha256, size);
            if (present.isEmpty()) {
                progress.at(size, size);
                return present;
            }
            Request may = new Request.Builder()
                    .url(server.at("upload"))
                    .head()
                    .header("Authorization", authorisation)
                    .header("X-SHA-256", sha256)
                    .header("X-Content-Length", Long.toString(size))
                    .header("X-Content-Type", BYTES.toString())
                    .build();
            int said =
                    http.send(Purpose.FILE_SERVER, may, LONGEST_ANSWER, SHORT).status();
            // BUD-06 is optional; a server without it answers that there is no such thing.
            if (said != 404 && said != 405 && said != 501 && problem(said).isPresent()) {
                return problem(said);
            }
            Request put = new Request.Builder()
                    .url(server.at("upload"))
                    .put(new FileBody(file, size, progress))
                    .header("Authorization", authorisation)
                    .build();
            HttpAnswer answer = http.send(Purpose.FILE_SERVER, put, LONGEST_ANSWER, LONG);
            Optional<Problem> refusal = problem(answer.status());
            if (refusal.isPresent()) {
                return refusal;
            }
            // What it says to have kept, and then what it says to have.
            return says(answer.text(), sha256) ? head(server, sha256, size) : Optional.of(Problem.DAMAGED);
        } catch (IOException e) {
            return Optional.of(unless(e));
        }
    }

    private static boolean says(String json, String sha256) {
        try {
            JsonNode node = JSON.readTree(json);
            return node != null && node.path("sha256").asString("").equalsIgnoreCase(sha256);
        } catch (JacksonException malformed) {
            return false;
        }
    }

    /** Empty when the server says to have the file in this size. */
    private Optional<Problem> head(FileServerUrl server, String sha256, long size) throws IOException {
        Request head = new Request.Builder().url(server.at(sha256)).head().build();
        return http.receive(Purpose.FILE_SERVER, head, SHORT, response -> {
            Optional<Problem> refusal = problem(response.code());
            if (refusal.isPresent()) {
                return refusal;
            }
            String length = response.header("Content-Length");
            return length == null || length.equals(Long.toString(size))
                    ? Optional.<Problem>empty()
                    : Optional.of(Problem.DAMAGED);
        });
    }

    /** Asks a server to delete a file that the signer put there. */
    Optional<Problem> delete(FileServerUrl server, String sha256, SecretIdentity signer) throws InterruptedException {
        Request delete = new Request.Builder()
                .url(server.at(sha256))
                .delete()
                .header("Authorization", authorisation("delete", "Delete a file", sha256, signer))
                .build();
        try {
            return problem(http.send(Purpose.FILE_SERVER, delete, LONGEST_ANSWER, SHORT)
                    .status());
        } catch (IOException e) {
            return Optional.of(unless(e));
        }
    }

    /**
     * Fetches what is missing of a file; empty when all of it has come. It may still be another file.
     *
     * @param from how much of it is there already
     * @param size how long it is to be; -1 for any length up to {@code most}
     */
    Optional<Problem> get(HttpUrl url, Path part, long from, long size, long most, Progress progress)
            throws InterruptedException {
        Request.Builder get = new Request.Builder().url(url).header("Accept-Encoding", "identity");
        if (from > 0) {
            get.header("Range", "bytes=" + from + "-");
        }
        try {
            return http.receive(
                    Purpose.FILE_SERVER, get.build(), LONG, answer -> take(answer, part, from, size, most, progress));
        } catch (AnswerTooLargeException larger) {
            return Optional.of(Problem.DAMAGED);
        } catch (IOException e) {
            return Optional.of(unless(e));
        }
    }

    private Optional<Problem> take(Response answer, Path part, long from, long size, long most, Progress progress)
            throws IOException {
        Optional<Problem> refusal = problem(answer.code());
        if (refusal.isPresent()) {
            return refusal;
        }
        long start = answer.code() == 206 ? from : 0;
        if (answer.code() == 206 && !begins(answer.header("Content-Range"), from)) {
            return Optional.of(Problem.STRANGE);
        }
        long bound = size < 0 ? most : size;
        long announced = answer.body().contentLength();
        if (announced >= 0 && (start + announced > bound || size >= 0 && start + announced != size)) {
            return Optional.of(Problem.DAMAGED);
        }
        writing.lock();
        try (InputStream in = answer.body().byteStream();
                FileChannel out = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            out.truncate(start);
            out.position(start);
            byte[] piece = new byte[PIECE];
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                if (out.position() + read > bound) {
                    throw new AnswerTooLargeException(bound);
                }
                ByteBuffer bytes = ByteBuffer.wrap(piece, 0, read);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                progress.at(out.position(), size);
            }
            return size >= 0 && out.position() < size ? Optional.of(Problem.UNREACHABLE) : Optional.empty();
        } finally {
            writing.unlock();
        }
    }

    private static boolean begins(@Nullable String contentRange, long from) {
        return contentRange != null && contentRange.startsWith("bytes " + from + "-");
    }

    private static Optional<Problem> problem(int status) {
        return switch (status) {
            case 200, 201, 202, 204, 206 -> Optional.empty();
            case 401, 402, 403 -> Optional.of(Problem.REFUSED);
            case 404, 410 -> Optional.of(Problem.NOT_THERE);
            case 413 -> Optional.of(Problem.TOO_LARGE);
            case 429, 503, 507 -> Optional.of(Problem.BUSY);
            default -> Optional.of(status >= 300 && status < 400 ? Problem.MOVED : Problem.STRANGE);
        };
    }

    /** The connection's failure, unless it is the person who ended it. */
    private static Problem unless(IOException failure) throws InterruptedException {
        if (failure instanceof InterruptedIOException && Thread.interrupted()) {
            throw new InterruptedException();
        }
        return Problem.UNREACHABLE;
    }

    /** BUD-01: an event of kind 24242 that allows one thing with one file for an hour. */
    private String authorisation(String verb, String sentence, String sha256, SecretIdentity signer) {
        long now = clock.instant().getEpochSecond();
        List<List<String>> tags =
                List.of(List.of("t", verb), List.of("x", sha256), List.of("expiration", Long.toString(now + VALID)));
        String event = new Rumor(signer.publicIdentity(), now, AUTHORISATION, tags, sentence)
                .sign(signer, random)
                .json();
        return "Nostr " + Base64.getEncoder().encodeToString(event.getBytes(StandardCharsets.UTF_8));
    }

    /** A file as what is sent, a piece at a time. */
    private static final class FileBody extends RequestBody {
        private final Path file;
        private final long size;
        private final Progress progress;

        FileBody(Path file, long size, Progress progress) {
            this.file = file;
            this.size = size;
            this.progress = progress;
        }

        @Override
        public MediaType contentType() {
            return BYTES;
        }

        @Override
        public long contentLength() {
            return size;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            byte[] piece = new byte[PIECE];
            long done = 0;
            try (InputStream in = Files.newInputStream(file)) {
                for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                    sink.write(piece, 0, read);
                    sink.flush();
                    done += read;
                    progress.at(done, size);
                }
            }
        }
    }
}
