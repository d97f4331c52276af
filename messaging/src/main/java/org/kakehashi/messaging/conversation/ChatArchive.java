package org.kakehashi.messaging.conversation;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.vault.KdfParameters;
import org.kakehashi.vault.Progress;
import org.kakehashi.vault.SealedFile;

/**
 * Copies of chats in files under a password (Argon2id, AES-256-GCM in pieces; see {@link SealedFile}): one JSON object a
 * line, described in PROTOCOL.md. Bringing a file in adds what is not here and changes nothing that is.
 */
public final class ChatArchive {

    /** The letters such a file begins with. */
    public static final String LETTERS = "KAKEHASHI-CHATS1";

    private static final int AT_ONCE = 1_000;
    private static final int LONGEST_LINE = 1 << 20;

    private final Ground ground;

    ChatArchive(Ground ground) {
        this.ground = ground;
    }

    /** What came of bringing a file in. */
    public sealed interface Result {

        /**
         * It is in.
         *
         * @param added messages that were not here
         * @param known messages that were here before, or were deleted here
         */
        record Added(long chats, long added, long known) implements Result {}

        record WrongPassword() implements Result {}

        /** The chats of another identity. */
        record OtherIdentity(String npub) implements Result {}

        /** Not such a file, changed, or of a later program; what was read before the damage stays. */
        record Damaged(String reason) implements Result {}

        /** It asks for more memory than there is. */
        record TooCostly() implements Result {}
    }

    /**
     * Writes one chat or all into a new file.
     *
     * @param chat which one, or absent for all
     * @param password not wiped, that is the caller's
     * @param progress in messages
     * @throws InterruptedException when the thread was interrupted; no file is left
     */
    public void write(Path target, @Nullable ConversationId chat, char[] password, KdfParameters kdf, Progress progress)
            throws IOException, InterruptedException {
        SealedFile.write(target, LETTERS, password, kdf, out -> {
            Writer lines = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
            ArchiveLines archive = new ArchiveLines(ground);
            List<Room> rooms = ground.database().read(tx -> archive.rooms(tx, chat));
            long total = 0;
            for (Room room : rooms) {
                total += ground.database()
                        .read(tx -> Sql.number(tx, "SELECT count(*) FROM message WHERE chat = ?", room.id()));
            }
            line(lines, archive.head());
            long done = 0;
            for (Room room : rooms) {
                line(lines, ground.database().read(tx -> archive.chat(tx, room)));
                done = messages(lines, archive, room, done, total, progress);
            }
            lines.flush();
        });
    }

    private long messages(Writer lines, ArchiveLines archive, Room room, long before, long total, Progress progress)
            throws IOException, InterruptedException {
        long done = before;
        long place = 0;
        while (true) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            long from = place;
            ArchiveLines.Part part = ground.database().read(tx -> archive.part(tx, room, from, AT_ONCE));
            for (String line : part.lines()) {
                line(lines, line);
            }
            done += part.messages();
            progress.at(done, Math.max(total, done));
            if (part.messages() < AT_ONCE) {
                return done;
            }
            place = part.last();
        }
    }

    private static void line(Writer lines, String line) throws IOException {
        lines.write(line);
        lines.write('\n');
    }

    /**
     * Brings a file in.
     *
     * @param password not wiped, that is the caller's
     * @param progress in messages, the total unknown
     * @throws InterruptedException when the thread was interrupted; what was read stays
     */
    public Result read(Path file, char[] password, Progress progress) throws IOException, InterruptedException {
        return switch (SealedFile.open(file, LETTERS, password)) {
            case SealedFile.Opening.WrongPassword() -> new Result.WrongPassword();
            case SealedFile.Opening.Damaged(String reason) -> new Result.Damaged(reason);
            case SealedFile.Opening.TooCostly() -> new Result.TooCostly();
            case SealedFile.Opening.Newer(int format) -> new Result.Damaged("format " + format);
            case SealedFile.Opening.Opened(InputStream content) -> {
                try (BufferedReader lines =
                        new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8), 1 << 16)) {
                    yield read(lines, progress);
                } catch (IOException damaged) {
                    yield new Result.Damaged(String.valueOf(damaged.getMessage()));
                }
            }
        };
    }

    private Result read(BufferedReader lines, Progress progress) throws IOException, InterruptedException {
        ArchiveReader reader = new ArchiveReader(ground);
        String head = line(lines);
        Optional<Result> refusal = head == null ? Optional.of(new Result.Damaged("empty")) : reader.head(head);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        boolean more = true;
        while (more) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            List<String> batch = new ArrayList<>();
            while (batch.size() < AT_ONCE) {
                String line = line(lines);
                if (line == null) {
                    more = false;
                    break;
                }
                batch.add(line);
            }
            Optional<Result> damage = ground.database().write(tx -> reader.take(tx, batch));
            if (damage.isPresent()) {
                return damage.get();
            }
            progress.at(reader.added() + reader.known(), -1);
        }
        return new Result.Added(reader.chats(), reader.added(), reader.known());
    }

    /** A line of bounded length. */
    private static @Nullable String line(BufferedReader lines) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = lines.read(); ; c = lines.read()) {
            if (c < 0) {
                return line.isEmpty() ? null : line.toString();
            }
            if (c == '\n') {
                return line.toString();
            }
            if (line.length() == LONGEST_LINE) {
                throw new IOException("a line that is too long");
            }
            line.append((char) c);
        }
    }
}
