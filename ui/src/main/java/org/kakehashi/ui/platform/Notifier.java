package org.kakehashi.ui.platform;

/** Shows a note outside the window, where whoever stands before the screen may read it. */
@FunctionalInterface
public interface Notifier {

    /**
     * Shows a note and waits until the desktop has taken it, a few seconds at most; not for the window's thread.
     *
     * @param title the program's own words
     * @param body one line, perhaps with guarded words of others in it, without mark-up; may be empty
     * @return false when this desktop shows none
     */
    boolean show(String title, String body) throws InterruptedException;
}
