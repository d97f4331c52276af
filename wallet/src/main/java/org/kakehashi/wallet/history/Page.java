package org.kakehashi.wallet.history;

import java.util.List;

/**
 * A stretch of the history, newest first.
 *
 * @param total how many entries the filter lets through in all
 */
public record Page(List<Entry> entries, int offset, int total) {

    public Page {
        entries = List.copyOf(entries);
    }
}
