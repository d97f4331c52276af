/** The building blocks that every screen shares. */
@NullMarked
package org.kakehashi.ui.control;

import org.jspecify.annotations.NullMarked;
