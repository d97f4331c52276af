package org.kakehashi.testbed;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** What recorded calls of system contracts said and answered, read and told again. */
final class RecordedCalls {

    /** How the receiver of a legacy transaction begins that is a system contract. */
    private static final String TO_SYSTEM = "94" + "1" + "0".repeat(38);

    /** Hex digits of a signature: v of four bytes, r and s of 33 each. */
    private static final int SIGNATURE = 2 * (4 + 33 + 33);

    /** How the answers of system contracts begin, in hex: an opening brace and the name of the code. */
    private static final String ANSWER = "0x7b22436f6465223a";

    private RecordedCalls() {}

    /** Whether this is the sending of a transaction to the same contract with the same data. */
    static boolean sameSent(Transcript.Exchange exchange, String raw) {
        if (!exchange.method().endsWith("_sendRawTransaction")) {
            return false;
        }
        String recorded =
                exchange.entry().path("request").path("params").path(0).asString("");
        int body = recorded.indexOf(TO_SYSTEM);
        int end = recorded.length() - SIGNATURE;
        return body >= 0
                && body < end
                && exchange.entry().path("response").path("result").isString()
                && raw.contains(recorded.substring(body, end));
    }

    /** A contract's answer with its text changed; everything else stays. */
    static ObjectNode retold(ObjectNode answer, UnaryOperator<String> text) {
        String result = answer.path("result").asString("");
        if (result.startsWith(ANSWER)) {
            String told = new String(HexFormat.of().parseHex(result.substring(2)), StandardCharsets.UTF_8);
            byte[] again = text.apply(told).getBytes(StandardCharsets.UTF_8);
            answer.put("result", "0x" + HexFormat.of().formatHex(again));
        }
        return answer;
    }
}
