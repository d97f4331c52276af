package org.kakehashi.wallet.systemcontract;

import java.util.Optional;
import org.kakehashi.wallet.rpc.NodeProblem;
import tools.jackson.databind.JsonNode;

/**
 * A JSON-RPC error with code 4, "inner contract exec failed": its data are {@code {"code":301105,"message":…}}.
 *
 * @param code the system contract's code
 */
public record InnerError(int code) {

    /** The JSON-RPC code. */
    public static final int RPC_CODE = 4;

    /** Reads it out of an error; empty for any other error. */
    public static Optional<InnerError> of(NodeProblem.RpcError error) {
        if (error.code() != RPC_CODE) {
            return Optional.empty();
        }
        try {
            JsonNode code = AnswerJson.parse(error.data()).path("code");
            return code.isIntegralNumber() && code.canConvertToInt() && code.intValue() > 0
                    ? Optional.of(new InnerError(code.intValue()))
                    : Optional.empty();
        } catch (MalformedAnswerException e) {
            return Optional.empty();
        }
    }
}
