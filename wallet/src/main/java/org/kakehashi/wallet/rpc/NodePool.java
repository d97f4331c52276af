package org.kakehashi.wallet.rpc;

import io.reactivex.Flowable;
import java.math.BigInteger;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.kakehashi.net.GuardedHttp;
import org.kakehashi.wallet.rpc.NodeClient.Call;
import org.kakehashi.wallet.rpc.NodeClient.Outcome;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.Web3jService;
import org.web3j.protocol.core.BatchRequest;
import org.web3j.protocol.core.BatchResponse;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;
import tools.jackson.databind.JsonNode;

/**
 * The nodes of one network as one service. A request goes to the first node that is well; a node that fails rests, longer
 * each time, while the next one is asked. A node's error about the request itself, such as a revert, is an answer and
 * ends the search. Usable from any thread; blocking calls end when their thread is interrupted.
 */
public final class NodePool implements Web3jService, AutoCloseable {

    private final List<PooledNode> nodes;
    private final Clock clock;
    private final int largestBatch;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private volatile int batchSize;

    /**
     * A pool that asks nothing yet.
     *
     * @param nodes http or https addresses, the preferred first; may be empty
     * @param gate asked once about each node before it is used
     */
    public NodePool(GuardedHttp http, List<URI> nodes, NodeGate gate, RpcLimits limits, Clock clock) {
        this.clock = clock;
        this.largestBatch = limits.batchSize();
        this.batchSize = largestBatch;
        this.nodes = nodes.stream()
                .distinct()
                .map(node -> new PooledNode(new NodeClient(http, node, limits), gate, clock))
                .toList();
    }

    /** Web3j's interface to this pool. Its getters throw unchecked on numbers that are none: prefer {@link #quantity}. */
    public Web3j web3j() {
        return Web3j.build(this);
    }

    /** Every node, in order of preference. */
    public List<NodeHealth> health() {
        return nodes.stream().map(PooledNode::health).toList();
    }

    /** Forgets rests and admissions, so that the gate is asked again about every node. */
    public void recheck() {
        batchSize = largestBatch;
        nodes.forEach(PooledNode::recheck);
    }

    /** One call; an error of the node is thrown too. */
    public JsonNode call(String method, Object... parameters) throws NodeException {
        return attempt(node -> node.call(method, parameters));
    }

    /**
     * One call whose result is a quantity: a 0x number of at most 32 bytes.
     *
     * @throws NodeException also when the result is no such number
     */
    public BigInteger quantity(String method, Object... parameters) throws NodeException {
        return attempt(node -> RpcValue.quantity(node.node(), node.call(method, parameters)));
    }

    /**
     * One call whose result is bytes in 0x form.
     *
     * @throws NodeException also when the result is no such text
     */
    public byte[] bytes(String method, Object... parameters) throws NodeException {
        return attempt(node -> RpcValue.bytes(node.node(), node.call(method, parameters)));
    }

    /**
     * Many calls in as few HTTP requests as the nodes accept. Not one moment: nodes may answer from different blocks.
     *
     * @return one outcome for each call, in order
     */
    public List<Outcome> batch(List<Call> calls) throws NodeException {
        List<Outcome> outcomes = new ArrayList<>(calls.size());
        while (outcomes.size() < calls.size()) {
            int from = outcomes.size();
            List<Call> chunk = calls.subList(from, Math.min(calls.size(), from + batchSize));
            try {
                outcomes.addAll(chunk.size() == 1 ? List.of(single(chunk.getFirst())) : attempt(n -> n.batch(chunk)));
            } catch (NodeException e) {
                if (chunk.size() == 1 || !batchRefused(e.problem())) {
                    throw e;
                }
                batchSize = chunk.size() / 2;
            }
        }
        return outcomes;
    }

    /**
     * Asks two nodes the same at once and compares. Name a block by number in the parameters, or honest nodes may differ.
     *
     * @throws NodeException if no node gives an outcome
     */
    public Agreement crossCheck(Call call) throws NodeException {
        Map<URI, Outcome> outcomes = new LinkedHashMap<>();
        List<PooledNode> left = new ArrayList<>(candidates());
        NodeProblem last = new NodeProblem.NoNodes();
        while (outcomes.size() < 2 && !left.isEmpty()) {
            List<PooledNode> round = left.subList(0, Math.min(left.size(), 2 - outcomes.size()));
            List<CompletableFuture<Outcome>> asked =
                    round.stream().map(node -> later(() -> ask(node, call))).toList();
            for (int i = 0; i < asked.size(); i++) {
                try {
                    outcomes.put(round.get(i).health().node(), join(asked.get(i)));
                } catch (NodeException e) {
                    last = e.problem();
                }
            }
            round.clear();
        }
        if (outcomes.isEmpty()) {
            throw new NodeException(last);
        }
        return compare(outcomes);
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"})
    public <T extends Response> T send(Request request, Class<T> responseType) throws NodeException {
        Request<Object, T> typed = request;
        URI[] asked = new URI[1];
        Outcome outcome = attempt(node -> {
            asked[0] = node.node();
            return failOverWhenBusy(node.outcome(Web3jJson.call(typed)));
        });
        return Web3jJson.response(asked[0], typed.getId(), outcome, responseType);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public <T extends Response> CompletableFuture<T> sendAsync(Request request, Class<T> responseType) {
        return later(() -> send(request, responseType));
    }

    @Override
    public BatchResponse sendBatch(BatchRequest batch) throws NodeException {
        List<Request<?, ? extends Response<?>>> requests = batch.getRequests();
        List<Call> calls = new ArrayList<>(requests.size());
        for (Request<?, ? extends Response<?>> request : requests) {
            calls.add(Web3jJson.call(request));
        }
        List<Outcome> outcomes = batch(calls);
        List<Response<?>> responses = new ArrayList<>(requests.size());
        for (int i = 0; i < outcomes.size(); i++) {
            Request<?, ? extends Response<?>> request = requests.get(i);
            responses.add(
                    Web3jJson.response(URI.create(""), request.getId(), outcomes.get(i), request.getResponseType()));
        }
        return new BatchResponse(requests, responses);
    }

    @Override
    public CompletableFuture<BatchResponse> sendBatchAsync(BatchRequest batch) {
        return later(() -> sendBatch(batch));
    }

    /** HTTP has no subscriptions: the stream ends at once with an error. Raw types, as the interface names a WebSocket class of Web3j. */
    @Override
    @SuppressWarnings({"rawtypes", "unchecked"})
    public Flowable subscribe(Request request, String unsubscribeMethod, Class responseType) {
        return Flowable.error(new UnsupportedOperationException("no subscriptions over HTTP"));
    }

    /** Ends the pool's threads; the connections belong to the HTTP client. */
    @Override
    public void close() {
        executor.shutdownNow();
    }

    private Outcome single(Call call) throws NodeException {
        return attempt(node -> failOverWhenBusy(node.outcome(call)));
    }

    private static Outcome ask(PooledNode node, Call call) throws NodeException {
        return node.ask(client -> failOverWhenBusy(client.outcome(call)));
    }

    private <T> T attempt(PooledNode.Ask<T> ask) throws NodeException {
        NodeException last = new NodeException(new NodeProblem.NoNodes());
        for (PooledNode node : candidates()) {
            try {
                return node.ask(ask);
            } catch (NodeException e) {
                boolean answer = e.problem() instanceof NodeProblem.RpcError error && !PooledNode.busy(error);
                if (answer || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                last = e;
            }
        }
        throw last;
    }

    /** The nodes that need not rest, in order; if all rest, the one that has rested most. */
    private List<PooledNode> candidates() {
        Instant now = clock.instant();
        List<PooledNode> well =
                nodes.stream().filter(node -> !node.health().resting(now)).toList();
        if (!well.isEmpty() || nodes.isEmpty()) {
            return well;
        }
        return nodes.stream()
                .min(Comparator.comparing(node -> restEnd(node.health())))
                .map(List::of)
                .orElse(List.of());
    }

    private static Instant restEnd(NodeHealth health) {
        @Nullable Instant end = health.restingUntil();
        return end == null ? Instant.MIN : end;
    }

    private static Outcome failOverWhenBusy(Outcome outcome) throws NodeException {
        if (outcome instanceof Outcome.Failed failed && PooledNode.busy(failed.error())) {
            throw new NodeException(failed.error());
        }
        return outcome;
    }

    private static boolean batchRefused(NodeProblem problem) {
        return switch (problem) {
            case NodeProblem.RpcError e -> true;
            case NodeProblem.BadAnswer e -> true;
            case NodeProblem.TooLarge e -> true;
            case NodeProblem.HttpStatus e -> e.status() == 400 || e.status() == 413;
            default -> false;
        };
    }

    private static Agreement compare(Map<URI, Outcome> outcomes) {
        List<Map.Entry<URI, Outcome>> list = List.copyOf(outcomes.entrySet());
        Outcome first = list.getFirst().getValue();
        if (list.size() == 1) {
            return new Agreement.Alone(first, list.getFirst().getKey());
        }
        return same(first, list.getLast().getValue())
                ? new Agreement.Agreed(first, List.copyOf(outcomes.keySet()))
                : new Agreement.Disagreed(Collections.unmodifiableMap(new LinkedHashMap<>(outcomes)));
    }

    private static boolean same(Outcome one, Outcome other) {
        // Nodes word their errors differently; the code is what they must agree on.
        return switch (one) {
            case Outcome.Result r ->
                other instanceof Outcome.Result o && r.value().equals(o.value());
            case Outcome.Failed f ->
                other instanceof Outcome.Failed o
                        && f.error().code() == o.error().code();
        };
    }

    private interface Blocking<T> {
        T get() throws NodeException;
    }

    private <T> CompletableFuture<T> later(Blocking<T> work) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return work.get();
                    } catch (NodeException e) {
                        throw new CompletionException(e);
                    }
                },
                executor);
    }

    private static <T> T join(CompletableFuture<T> future) throws NodeException {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof NodeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
