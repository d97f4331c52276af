package org.kakehashi.ui.background;

/** Told by long work how far it is. */
@FunctionalInterface
public interface Progress {

    /** @param total units in all, or 0 where nobody knows */
    void at(long done, long total);
}
