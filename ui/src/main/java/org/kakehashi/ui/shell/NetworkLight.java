package org.kakehashi.ui.shell;

/**
 * The light at the rail's foot.
 *
 * @param state what colour it has
 * @param words what it means now, such as "PlatON: 2 of 3 nodes answer"
 */
public record NetworkLight(State state, String words) {

    /** From nothing to trouble. */
    public enum State {
        /** No connection is open and none was asked for. */
        OFF,
        CONNECTED,
        PARTLY,
        BROKEN
    }
}
