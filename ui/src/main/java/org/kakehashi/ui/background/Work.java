package org.kakehashi.ui.background;

import org.kakehashi.vault.Progress;

/** Something long. It tells how far it is, and it ends early when its thread is interrupted. */
@FunctionalInterface
public interface Work<T> {
    T run(Progress progress) throws Exception;
}
