package org.kakehashi.wallet.staking;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.kakehashi.wallet.systemcontract.EpochClock;
import org.kakehashi.wallet.systemcontract.NodeId;
import org.kakehashi.wallet.systemcontract.SystemReceipt;

/**
 * Delegations and rewards as rows of a table for other programs: comma-separated (RFC 4180), a header first, times in
 * ISO 8601 UTC, amounts in whole coins with a full stop and without grouping. A cell that a spreadsheet would run as a
 * formula gets an apostrophe in front.
 */
public final class StakingCsv {

    private static final int DECIMALS = 18;

    private StakingCsv() {}

    /** Rewards that were paid. */
    public static String rewards(List<RewardEntry> entries, String hrp) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("time", "block", "account", "node", "stakingBlock", "kind", "amount", "transaction"));
        for (RewardEntry each : entries) {
            rows.add(List.of(
                    each.time().toString(),
                    Long.toString(each.block()),
                    each.account().toBech32(hrp),
                    each.node().toHex(),
                    Long.toString(each.stakingBlock()),
                    each.kind().name(),
                    coins(each.amount()),
                    each.transactionHash()));
        }
        return text(rows);
    }

    /** Delegations as they are, one row each. */
    public static String delegations(AccountDelegations delegations, ValidatorList validators, String hrp) {
        EpochClock clock = delegations.clock();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "time", "block", "account", "validator", "node", "stakingBlock", "effective", "hesitating", "pending"));
        for (Delegation each : delegations.delegations()) {
            String name = validators
                    .find(each.node())
                    .map(validator -> validator.texts().nodeName())
                    .orElse("");
            rows.add(List.of(
                    clock.time().toString(),
                    Long.toString(clock.height()),
                    each.account().toBech32(hrp),
                    name,
                    each.node().toHex(),
                    Long.toString(each.stakingBlock()),
                    coins(each.parts().effective()),
                    coins(each.parts().hesitating()),
                    each.pending().map(StakingCsv::coins).orElse("")));
        }
        return text(rows);
    }

    /** What was done from here, one row each. */
    public static String records(List<StakingRecord> records, String hrp) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "time",
                "block",
                "account",
                "action",
                "node",
                "amount",
                "rewards",
                "state",
                "code",
                "fee",
                "transaction"));
        for (StakingRecord each : records) {
            NodeId node = each.node();
            BigInteger amount = each.amount();
            BigInteger fee = each.fee();
            Long block = each.block();
            rows.add(List.of(
                    each.time().toString(),
                    block == null ? "" : block.toString(),
                    each.account().toBech32(hrp),
                    each.function().name(),
                    node == null ? "" : node.toHex(),
                    amount == null ? "" : coins(amount),
                    each.rewards().signum() == 0 ? "" : coins(each.rewards()),
                    each.state().name(),
                    each.receipt() instanceof SystemReceipt.Failed failed ? Integer.toString(failed.code()) : "",
                    fee == null ? "" : coins(fee),
                    each.hash()));
        }
        return text(rows);
    }

    private static String coins(BigInteger von) {
        BigDecimal coins = new BigDecimal(von, DECIMALS).stripTrailingZeros();
        return coins.toPlainString();
    }

    private static String text(List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            text.append(String.join(",", row.stream().map(StakingCsv::cell).toList()))
                    .append("\r\n");
        }
        return text.toString();
    }

    private static String cell(String value) {
        String safe = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
