/** Pictures freed of what cameras and programs write into them beside the picture. */
@NullMarked
package org.kakehashi.messaging.picture;

import org.jspecify.annotations.NullMarked;
