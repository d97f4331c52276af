package org.kakehashi.ui.file;

import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.file.FileLook;
import org.kakehashi.messaging.file.FileSending;

/**
 * A file that was looked at and may be sent.
 *
 * @param length exactly so many bytes are sent
 * @param look with the preview that travels in the message; without caption and album
 * @param preview for the window; absent where there is none
 * @param hidden what became of what was written in it beside the picture
 */
record Chosen(
        long number,
        String name,
        long length,
        String type,
        FileSending.Source content,
        FileLook look,
        @Nullable Image preview,
        Hidden hidden) {

    /** What became of place, time, camera and the like. */
    enum Hidden {
        /** There was nothing, or it is no picture. */
        NONE,
        /** It is not sent. */
        REMOVED,
        /** It is a picture of a kind that cannot be cleaned here, and is sent as it is. */
        LEFT
    }

    boolean isPicture() {
        return look.width() > 0;
    }

    Chosen numbered(long at) {
        return new Chosen(at, name, length, type, content, look, preview, hidden);
    }
}
