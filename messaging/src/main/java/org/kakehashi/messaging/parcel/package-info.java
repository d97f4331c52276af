/** Files on their way into chats: encrypted, put on servers, then said in a message, also after the program ended. */
@NullMarked
package org.kakehashi.messaging.parcel;

import org.jspecify.annotations.NullMarked;
