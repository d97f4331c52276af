/** One encrypted SQLite file: unlock, migrate, secrets, backup. */
@NullMarked
package org.kakehashi.vault;

import org.jspecify.annotations.NullMarked;
