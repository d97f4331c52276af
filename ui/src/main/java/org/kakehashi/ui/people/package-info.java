/** What people are called on the screen. */
@NullMarked
package org.kakehashi.ui.people;

import org.jspecify.annotations.NullMarked;
