/** Measurements that are run by hand and print a table. */
@NullMarked
package org.kakehashi.bench;

import org.jspecify.annotations.NullMarked;
