package org.kakehashi.ui.background;

/**
 * How far some work is.
 *
 * @param done units done, whatever the unit is
 * @param total units in all, or 0 where nobody knows
 */
public record Step(long done, long total) {

    /** From 0 to 1, or -1 where the end is not known: what a progress bar takes. */
    public double fraction() {
        return total <= 0 ? -1 : Math.clamp((double) done / total, 0, 1);
    }
}
