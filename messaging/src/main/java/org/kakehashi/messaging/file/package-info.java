/** Files sent in chats: encrypted and padded here, kept by Blossom servers, fetched and checked by whoever has the message. */
@NullMarked
package org.kakehashi.messaging.file;

import org.jspecify.annotations.NullMarked;
