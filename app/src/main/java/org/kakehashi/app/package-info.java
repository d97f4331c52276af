/** The program: its command line and the one place where everything is put together. */
@NullMarked
package org.kakehashi.app;

import org.jspecify.annotations.NullMarked;
