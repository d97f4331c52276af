package org.kakehashi.wallet.systemcontract;

import java.io.IOException;

/** A node answered something that no system contract would: the answer is thrown away, nothing is shown of it. */
public final class MalformedAnswerException extends IOException {

    private static final long serialVersionUID = 1L;

    public MalformedAnswerException(String message) {
        super(message);
    }
}
