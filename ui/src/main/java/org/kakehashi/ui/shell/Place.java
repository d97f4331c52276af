package org.kakehashi.ui.shell;

import javafx.beans.value.ObservableIntegerValue;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.navigation.Route;

/**
 * One entry of the rail.
 *
 * @param route where it leads
 * @param waiting how much there waits to be looked at, or null where nothing ever does
 */
public record Place(
        Icons icon, String name, Route route, @Nullable ObservableIntegerValue waiting) {

    /** A place where nothing waits. */
    public Place(Icons icon, String name, Route route) {
        this(icon, name, route, null);
    }
}
