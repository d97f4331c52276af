package org.kakehashi.net;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A whole answer, never larger than the limit it was asked with. Everything in it is the server's word.
 *
 * @param status the HTTP status code
 * @param contentType the server's content type, empty if none was given
 * @param body the bytes, decompressed
 */
public record HttpAnswer(int status, String contentType, byte[] body) {

    /** Whether the status is 200 to 299. */
    public boolean successful() {
        return status >= 200 && status < 300;
    }

    /** The body as UTF-8, wrong bytes replaced. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HttpAnswer that
                && status == that.status
                && contentType.equals(that.contentType)
                && Arrays.equals(body, that.body);
    }

    @Override
    public int hashCode() {
        return 31 * status + Arrays.hashCode(body);
    }

    @Override
    public String toString() {
        return "HTTP " + status + ", " + body.length + " bytes";
    }
}
