package org.kakehashi.wallet.rpc;

import java.net.URI;
import org.kakehashi.wallet.rpc.NodeClient.Call;
import org.kakehashi.wallet.rpc.NodeClient.Outcome;
import org.web3j.protocol.ObjectMapperFactory;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** Between checked outcomes and Web3j's request and response types. */
final class Web3jJson {

    private static final ObjectMapper MAPPER = ObjectMapperFactory.getObjectMapper();

    private Web3jJson() {}

    static Call call(Request<?, ?> request) {
        return new Call(request.getMethod(), request.getParams());
    }

    @SuppressWarnings("rawtypes")
    static <T extends Response> T response(URI node, long id, Outcome outcome, Class<T> type) throws NodeException {
        ObjectNode envelope = MAPPER.createObjectNode();
        envelope.put("jsonrpc", "2.0");
        envelope.put("id", id);
        switch (outcome) {
            case Outcome.Result result -> envelope.set("result", result.value());
            case Outcome.Failed failed -> {
                ObjectNode error = envelope.putObject("error");
                error.put("code", failed.error().code());
                error.put("message", failed.error().message());
                if (!failed.error().data().isEmpty()) {
                    error.put("data", failed.error().data());
                }
            }
        }
        try {
            return MAPPER.treeToValue(envelope, type);
        } catch (JacksonException e) {
            throw new NodeException(new NodeProblem.BadAnswer(node, "a result of the wrong shape"));
        }
    }
}
