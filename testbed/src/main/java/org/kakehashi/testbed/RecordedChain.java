package org.kakehashi.testbed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A whole node before a {@link ReplayNode}: the {@code eth_} names of what was recorded under {@code platon_} are asked
 * under the recorded name, with the recorded form of addresses, and what a wallet asks about the chain itself (id, first
 * block, nonce, height) is answered as it stood. A transaction is taken when it was recorded, or when a recorded one
 * made the very same call, the next one in the recording if there is one; then it has the receipt that the recorded one
 * got.
 */
public final class RecordedChain implements AutoCloseable {

    /** Hash of block 0. */
    public static final String GENESIS = "0x" + "5a".repeat(32);

    private static final String NO_HASH = "0x" + "00".repeat(32);
    /** How the question about an account's restricting plan (4100) begins. */
    private static final String PLAN_OF = "0xda838210049594";

    /** How the question about the result of a vote (2101) begins. */
    private static final String RESULT_OF = "0xe683820835";

    private static final Pattern LAST_HASH = Pattern.compile("a1a0[0-9a-f]{64}a1a0([0-9a-f]{64})");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Transcript transcript;
    private final ReplayNode replay;
    private final UnaryOperator<String> bech32;
    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private long nonce;
    private BigInteger height = BigInteger.ONE;
    private @Nullable String sentRaw;
    private @Nullable String takenLast;
    private final Map<String, String> recordedHashes = new HashMap<>();
    private final Map<String, String> twins = new HashMap<>();
    private final Map<String, String> plans = new HashMap<>();
    private final Map<String, String> balances = new HashMap<>();
    private final Map<String, String> codes = new HashMap<>();
    private @Nullable String voteBlock;
    private @Nullable String estimate;
    private @Nullable ManyDelegations many;
    private @Nullable String estimated;
    private UnaryOperator<String> retelling = UnaryOperator.identity();

    /**
     * @param bech32 turns a 0x address into the network's own form
     * @param nonce how many transactions the account has made
     */
    public RecordedChain(Transcript transcript, UnaryOperator<String> bech32, long nonce) {
        this.transcript = transcript;
        this.replay = ReplayNode.repeating(transcript);
        this.bech32 = bech32;
        this.nonce = nonce;
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("the recorded chain could not be started", e);
        }
        http.setExecutor(threads);
        http.createContext("/", this::serve);
        http.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /** The recordings behind it. */
    public ReplayNode replay() {
        return replay;
    }

    /** The transaction that was taken last; null before. */
    public synchronized @Nullable String sentRaw() {
        return sentRaw;
    }

    /**
     * Lets another account have, to the last unit, what a recorded one has: its questions are asked as that one's.
     *
     * @param twin 0x address of the other account
     * @param recorded 0x address of the recorded one
     */
    public synchronized void twin(String twin, String recorded) {
        twins.put(twin, recorded);
    }

    /** Lets an account have the restricting plan of another; both 0x addresses. */
    public synchronized void plan(String account, String recorded) {
        plans.put(bare(account), bare(recorded));
    }

    /** Lets an account hold what a recorded one holds; both 0x addresses. */
    public synchronized void balance(String account, String recorded) {
        balances.put(account.toLowerCase(Locale.ROOT), recorded);
        balances.put(bech32.apply(account), recorded);
    }

    /** Puts code, 0x hex, at a 0x address. */
    public synchronized void code(String address, String code) {
        codes.put(address.toLowerCase(Locale.ROOT), code);
    }

    /**
     * Every estimate from now on is this recorded one, for calls of the same function whose amount was not recorded.
     *
     * @param what the note of the recorded estimate
     */
    public synchronized void estimatesAs(String what) {
        estimate = transcript.exchanges().stream()
                .filter(exchange -> exchange.what().equals(what) && exchange.response() != null)
                .map(exchange -> String.valueOf(exchange.response()))
                .findFirst()
                .orElseThrow();
    }

    /** The data of the call that was estimated last, 0x hex; null before. */
    public synchronized @Nullable String estimated() {
        return estimated;
    }

    /** Changes what contracts answer, for a state that nobody recorded: gets and gives an answer's text. */
    public synchronized void retold(UnaryOperator<String> text) {
        retelling = text;
    }

    /** Goes back to the time before the recorded vote had a result: the newest block is the one it was counted at. */
    public synchronized void openVote() {
        String counted = transcript.exchanges().stream()
                .filter(exchange -> exchange.what().startsWith("2105"))
                .reduce((_, last) -> last)
                .map(exchange -> String.valueOf(exchange.request()))
                .orElseThrow();
        Matcher hash = LAST_HASH.matcher(counted);
        if (!hash.find()) {
            throw new IllegalStateException("no block in " + counted);
        }
        voteBlock = "0x" + hash.group(1);
    }

    private static String bare(String address) {
        return address.toLowerCase(Locale.ROOT).substring(2);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
            JsonNode answer;
            if (request instanceof ArrayNode batch) {
                ArrayNode answers = JSON.createArrayNode();
                batch.forEach(each -> answers.add(answer(each)));
                answer = answers;
            } else {
                answer = answer(request);
            }
            byte[] reply = answer.toString().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, reply.length);
            exchange.getResponseBody().write(reply);
        }
    }

    /**
     * Makes the recorded delegation so many, each of the same amount and reward.
     *
     * @param first the first byte of the recorded node's id, in hex
     */
    public synchronized void delegations(int count, String first) {
        many = new ManyDelegations(count, first);
    }

    private synchronized ObjectNode answer(JsonNode request) {
        ManyDelegations multiplied = many;
        return multiplied == null
                ? answerFor(request)
                : multiplied.multiplied(request, answerFor(multiplied.recorded(request)));
    }

    private ObjectNode answerFor(JsonNode request) {
        String text = request.toString();
        for (Map.Entry<String, String> each : plans.entrySet()) {
            if (text.contains(PLAN_OF + each.getKey())) {
                return answerAs(JSON.readTree(text.replace(PLAN_OF + each.getKey(), PLAN_OF + each.getValue())));
            }
        }
        for (Map.Entry<String, String> each : twins.entrySet()) {
            String bare = bare(each.getKey());
            String own = bech32.apply(each.getKey());
            if (text.toLowerCase(Locale.ROOT).contains(bare) || text.contains(own)) {
                String there = bech32.apply(each.getValue());
                String asked =
                        text.replaceAll("(?i)" + bare, bare(each.getValue())).replace(own, there);
                String answer = answerAs(JSON.readTree(asked)).toString();
                return (ObjectNode) JSON.readTree(answer.replace(ascii(there), ascii(own)));
            }
        }
        return answerAs(request);
    }

    private static String ascii(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

    private ObjectNode answerAs(JsonNode request) {
        String held = balances.get(request.path("params").path(0).asString(""));
        String asked = request.path("method").asString("");
        if (held != null && asked.endsWith("_getBalance")) {
            return recorded(
                    request,
                    "platon_getBalance",
                    JSON.createArrayNode().add(bech32.apply(held)).add("latest"));
        }
        if (asked.endsWith("_estimateGas")) {
            estimated = request.path("params").path(0).path("data").asString("");
        }
        String same = estimate;
        if (same != null && asked.endsWith("_estimateGas")) {
            ObjectNode answer = (ObjectNode) JSON.readTree(same);
            answer.set("id", request.path("id"));
            return answer;
        }
        String block = voteBlock;
        if (block != null && asked.equals("platon_getBlockByNumber")) {
            ObjectNode answer = result(request);
            answer.putObject("result").put("hash", block);
            return answer;
        }
        if (block != null && request.toString().contains(RESULT_OF)) {
            return result(request).put("result", "0x" + ascii("{\"Code\":302030,\"Ret\":\"no tally result\"}"));
        }
        JsonNode params = request.path("params");
        String first = params.path(0).asString("");
        return switch (request.path("method").asString("")) {
            case "eth_chainId" -> quantity(request, BigInteger.valueOf(transcript.chainId()));
            case "eth_blockNumber" -> quantity(request, height);
            case "eth_getTransactionCount" -> quantity(request, BigInteger.valueOf(nonce));
            case "eth_getBlockByNumber" -> block(request, first);
            case "eth_getCode" ->
                result(request).put("result", codes.getOrDefault(first.toLowerCase(Locale.ROOT), "0x"));
            case "eth_gasPrice" -> recorded(request, "platon_gasPrice", JSON.createArrayNode());
            case "eth_getBalance" ->
                recorded(
                        request,
                        "platon_getBalance",
                        JSON.createArrayNode().add(bech32.apply(first)).add("latest"));
            case "eth_estimateGas" -> recorded(request, "platon_estimateGas", call(params.path(0)));
            case "eth_sendRawTransaction" -> send(request, first);
            case "eth_getTransactionByHash" -> seen(request, first);
            case "eth_getTransactionReceipt" -> receipt(request, first);
            default -> RecordedCalls.retold(replay.answer(request), retelling);
        };
    }

    private ObjectNode block(JsonNode request, String number) {
        ObjectNode block = JSON.createObjectNode();
        boolean genesis = number.equals("0x0");
        block.put("number", genesis ? number : "0x" + height.toString(16));
        block.put("hash", genesis ? GENESIS : "0x" + "6b".repeat(32));
        block.put("timestamp", "0x19a00000000");
        ObjectNode answer = result(request);
        answer.set("result", block);
        return answer;
    }

    private ArrayNode call(JsonNode call) {
        ObjectNode recorded = JSON.createObjectNode();
        recorded.put("from", bech32.apply(call.path("from").asString("")));
        recorded.put("to", bech32.apply(call.path("to").asString("")));
        recorded.put("data", call.path("data").asString(""));
        return JSON.createArrayNode().add(recorded);
    }

    private ObjectNode send(JsonNode request, String raw) {
        List<Transcript.Exchange> all = transcript.exchanges();
        return all.stream()
                .filter(exchange -> raw.equals(exchange.entry().path("rawTx").asString("")))
                .findFirst()
                .or(() -> IntStream.range(0, all.size())
                        .filter(place -> !replay.used(place))
                        .mapToObj(all::get)
                        .filter(exchange -> sameCall(exchange, raw))
                        .findFirst())
                .or(() -> all.stream()
                        .filter(exchange -> sameCall(exchange, raw) || RecordedCalls.sameSent(exchange, raw))
                        .findFirst())
                .map(exchange -> take(request, exchange, raw))
                .orElseGet(() -> replay.answer(request));
    }

    private static boolean sameCall(Transcript.Exchange exchange, String raw) {
        String data = exchange.entry().path("data").asString("");
        return data.length() > 2
                && raw.contains(data.substring(2))
                && exchange.entry().toString().contains("\"0x1\"");
    }

    private ObjectNode take(JsonNode request, Transcript.Exchange exchange, String raw) {
        sentRaw = raw;
        nonce++;
        takenLast = exchange.hasRequest()
                ? exchange.entry().path("response").path("result").asString("")
                : exchange.entry().path("hash").asString("");
        return result(request).put("result", NO_HASH);
    }

    private ObjectNode seen(JsonNode request, String hash) {
        ObjectNode answer = result(request);
        if (recordedHash(hash) == null) {
            answer.putNull("result");
        } else {
            answer.putObject("result").put("hash", hash);
        }
        return answer;
    }

    /** The recorded hash of what was sent under this one: the first new hash asked for after a transaction is its own. */
    private @Nullable String recordedHash(String hash) {
        String last = takenLast;
        if (last != null && !recordedHashes.containsKey(hash)) {
            recordedHashes.put(hash, last);
            takenLast = null;
        }
        return recordedHashes.get(hash);
    }

    private ObjectNode receipt(JsonNode request, String hash) {
        String known = recordedHash(hash);
        if (known == null) {
            return result(request).putNull("result");
        }
        ObjectNode answer = recorded(
                request, "platon_getTransactionReceipt", JSON.createArrayNode().add(known));
        if (answer.path("result") instanceof ObjectNode receipt) {
            receipt.put("transactionHash", hash);
            height = new BigInteger(receipt.path("blockNumber").asString("0x1").substring(2), 16);
        }
        return answer;
    }

    private ObjectNode recorded(JsonNode request, String method, ArrayNode params) {
        ObjectNode asked = JSON.createObjectNode();
        asked.put("jsonrpc", "2.0");
        asked.put("method", method);
        asked.set("params", params);
        asked.set("id", request.path("id"));
        return replay.answer(asked);
    }

    private static ObjectNode quantity(JsonNode request, BigInteger value) {
        return result(request).put("result", "0x" + value.toString(16));
    }

    private static ObjectNode result(JsonNode request) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("jsonrpc", "2.0");
        answer.set("id", request.path("id"));
        return answer;
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
        replay.close();
    }
}
