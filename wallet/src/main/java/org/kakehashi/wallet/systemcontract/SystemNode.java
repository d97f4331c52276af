package org.kakehashi.wallet.systemcontract;

import java.math.BigInteger;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.rpc.NodeClient.Call;
import org.kakehashi.wallet.rpc.NodeClient.Outcome;
import org.kakehashi.wallet.rpc.NodeException;
import org.kakehashi.wallet.rpc.NodePool;
import org.kakehashi.wallet.rpc.NodeProblem;
import tools.jackson.databind.JsonNode;

/**
 * Asks the system contracts of a network through its nodes. Uses the {@code platon_} methods with bech32 addresses,
 * which every version of both networks' nodes has.
 */
public final class SystemNode {

    private static final String LATEST = "latest";
    private static final int NO_SUCH_METHOD = -32601;
    private static final int REFUSED_CALL = -32000;
    private static final int LONGEST_BLOCK_MILLIS = 3_600_000;

    private final NodePool nodes;
    private final SystemNetwork network;
    private final InstantSource time;
    private volatile long epochBlocks;

    /** @param time the present, for estimates of when a block will come */
    public SystemNode(NodePool nodes, SystemNetwork network, InstantSource time) {
        this.nodes = nodes;
        this.network = network;
        this.time = time;
    }

    /** The network these nodes belong to. */
    public SystemNetwork network() {
        return network;
    }

    /**
     * Asks one query.
     *
     * @throws MalformedAnswerException when the node's answer cannot be one
     */
    public QueryAnswer ask(SystemCall query) throws NodeException, MalformedAnswerException {
        try {
            return QueryAnswer.read(query.function(), nodes.bytes("platon_call", callObject(null, query), LATEST));
        } catch (NodeException e) {
            if (e.problem() instanceof NodeProblem.RpcError error && error.code() == REFUSED_CALL) {
                return new QueryAnswer.NotUnderstood(error.message());
            }
            throw e;
        }
    }

    /**
     * Asks many queries in as few requests as the nodes accept.
     *
     * @return one answer for each query, in order
     */
    public List<QueryAnswer> askAll(List<SystemCall> queries) throws NodeException, MalformedAnswerException {
        List<Call> calls = queries.stream()
                .map(query -> Call.of("platon_call", callObject(null, query), LATEST))
                .toList();
        List<Outcome> outcomes = nodes.batch(calls);
        List<QueryAnswer> answers = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            switch (outcomes.get(i)) {
                case Outcome.Result result ->
                    answers.add(QueryAnswer.read(queries.get(i).function(), bytes(result.value())));
                case Outcome.Failed failed -> throw new NodeException(failed.error());
            }
        }
        return answers;
    }

    /** What a query found; empty where there is nothing. A refusal of the contract is thrown. */
    public Optional<JsonNode> find(SystemCall query) throws NodeException, MalformedAnswerException {
        return found(ask(query));
    }

    /** What an answer holds; empty where there is nothing. A refusal of the contract is thrown. */
    public static Optional<JsonNode> found(QueryAnswer answer) throws MalformedAnswerException {
        return switch (answer) {
            case QueryAnswer.Found found -> Optional.of(found.ret());
            case QueryAnswer.Nothing nothing -> Optional.empty();
            case QueryAnswer.Refused refused ->
                throw new MalformedAnswerException("the contract refused a query with code " + refused.code());
            case QueryAnswer.NotUnderstood not -> throw new MalformedAnswerException("the node does not know a query");
        };
    }

    /** The gas of a transaction with this call, or why the contract would refuse it. */
    public GasEstimate estimate(Address from, SystemCall call) throws NodeException {
        try {
            return new GasEstimate.Limit(nodes.quantity("platon_estimateGas", callObject(from, call)));
        } catch (NodeException e) {
            return refused(e);
        }
    }

    /** Runs a transaction's call without sending it; empty where the contract does not refuse. */
    public Optional<GasEstimate> dryRun(Address from, SystemCall call) throws NodeException {
        try {
            nodes.bytes("platon_call", callObject(from, call), LATEST);
            return Optional.empty();
        } catch (NodeException e) {
            return Optional.of(refused(e));
        }
    }

    /** Free balance in von. */
    public BigInteger balance(Address account) throws NodeException {
        return nodes.quantity("platon_getBalance", account.toBech32(network.hrp()), LATEST);
    }

    /** The gas price that the node proposes, in von, never below 1 gvon, which nodes do not pass on. */
    public BigInteger gasPrice() throws NodeException {
        return nodes.quantity("platon_gasPrice").max(BigInteger.TEN.pow(9));
    }

    /** The present height in terms of settlement periods, with the block time that the chain itself measures. */
    public EpochClock clock() throws NodeException, MalformedAnswerException {
        BigInteger height = nodes.quantity("platon_blockNumber");
        if (height.bitLength() > 52) {
            throw new MalformedAnswerException("no height");
        }
        return new EpochClock(epochBlocks(), averageMillis(), height.longValue(), time.instant());
    }

    /** Hash of the newest block. */
    public Bytes latestBlockHash() throws NodeException, MalformedAnswerException {
        return AnswerFields.of(nodes.call("platon_getBlockByNumber", LATEST, true))
                .hash("hash");
    }

    /** Blocks of a settlement period: as the node says, or as this network usually has them. */
    public long epochBlocks() throws NodeException {
        long known = epochBlocks;
        if (known == 0) {
            known = readEpochBlocks();
            epochBlocks = known;
        }
        return known;
    }

    /** What became of a transaction; empty while it is in no block. */
    public Optional<SystemReceipt> receipt(String transactionHash, SystemFunction function)
            throws NodeException, MalformedAnswerException {
        JsonNode receipt = nodes.call("platon_getTransactionReceipt", transactionHash);
        return receipt.isNull() ? Optional.empty() : Optional.of(receiptOf(receipt, function));
    }

    /**
     * Reads a receipt that a node gave.
     *
     * @throws MalformedAnswerException when it has no status
     */
    public SystemReceipt receiptOf(JsonNode receipt, SystemFunction function) throws MalformedAnswerException {
        AnswerFields fields = AnswerFields.of(receipt);
        boolean succeeded = fields.amount("status").signum() > 0;
        List<Bytes> data = new ArrayList<>();
        for (AnswerFields log : fields.inners("logs")) {
            if (log.address("address", network.hrp()).equals(function.contract())) {
                data.add(Bytes.of(bytes(log.raw("data"))));
            }
        }
        return SystemReceipt.read(function, succeeded, data);
    }

    /** The code of a contract. */
    public Bytes code(Address address) throws NodeException {
        return Bytes.of(nodes.bytes("platon_getCode", address.toBech32(network.hrp()), LATEST));
    }

    private long averageMillis() throws NodeException, MalformedAnswerException {
        Optional<JsonNode> average = find(StakingCalls.averageBlockTime());
        return average.isEmpty()
                ? EpochClock.MEASURED_MILLIS
                : Math.clamp(AnswerFields.number(average.get()), 1, LONGEST_BLOCK_MILLIS);
    }

    private long readEpochBlocks() throws NodeException {
        try {
            JsonNode config = nodes.call("debug_economicConfig");
            return EpochClock.epochBlocks(AnswerJson.parse(config.asString("")));
        } catch (MalformedAnswerException e) {
            return network.epochBlocks();
        } catch (NodeException e) {
            if (e.problem() instanceof NodeProblem.RpcError) {
                return network.epochBlocks(); // public nodes do not offer the debug methods
            }
            throw e;
        }
    }

    private Map<String, Object> callObject(@Nullable Address from, SystemCall call) {
        Map<String, Object> object = new LinkedHashMap<>();
        if (from != null) {
            object.put("from", from.toBech32(network.hrp()));
        }
        object.put("to", call.to().toBech32(network.hrp()));
        object.put("data", call.data().toHex());
        return object;
    }

    private static GasEstimate refused(NodeException e) throws NodeException {
        if (!(e.problem() instanceof NodeProblem.RpcError error) || error.code() == NO_SUCH_METHOD) {
            throw e;
        }
        Optional<InnerError> inner = InnerError.of(error);
        if (inner.isPresent()) {
            int code = inner.get().code();
            return new GasEstimate.Refused(code, SystemError.of(code).orElse(null));
        }
        return new GasEstimate.NotUnderstood(error.message());
    }

    private static byte[] bytes(JsonNode value) throws MalformedAnswerException {
        String text = value.isString() ? value.stringValue() : "";
        if (!text.startsWith("0x") || text.length() % 2 != 0 || text.length() > 2 * QueryAnswer.LONGEST) {
            throw new MalformedAnswerException("no bytes");
        }
        try {
            return Bytes.fromHex(text).toArray();
        } catch (IllegalArgumentException e) {
            throw new MalformedAnswerException("no bytes");
        }
    }
}
