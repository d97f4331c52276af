package org.kakehashi.messaging.parcel;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.file.FileSending;

/**
 * A file that is to be sent into a chat.
 *
 * @param content read once, away from the caller's thread
 * @param length exactly so many bytes are in it
 * @param name as it is to be called
 * @param type its MIME type
 * @param tags what the message says besides where the file is, such as {@link
 *     org.kakehashi.messaging.file.FileLook#tags()}
 * @param replyTo the message it answers; absent when it answers none
 */
public record Parcel(
        FileSending.Source content,
        long length,
        String name,
        String type,
        List<List<String>> tags,
        @Nullable String replyTo) {

    public Parcel {
        tags = List.copyOf(tags);
    }
}
