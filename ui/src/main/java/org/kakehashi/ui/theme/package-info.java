/** How the program looks: light and dark, fonts, the style sheet, the mark. */
@NullMarked
package org.kakehashi.ui.theme;

import org.jspecify.annotations.NullMarked;
