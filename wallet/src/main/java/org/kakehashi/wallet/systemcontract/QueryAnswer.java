package org.kakehashi.wallet.systemcontract;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The answer of a system contract to a query: UTF-8 JSON {@code {"Code":0,"Ret":…}}. Bounded: 4 MiB, ten levels,
 * member names once each.
 */
public sealed interface QueryAnswer {

    /** Something was found. */
    record Found(JsonNode ret) implements QueryAnswer {}

    /** There is nothing of the kind, which is no error. */
    record Nothing() implements QueryAnswer {}

    /**
     * The contract refused.
     *
     * @param error what the code means; null for a code that this program does not know
     * @param text what the node says, for people who know the node
     */
    record Refused(int code, @Nullable SystemError error, String text) implements QueryAnswer {}

    /** The node does not know such a query: another version of the network. */
    record NotUnderstood(String nodeText) implements QueryAnswer {}

    /** The longest answer that is read, in bytes. */
    int LONGEST = 4 * 1024 * 1024;

    /** The longest text of a refusal that is kept, in characters. */
    int LONGEST_TEXT = 300;

    /**
     * Reads the bytes that a call returned.
     *
     * @throws MalformedAnswerException when they are not such an answer
     */
    static QueryAnswer read(SystemFunction function, byte[] result) throws MalformedAnswerException {
        JsonNode root = AnswerJson.parse(result);
        JsonNode code = root.path("Code");
        JsonNode ret = root.path("Ret");
        if (!code.isIntegralNumber() || !code.canConvertToInt() || code.intValue() < 0 || ret.isMissingNode()) {
            throw new MalformedAnswerException("an answer has a code and a result");
        }
        if (code.intValue() == 0) {
            return new Found(ret);
        }
        if (function.meansNothing(code.intValue())) {
            return new Nothing();
        }
        String text = ret.isString() ? ret.stringValue() : ret.toString();
        return new Refused(
                code.intValue(),
                SystemError.of(code.intValue()).orElse(null),
                text.substring(0, Math.min(text.length(), LONGEST_TEXT)));
    }
}
