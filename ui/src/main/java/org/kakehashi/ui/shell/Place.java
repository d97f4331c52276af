package org.kakehashi.ui.shell;

import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.navigation.Route;

/**
 * One entry of the rail.
 *
 * @param route where it leads
 */
public record Place(Icons icon, String name, Route route) {}
