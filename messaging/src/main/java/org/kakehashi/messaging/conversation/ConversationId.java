package org.kakehashi.messaging.conversation;

/** A chat of this vault; the number means nothing elsewhere. */
public record ConversationId(long number) {}
