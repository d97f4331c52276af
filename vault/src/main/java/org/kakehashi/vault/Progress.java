package org.kakehashi.vault;

/** How far a long piece of work has come. Work is cancelled by interrupting its thread, not through this. */
@FunctionalInterface
public interface Progress {

    /** For callers who do not want to know. */
    Progress NONE = (done, total) -> {};

    /**
     * Called from the working thread, now and then.
     *
     * @param done units finished so far, never going back
     * @param total units in all, or -1 while unknown; the unit is the work's own (bytes, rows, …)
     */
    void at(long done, long total);
}
