package org.kakehashi.net;

import java.io.IOException;

/** An answer that was cut off because it grew beyond what was asked for. */
public final class AnswerTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    private final long limit;

    public AnswerTooLargeException(long limit) {
        super("the answer is larger than " + limit + " bytes");
        this.limit = limit;
    }

    /** The largest answer that would have been read, in bytes. */
    public long limit() {
        return limit;
    }
}
