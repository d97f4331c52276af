/** Chats in encrypted files: written out, and brought in on another machine. */
@NullMarked
package org.kakehashi.ui.archive;

import org.jspecify.annotations.NullMarked;
