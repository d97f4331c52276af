/** Uses the real window in tests, headless. */
@NullMarked
package org.kakehashi.ui.driver;

import org.jspecify.annotations.NullMarked;
