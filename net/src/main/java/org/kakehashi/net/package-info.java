@NullMarked
package org.kakehashi.net;

import org.jspecify.annotations.NullMarked;
