package org.kakehashi.ui.shell;

import java.util.List;
import org.kakehashi.ui.control.Icons;

/** A source of the palette: accounts, tokens, contacts. It answers at once, from what is in memory. */
@FunctionalInterface
public interface Finder {

    /**
     * One thing found.
     *
     * @param title shown and searched; guarded if it is foreign
     * @param detail a second, quieter line, or empty
     */
    record Found(Icons icon, String title, String detail, Runnable open) {}

    /** @param query as typed, trimmed; empty asks for what is most likely wanted */
    List<Found> find(String query);
}
