package org.kakehashi.ui.shell;

import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.Icons;

/**
 * Something that can be done from anywhere: by its keys, and by its name in the palette.
 *
 * @param name in the person's language
 * @param keys null where it has none
 */
public record Command(Icons icon, String name, @Nullable KeyCombination keys, Runnable action) {}
