package org.kakehashi.ui.platform;

import java.util.Optional;

/** The clipboard. */
public interface Pasteboard {

    /** Puts text there for good. */
    void copy(String text);

    /** Puts text there and takes it away after 30 seconds, if nothing else has been copied since. */
    void copyForAWhile(String text);

    Optional<String> text();
}
