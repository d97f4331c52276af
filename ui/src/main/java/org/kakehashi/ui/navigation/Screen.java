package org.kakehashi.ui.navigation;

import javafx.scene.Node;

/** One screen of the program. It is made at its first visit and kept until the vault is locked. */
public interface Screen extends AutoCloseable {

    Node node();

    /** Called each time the screen comes up, and again when another of its own routes is opened. */
    default void onShown(Route route) {}

    /** Called when another screen takes its place. */
    default void onHidden() {}

    /** The screen will not be shown again: stop listening to services, forget what was typed. */
    @Override
    default void close() {}
}
