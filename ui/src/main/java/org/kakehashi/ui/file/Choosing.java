package org.kakehashi.ui.file;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.embed.swing.SwingFXUtils;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.file.FileLook;
import org.kakehashi.messaging.file.FileNote;
import org.kakehashi.messaging.file.FileSending;
import org.kakehashi.messaging.picture.PictureKind;
import org.kakehashi.messaging.picture.PlainPicture;

/** Looks at a file before it is sent. Reads it, so not on the window's thread. */
final class Choosing {

    /** Pictures of more bytes are sent as they are, which is said. */
    private static final int LARGEST_PICTURE = 40 << 20;

    /** The preview has to fit into a message beside a long caption. */
    private static final int LARGEST_PREVIEW = 4_800;

    private static final int SIDE = 512;

    private Choosing() {}

    /** What came of looking. */
    sealed interface Look {
        record Good(Chosen chosen) implements Look {}

        record Bad(String name, Refusal refusal) implements Look {}
    }

    /** Why a file cannot be sent. */
    enum Refusal {
        FOLDER,
        EMPTY,
        TOO_LARGE,
        UNREADABLE
    }

    static Look at(Path file) {
        String name =
                Optional.ofNullable(file.getFileName()).map(Path::toString).orElse("");
        try {
            if (Files.isDirectory(file)) {
                return new Look.Bad(name, Refusal.FOLDER);
            }
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                return new Look.Bad(name, Refusal.UNREADABLE);
            }
            long length = Files.size(file);
            if (length == 0 || length > FileNote.LARGEST) {
                return new Look.Bad(name, length == 0 ? Refusal.EMPTY : Refusal.TOO_LARGE);
            }
            Optional<PictureKind> kind;
            try (InputStream in = Files.newInputStream(file)) {
                kind = PictureKind.of(in.readNBytes(12));
            }
            if (kind.isPresent() && length <= LARGEST_PICTURE) {
                Optional<PlainPicture> plain = PlainPicture.read(Files.readAllBytes(file));
                if (plain.isPresent()) {
                    return new Look.Good(picture(name, plain.get(), () -> cleaned(file)));
                }
            }
            String type = kind.map(PictureKind::type).orElseGet(() -> type(name));
            boolean uncleaned = type.startsWith("image/") || type.startsWith("video/");
            return new Look.Good(new Chosen(
                    0,
                    name,
                    length,
                    type,
                    () -> Files.newInputStream(file),
                    FileLook.NONE,
                    null,
                    uncleaned ? Chosen.Hidden.LEFT : Chosen.Hidden.NONE));
        } catch (IOException e) {
            return new Look.Bad(name, Refusal.UNREADABLE);
        }
    }

    /** A picture that has only pixels, such as one that was copied. */
    static Look of(BufferedImage copied, String name) {
        try {
            Optional<PlainPicture> plain = PlainPicture.read(Pictures.png(copied));
            return plain.isPresent()
                    ? new Look.Good(
                            picture(name, plain.get(), source(plain.get().content())))
                    : new Look.Bad(name, Refusal.UNREADABLE);
        } catch (IOException e) {
            return new Look.Bad(name, Refusal.UNREADABLE);
        }
    }

    /** Read again when it is sent, so that thirty large pictures need not be in memory together. */
    private static InputStream cleaned(Path file) throws IOException {
        if (Files.size(file) > LARGEST_PICTURE) {
            throw new IOException("it has grown");
        }
        return PlainPicture.read(Files.readAllBytes(file))
                .map(plain -> new ByteArrayInputStream(plain.content()))
                .orElseThrow(() -> new IOException("it is no picture any more"));
    }

    private static FileSending.Source source(byte[] content) {
        return () -> new ByteArrayInputStream(content);
    }

    private static Chosen picture(String name, PlainPicture plain, FileSending.Source source) throws IOException {
        byte[] content = plain.content();
        Chosen.Hidden hidden = plain.removed() ? Chosen.Hidden.REMOVED : Chosen.Hidden.NONE;
        int width = plain.sideways() ? plain.height() : plain.width();
        int height = plain.sideways() ? plain.width() : plain.height();
        Optional<BufferedImage> small = small(content);
        byte[] preview = small.isPresent() ? Pictures.preview(small.get(), LARGEST_PREVIEW) : new byte[0];
        return new Chosen(
                0,
                name,
                content.length,
                plain.kind().type(),
                source,
                new FileLook(width, height, preview, "", ""),
                small.map(picture -> SwingFXUtils.toFXImage(picture, null)).orElse(null),
                hidden);
    }

    /** Empty for pictures that are sent but not shown here: of kinds or sizes that are not decoded. */
    private static Optional<BufferedImage> small(byte[] content) {
        try {
            return Optional.of(Pictures.decode(content, SIDE));
        } catch (IOException notShown) {
            return Optional.empty();
        }
    }

    private static @Nullable String guess(String name) {
        try {
            return Files.probeContentType(Path.of(name));
        } catch (IOException | InvalidPathException unknown) {
            return null;
        }
    }

    private static String type(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String guessed = guess(lower);
        if (guessed != null) {
            return guessed.toLowerCase(Locale.ROOT);
        }
        return switch (lower.substring(lower.lastIndexOf('.') + 1)) {
            case "heic", "heif", "avif" -> "image/heic";
            case "mp4", "mov", "webm", "mkv", "m4v" -> "video/mp4";
            case "m4a", "ogg", "opus", "flac", "mp3" -> "audio/mpeg";
            default -> "application/octet-stream";
        };
    }
}
