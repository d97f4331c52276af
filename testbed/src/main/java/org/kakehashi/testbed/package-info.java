/** Real peers for the tests: nodes, relays and clients of another make, started from {@code testbed/node_modules}. */
@NullMarked
package org.kakehashi.testbed;

import org.jspecify.annotations.NullMarked;
