package org.kakehashi.ui.platform;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.image.Image;

/** The clipboard. */
public interface Pasteboard {

    /** Puts text there for good. */
    void copy(String text);

    /** Puts text there and takes it away after 30 seconds, if nothing else has been copied since. */
    void copyForAWhile(String text);

    Optional<String> text();

    /** Files that were copied, as in a file manager; none when there are none. */
    default List<Path> files() {
        return List.of();
    }

    /** A picture that was copied as such. */
    default Optional<Image> picture() {
        return Optional.empty();
    }
}
