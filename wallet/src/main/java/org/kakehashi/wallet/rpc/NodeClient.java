package org.kakehashi.wallet.rpc;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import org.kakehashi.net.AnswerTooLargeException;
import org.kakehashi.net.GuardedHttp;
import org.kakehashi.net.HostNotAllowedException;
import org.kakehashi.net.HostPort;
import org.kakehashi.net.HttpAnswer;
import org.kakehashi.net.Purpose;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON-RPC 2.0 over HTTP POST to one node. Believes nothing: size, time, depth, shape and ids are checked. */
public final class NodeClient {

    /** One call: a method and its parameters, which are strings, numbers, booleans, lists, maps or null. */
    public record Call(String method, List<? extends @Nullable Object> parameters) {
        public static Call of(String method, Object... parameters) {
            return new Call(method, Arrays.asList(parameters));
        }
    }

    /** What one call came to. */
    public sealed interface Outcome {
        /** The result, which may be JSON null. */
        record Result(JsonNode value) implements Outcome {}

        /** The node's error. */
        record Failed(NodeProblem.RpcError error) implements Outcome {}
    }

    private static final MediaType JSON = MediaType.get("application/json");
    private static final int MESSAGE_LENGTH = 1_000;
    private static final int ERROR_DATA_LENGTH = 200_000;

    private final GuardedHttp http;
    private final URI node;
    private final HttpUrl url;
    private final RpcLimits limits;
    private final JsonMapper mapper;
    private final AtomicLong nextId = new AtomicLong(1);

    /** @throws IllegalArgumentException if the address is not http or https */
    public NodeClient(GuardedHttp http, URI node, RpcLimits limits) {
        this.http = http;
        this.node = node;
        this.url = HostPort.parse(node.toString())
                .orElseThrow(() -> new IllegalArgumentException("not the address of a node"));
        this.limits = limits;
        this.mapper = RpcJson.mapper(limits.answerBytes());
    }

    public URI node() {
        return node;
    }

    /**
     * One call.
     *
     * @return the result, never absent but possibly JSON null
     * @throws NodeException for anything else, an error of the node included
     */
    public JsonNode call(String method, Object... parameters) throws NodeException {
        return result(outcome(Call.of(method, parameters)));
    }

    /** One call, an error of the node as a value. */
    public Outcome outcome(Call call) throws NodeException {
        long id = nextId.getAndIncrement();
        JsonNode answer = exchange(mapper.writeValueAsBytes(envelope(id, call)));
        if (!answer.isObject() || !hasId(answer, id)) {
            // A node that cannot read the request answers with a null id.
            Outcome anonymous = answer.isObject() && isNullId(answer) ? tryOutcome(answer) : null;
            if (anonymous instanceof Outcome.Failed failed) {
                return failed;
            }
            throw bad("no answer to the request that was sent");
        }
        return toOutcome(answer);
    }

    /**
     * Several calls in one HTTP request.
     *
     * @return one outcome for each call, in the order of the calls
     * @throws NodeException if any of the calls has no answer, or the batch as a whole was refused
     */
    public List<Outcome> batch(List<Call> calls) throws NodeException {
        if (calls.isEmpty()) {
            return List.of();
        }
        long first = nextId.getAndAdd(calls.size());
        List<Map<String, Object>> requests = new ArrayList<>(calls.size());
        for (int i = 0; i < calls.size(); i++) {
            requests.add(envelope(first + i, calls.get(i)));
        }
        JsonNode answers = exchange(mapper.writeValueAsBytes(requests));
        if (answers.isObject() && tryOutcome(answers) instanceof Outcome.Failed failed) {
            throw new NodeException(failed.error());
        }
        if (!answers.isArray() || answers.size() != calls.size()) {
            throw bad("not one answer for each request of a batch");
        }
        return inOrder(answers, first, calls.size());
    }

    private List<Outcome> inOrder(JsonNode answers, long first, int count) throws NodeException {
        @Nullable Outcome[] outcomes = new Outcome[count];
        for (JsonNode answer : answers) {
            JsonNode id = answer.get("id");
            long index = id != null && id.isIntegralNumber() && id.canConvertToLong() ? id.longValue() - first : -1;
            if (index < 0 || index >= count || outcomes[(int) index] != null) {
                throw bad("a batch answer with a wrong or repeated id");
            }
            outcomes[(int) index] = toOutcome(answer);
        }
        List<Outcome> ordered = new ArrayList<>(count);
        for (Outcome outcome : outcomes) {
            if (outcome == null) {
                throw bad("a batch answer is missing");
            }
            ordered.add(outcome);
        }
        return ordered;
    }

    private JsonNode exchange(byte[] body) throws NodeException {
        HttpAnswer answer;
        try {
            Request request = new Request.Builder()
                    .url(url)
                    .header("Accept", "application/json")
                    .post(RequestBody.create(body, JSON))
                    .build();
            answer = http.send(Purpose.NETWORK_NODE, request, limits.answerBytes(), limits.timeout());
        } catch (HostNotAllowedException e) {
            throw new NodeException(new NodeProblem.NotAllowed(node, e.host()));
        } catch (AnswerTooLargeException e) {
            throw new NodeException(new NodeProblem.TooLarge(node, e.limit()));
        } catch (InterruptedIOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new NodeException(new NodeProblem.Unreachable(node, "interrupted"));
            }
            throw new NodeException(new NodeProblem.Timeout(node, limits.timeout()));
        } catch (IOException e) {
            throw new NodeException(
                    new NodeProblem.Unreachable(node, e.getClass().getSimpleName()));
        }
        try {
            JsonNode parsed = mapper.readTree(answer.body());
            if (parsed != null && (parsed.isObject() || parsed.isArray())) {
                // Some nodes send their JSON-RPC errors with status 400 or 500.
                if (answer.successful() || (parsed.isObject() && parsed.has("error") && parsed.has("jsonrpc"))) {
                    return parsed;
                }
            }
        } catch (JacksonException e) {
            if (answer.successful()) {
                throw bad("not JSON, or JSON beyond all bounds");
            }
        }
        if (!answer.successful()) {
            throw new NodeException(new NodeProblem.HttpStatus(node, answer.status()));
        }
        throw bad("not a JSON-RPC answer");
    }

    private Outcome toOutcome(JsonNode answer) throws NodeException {
        Outcome outcome = tryOutcome(answer);
        if (outcome == null) {
            throw bad("neither a result nor an error");
        }
        return outcome;
    }

    private @Nullable Outcome tryOutcome(JsonNode answer) {
        JsonNode error = answer.get("error");
        if (error != null && !error.isNull()) {
            JsonNode code = error.get("code");
            if (!error.isObject() || code == null || !code.isIntegralNumber() || !code.canConvertToInt()) {
                return null;
            }
            return new Outcome.Failed(new NodeProblem.RpcError(
                    node,
                    code.intValue(),
                    text(error.get("message"), MESSAGE_LENGTH),
                    text(error.get("data"), ERROR_DATA_LENGTH)));
        }
        JsonNode result = answer.get("result");
        return result == null ? null : new Outcome.Result(result);
    }

    private NodeException bad(String reason) {
        return new NodeException(new NodeProblem.BadAnswer(node, reason));
    }

    private static JsonNode result(Outcome outcome) throws NodeException {
        return switch (outcome) {
            case Outcome.Result result -> result.value();
            case Outcome.Failed failed -> throw new NodeException(failed.error());
        };
    }

    private static Map<String, Object> envelope(long id, Call call) {
        Map<String, Object> envelope = new HashMap<>();
        envelope.put("jsonrpc", "2.0");
        envelope.put("id", id);
        envelope.put("method", call.method());
        envelope.put("params", call.parameters());
        return envelope;
    }

    private static boolean hasId(JsonNode answer, long id) {
        JsonNode given = answer.get("id");
        return given != null && given.isIntegralNumber() && given.canConvertToLong() && given.longValue() == id;
    }

    private static boolean isNullId(JsonNode answer) {
        JsonNode given = answer.get("id");
        return given == null || given.isNull();
    }

    private static String text(@Nullable JsonNode node, int limit) {
        if (node == null || node.isNull()) {
            return "";
        }
        String text = node.isString() ? node.stringValue() : node.toString();
        return text.length() <= limit ? text : text.substring(0, limit);
    }
}
