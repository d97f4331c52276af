@NullMarked
package org.kakehashi.vault;

import org.jspecify.annotations.NullMarked;
