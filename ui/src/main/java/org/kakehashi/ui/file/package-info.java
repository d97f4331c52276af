/** Files and pictures in chats: chosen, sent, fetched, looked at and saved; and the servers that keep them. */
@NullMarked
package org.kakehashi.ui.file;

import org.jspecify.annotations.NullMarked;
