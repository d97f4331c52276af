package org.kakehashi.ui.control;

/** Short notes at the window's edge that go away by themselves; only for things that are done. */
@FunctionalInterface
public interface Toasts {

    void done(String text);
}
