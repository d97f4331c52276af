package org.kakehashi.wallet.token;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.rpc.NodeClient.Call;
import org.kakehashi.wallet.rpc.NodeClient.Outcome;
import org.kakehashi.wallet.rpc.NodeException;
import org.kakehashi.wallet.rpc.NodePool;
import org.kakehashi.wallet.rpc.NodeProblem;

/** Reads balances with the scanner, and one call for each where a node refuses the scanner. */
final class BalanceReader {

    private static final Duration SCANNER_RETRY = Duration.ofMinutes(10);

    private final GridScanner scanner = new GridScanner();
    private final Clock clock;
    private final Map<String, Instant> refused = new ConcurrentHashMap<>();

    BalanceReader(Clock clock) {
        this.clock = clock;
    }

    /** Either a reading or a problem for every position; {@code Unknown} stands for the problem alone. */
    Map<Position, BalanceReading> read(String network, NodePool pool, List<Address> owners, List<Address> tokens) {
        Map<Position, BalanceReading> readings = new HashMap<>();
        List<GridScanner.Part> parts = GridScanner.parts(owners, tokens);
        List<GridScanner.Part> left = refusedLately(network) ? parts : scan(network, pool, parts, readings);
        if (!left.isEmpty()) {
            oneByOne(
                    pool,
                    left.stream().flatMap(part -> part.positions().stream()).toList(),
                    readings);
        }
        return readings;
    }

    /** Fills in what the scanner can read, and returns the parts that it cannot. */
    private List<GridScanner.Part> scan(
            String network, NodePool pool, List<GridScanner.Part> parts, Map<Position, BalanceReading> readings) {
        List<Outcome> outcomes;
        try {
            outcomes = pool.batch(parts.stream().map(scanner::call).toList());
        } catch (NodeException e) {
            if (refusal(e.problem())) {
                refused.put(network, clock.instant());
                return parts;
            }
            parts.forEach(part -> part.positions().forEach(position -> readings.put(position, failed(e.problem()))));
            return List.of();
        }
        Instant now = clock.instant();
        List<GridScanner.Part> left = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            GridScanner.Part part = parts.get(i);
            Optional<GridScanner.Values> values = GridScanner.values(part, TokenMetadata.bytes(outcomes.get(i)));
            if (values.isEmpty()) {
                left.add(part);
                continue;
            }
            List<Position> positions = part.positions();
            for (int p = 0; p < positions.size(); p++) {
                Optional<BigInteger> value = values.get().values().get(p);
                readings.put(
                        positions.get(p),
                        value.<BalanceReading>map(amount -> new BalanceReading.Known(
                                        amount, now, values.get().block()))
                                .orElseGet(BalanceReader::tokenRefused));
            }
        }
        if (left.size() == parts.size()) {
            refused.put(network, clock.instant());
        }
        return left;
    }

    private void oneByOne(NodePool pool, List<Position> positions, Map<Position, BalanceReading> readings) {
        List<Call> calls = new ArrayList<>();
        calls.add(Call.of("eth_blockNumber"));
        positions.forEach(position -> calls.add(call(position)));
        try {
            List<Outcome> outcomes = pool.batch(calls);
            Optional<BigInteger> block = quantity(outcomes.getFirst());
            Instant now = clock.instant();
            for (int i = 0; i < positions.size(); i++) {
                readings.put(positions.get(i), reading(positions.get(i), outcomes.get(i + 1), now, block));
            }
        } catch (NodeException e) {
            positions.forEach(position -> readings.put(position, failed(e.problem())));
        }
    }

    private static BalanceReading reading(Position position, Outcome outcome, Instant now, Optional<BigInteger> block) {
        Optional<BigInteger> amount = position.token() == null ? quantity(outcome) : word(outcome);
        if (amount.isPresent() && block.isPresent() && block.get().bitLength() < 63) {
            return new BalanceReading.Known(amount.get(), now, block.get().longValue());
        }
        // A revert is the token's own answer; other errors are the node's.
        if (outcome instanceof Outcome.Failed failed
                && (position.token() == null || failed.error().code() != 3)) {
            return failed(failed.error());
        }
        return tokenRefused();
    }

    private boolean refusedLately(String network) {
        @Nullable Instant at = refused.get(network);
        return at != null && Duration.between(at, clock.instant()).compareTo(SCANNER_RETRY) < 0;
    }

    private static boolean refusal(NodeProblem problem) {
        return switch (problem) {
            case NodeProblem.RpcError e -> true;
            case NodeProblem.BadAnswer e -> true;
            case NodeProblem.TooLarge e -> true;
            case NodeProblem.HttpStatus e -> e.status() < 500;
            default -> false;
        };
    }

    private static BalanceReading failed(NodeProblem problem) {
        return new BalanceReading.Unknown(new BalanceProblem.NodeFailed(problem));
    }

    private static BalanceReading tokenRefused() {
        return new BalanceReading.Unknown(new BalanceProblem.TokenRefused());
    }

    private static Call call(Position position) {
        Address token = position.token();
        String owner = position.owner().toLowerHex();
        return token == null
                ? Call.of("eth_getBalance", owner, "latest")
                : Call.of(
                        "eth_call",
                        Map.of("to", token.toLowerHex(), "data", "0x70a08231" + "0".repeat(24) + owner.substring(2)),
                        "latest");
    }

    private static Optional<BigInteger> quantity(Outcome outcome) {
        if (!(outcome instanceof Outcome.Result result) || !result.value().isString()) {
            return Optional.empty();
        }
        String text = result.value().stringValue();
        return text.matches("0x[0-9a-fA-F]{1,64}")
                ? Optional.of(new BigInteger(text.substring(2), 16))
                : Optional.empty();
    }

    private static Optional<BigInteger> word(Outcome outcome) {
        byte[] bytes = TokenMetadata.bytes(outcome);
        return bytes.length == 32 ? Optional.of(new BigInteger(1, bytes)) : Optional.empty();
    }
}
