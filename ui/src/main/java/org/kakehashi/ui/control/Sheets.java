package org.kakehashi.ui.control;

/** The layer above the window's content where sheets appear, one on top of another. */
public interface Sheets {

    /** Shows a sheet and moves the keyboard into it. */
    void show(Sheet sheet);

    /** Takes it away and gives the keyboard back to where it was. */
    void close(Sheet sheet);
}
