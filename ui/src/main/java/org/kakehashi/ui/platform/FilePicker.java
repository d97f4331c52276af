package org.kakehashi.ui.platform;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Lets the person choose a file; empty when they chose none. */
public interface FilePicker {

    /** @param endings what the name may end with, without the dot; none means any */
    Optional<Path> open(String title, List<String> endings);

    /** Several files of any kind; none when they chose none. */
    default List<Path> openSeveral(String title) {
        return open(title, List.of()).stream().toList();
    }

    Optional<Path> save(String title, String suggestedName);
}
