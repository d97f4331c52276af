package org.kakehashi.wallet.transfer;

import java.math.BigInteger;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.network.TransactionKind;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.rpc.NodeClient.Call;
import org.kakehashi.wallet.rpc.NodeClient.Outcome;
import org.kakehashi.wallet.rpc.NodeException;
import org.kakehashi.wallet.rpc.NodePool;
import org.kakehashi.wallet.rpc.NodeProblem;
import org.kakehashi.wallet.rpc.RpcValue;
import org.kakehashi.wallet.systemcontract.ContractKind;
import org.kakehashi.wallet.systemcontract.InnerError;
import tools.jackson.databind.JsonNode;

/** What a transfer needs to know of a chain, in one or two requests. */
final class ChainView {

    private static final URI ANY = URI.create("");
    private static final int FEE_BLOCKS = 20;
    private static final int MAX_REASON = 200;

    private final NodePool nodes;
    private final NetworkProfile profile;

    ChainView(NodePool nodes, NetworkProfile profile) {
        this.nodes = nodes;
        this.profile = profile;
    }

    /**
     * The chain as one node sees it.
     *
     * @param chain hash of block 0
     * @param balance coin of the sender
     * @param tokenBalance {@code null} when the coin is sent
     * @param mined the sender's transactions in blocks
     * @param pending the same and those waiting without a gap
     * @param payeeKind what stands behind the payee's address
     * @param gasPrice the node's suggestion
     * @param history fee history, {@code null} where it is not used or not given
     */
    record Snapshot(
            BigInteger chainId,
            String chain,
            BigInteger balance,
            @Nullable BigInteger tokenBalance,
            BigInteger mined,
            BigInteger pending,
            ContractKind payeeKind,
            BigInteger gasPrice,
            @Nullable FeeHistory history) {}

    /** Base fee of the next block and median tips at the 10th, 50th and 90th percentile. */
    record FeeHistory(BigInteger baseFee, BigInteger low, BigInteger middle, BigInteger high) {}

    /** A gas estimate, or the reason why the transaction would fail. */
    sealed interface Estimate {
        record Gas(BigInteger limit) implements Estimate {}

        record Fails(@Nullable String reason) implements Estimate {}

        /** A system contract refuses with this code. */
        record Refused(int code) implements Estimate {}
    }

    Snapshot snapshot(Address sender, Address payee, @Nullable Address token) throws NodeException {
        String from = sender.toLowerHex();
        List<Call> calls = new ArrayList<>(List.of(
                Call.of("eth_chainId"),
                Call.of("eth_getBlockByNumber", "0x0", false),
                Call.of("eth_getBalance", from, "latest"),
                Call.of("eth_getTransactionCount", from, "latest"),
                Call.of("eth_getTransactionCount", from, "pending"),
                Call.of("eth_getCode", payee.toLowerHex(), "latest"),
                Call.of("eth_gasPrice")));
        if (token != null) {
            Map<String, String> call = Map.of("to", token.toLowerHex(), "data", TokenCall.balanceOf(sender));
            calls.add(Call.of("eth_call", call, "latest"));
        }
        boolean dynamic = profile.preferredType() == TransactionKind.DYNAMIC_FEE;
        if (dynamic) {
            calls.add(Call.of("eth_feeHistory", "0x" + Integer.toHexString(FEE_BLOCKS), "latest", List.of(10, 50, 90)));
        }
        List<Outcome> got = nodes.batch(calls);
        BigInteger mined = number(got.get(3));
        return new Snapshot(
                number(got.get(0)),
                blockHash(result(got.get(1))),
                number(got.get(2)),
                token == null ? null : word(got.get(7)),
                mined,
                number(got.get(4)).max(mined),
                kind(payee, Bytes.of(RpcValue.bytes(ANY, result(got.get(5))))),
                number(got.get(6)),
                dynamic ? history(got.getLast()) : null);
    }

    Estimate estimate(Address sender, Address to, BigInteger value, Bytes data) throws NodeException {
        Map<String, String> call = new HashMap<>();
        call.put("from", sender.toLowerHex());
        call.put("to", to.toLowerHex());
        call.put("value", "0x" + value.toString(16));
        if (!data.isEmpty()) {
            call.put("data", data.toHex());
        }
        try {
            return new Estimate.Gas(nodes.quantity("eth_estimateGas", call));
        } catch (NodeException e) {
            if (e.problem() instanceof NodeProblem.RpcError error) {
                return InnerError.of(error)
                        .<Estimate>map(inner -> new Estimate.Refused(inner.code()))
                        .orElseGet(() -> new Estimate.Fails(reason(error)));
            }
            throw e;
        }
    }

    private ContractKind kind(Address address, Bytes code) {
        ContractKind kind = ContractKind.of(address, code);
        boolean elsewhere = kind == ContractKind.SYSTEM && !CallMeaning.isSystem(profile, address);
        return elsewhere ? code.isEmpty() ? ContractKind.ACCOUNT : ContractKind.EVM : kind;
    }

    private static @Nullable String reason(NodeProblem.RpcError error) {
        String text = error.message().strip();
        String lower = text.toLowerCase(Locale.ROOT);
        String stripped =
                lower.startsWith("execution reverted:") ? text.substring("execution reverted:".length()) : text;
        String bounded = stripped.strip();
        if (bounded.isEmpty()) {
            return null;
        }
        return bounded.length() <= MAX_REASON ? bounded : bounded.substring(0, MAX_REASON);
    }

    static JsonNode result(Outcome outcome) throws NodeException {
        return switch (outcome) {
            case Outcome.Result result -> result.value();
            case Outcome.Failed failed -> throw new NodeException(failed.error());
        };
    }

    static BigInteger number(Outcome outcome) throws NodeException {
        return RpcValue.quantity(ANY, result(outcome));
    }

    static BigInteger number(@Nullable JsonNode value) throws NodeException {
        if (value == null) {
            throw bad("a number is missing");
        }
        return RpcValue.quantity(ANY, value);
    }

    /** The hash of a block object, 0x and 64 lower-case digits. */
    static String blockHash(JsonNode block) throws NodeException {
        JsonNode hash = block.get("hash");
        String text = hash != null && hash.isString() ? hash.stringValue().toLowerCase(Locale.ROOT) : "";
        if (!text.matches("0x[0-9a-f]{64}")) {
            throw bad("a block without a hash");
        }
        return text;
    }

    static NodeException bad(String reason) {
        return new NodeException(new NodeProblem.BadAnswer(ANY, reason));
    }

    /** A token that answers with anything but one word is no ERC-20: nothing is held there. */
    private static BigInteger word(Outcome outcome) throws NodeException {
        if (outcome instanceof Outcome.Failed) {
            return BigInteger.ZERO;
        }
        byte[] bytes = RpcValue.bytes(ANY, result(outcome));
        return bytes.length == 32 ? new BigInteger(1, bytes) : BigInteger.ZERO;
    }

    private static @Nullable FeeHistory history(Outcome outcome) throws NodeException {
        if (!(outcome instanceof Outcome.Result result)) {
            return null;
        }
        JsonNode fees = result.value().get("baseFeePerGas");
        if (fees == null || !fees.isArray() || fees.isEmpty() || fees.size() > 2 * FEE_BLOCKS) {
            return null;
        }
        List<List<BigInteger>> tips = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        JsonNode rewards = result.value().get("reward");
        if (rewards != null && rewards.isArray() && rewards.size() <= FEE_BLOCKS) {
            for (JsonNode block : rewards) {
                for (int i = 0; i < tips.size() && block.isArray() && block.size() == tips.size(); i++) {
                    tips.get(i).add(number(block.get(i)));
                }
            }
        }
        return new FeeHistory(
                number(fees.get(fees.size() - 1)), median(tips.get(0)), median(tips.get(1)), median(tips.get(2)));
    }

    private static BigInteger median(List<BigInteger> values) {
        if (values.isEmpty()) {
            return BigInteger.ZERO;
        }
        List<BigInteger> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
