/** One chat: its messages however many, what is written next, and what is known of its people. */
@NullMarked
package org.kakehashi.ui.conversation;

import org.jspecify.annotations.NullMarked;
