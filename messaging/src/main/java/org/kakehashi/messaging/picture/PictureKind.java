package org.kakehashi.messaging.picture;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The kinds of pictures that can be cleaned. */
public enum PictureKind {
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png"),
    GIF("image/gif", "gif"),
    WEBP("image/webp", "webp");

    private final String type;
    private final String ending;

    PictureKind(String type, String ending) {
        this.type = type;
        this.ending = ending;
    }

    /** Its MIME type. */
    public String type() {
        return type;
    }

    /** How names of such files end, without the dot. */
    public String ending() {
        return ending;
    }

    /** What the first bytes of a file say, 12 of which are enough. */
    public static Optional<PictureKind> of(byte[] start) {
        if (start.length >= 3 && (start[0] & 0xFF) == 0xFF && (start[1] & 0xFF) == 0xD8 && (start[2] & 0xFF) == 0xFF) {
            return Optional.of(JPEG);
        }
        if (begins(start, 0, "\u0089PNG\r\n\u001A\n")) {
            return Optional.of(PNG);
        }
        if (begins(start, 0, "GIF87a") || begins(start, 0, "GIF89a")) {
            return Optional.of(GIF);
        }
        return begins(start, 0, "RIFF") && begins(start, 8, "WEBP") ? Optional.of(WEBP) : Optional.empty();
    }

    static boolean begins(byte[] bytes, int at, String letters) {
        byte[] wanted = letters.getBytes(StandardCharsets.ISO_8859_1);
        if (bytes.length - at < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
