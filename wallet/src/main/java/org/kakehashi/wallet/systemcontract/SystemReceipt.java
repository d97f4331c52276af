package org.kakehashi.wallet.systemcontract;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.rlp.Rlp;
import org.kakehashi.wallet.rlp.RlpException;
import org.kakehashi.wallet.rlp.RlpItem;
import org.kakehashi.wallet.rlp.RlpList;

/**
 * What became of a transaction to a system contract. Its one log has no topics; its data are an RLP list whose first
 * item is the code in ASCII digits and whose further items hold the RLP of the results.
 */
public sealed interface SystemReceipt {

    /** Done, with nothing to tell. */
    record Done() implements SystemReceipt {}

    /**
     * A delegation was taken back (1005). Amounts in von.
     *
     * @param reward paid along, because the whole delegation ended
     * @param free returned at once to the free balance
     * @param restricting returned at once to the restricting plan
     * @param lockedFree moved into the lock, for the free balance (PlatON)
     * @param lockedRestricting moved into the lock, for the restricting plan (PlatON)
     * @param detailed whether the node told how the amount was split; Alaya's tells the reward only
     */
    record Undelegated(
            BigInteger reward,
            BigInteger free,
            BigInteger restricting,
            BigInteger lockedFree,
            BigInteger lockedRestricting,
            boolean detailed)
            implements SystemReceipt {}

    /** The lock paid out (1006), zeros where nothing was ready. */
    record Redeemed(BigInteger free, BigInteger restricting) implements SystemReceipt {}

    /** Rewards were paid (5000). */
    record Claimed(List<NodeReward> rewards) implements SystemReceipt {

        public Claimed {
            rewards = List.copyOf(rewards);
        }

        /** All of them together, in von. */
        public BigInteger total() {
            return rewards.stream().map(NodeReward::reward).reduce(BigInteger.ZERO, BigInteger::add);
        }
    }

    /**
     * The contract refused; the whole gas limit was burned, nothing else changed.
     *
     * @param error what the code means; null for a code that this program does not know
     */
    record Failed(int code, @Nullable SystemError error) implements SystemReceipt {}

    /** Failed without a word: the gas ran out. */
    record OutOfGas() implements SystemReceipt {}

    /** The receipt says nothing that can be understood. */
    record Unreadable(String reason) implements SystemReceipt {}

    /** What one delegation earned. */
    record NodeReward(NodeId node, long stakingBlock, BigInteger reward) {}

    /**
     * Reads a receipt.
     *
     * @param function what the transaction called
     * @param succeeded the receipt's status
     * @param logData data of the logs that the contract itself wrote, in order
     */
    static SystemReceipt read(SystemFunction function, boolean succeeded, List<Bytes> logData) {
        if (logData.isEmpty()) {
            return succeeded ? new Unreadable("no log") : new OutOfGas();
        }
        try {
            List<RlpItem> items = Rlp.decodeList(logData.getLast().toArray()).items();
            int code = code(items);
            if (code != 0) {
                return new Failed(code, SystemError.of(code).orElse(null));
            }
            if (!succeeded) {
                return new Unreadable("failed with code 0");
            }
            return results(function, items.subList(1, items.size()));
        } catch (RlpException e) {
            return new Unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static int code(List<RlpItem> items) throws RlpException {
        if (items.isEmpty() || !(items.getFirst() instanceof Bytes digits) || digits.size() > 9 || digits.isEmpty()) {
            throw new RlpException("No code");
        }
        String text = new String(digits.toArray(), StandardCharsets.US_ASCII);
        if (!text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new RlpException("No code");
        }
        return Integer.parseInt(text);
    }

    private static SystemReceipt results(SystemFunction function, List<RlpItem> results) throws RlpException {
        return switch (function) {
            case WITHDRAW_DELEGATION -> undelegated(results);
            case REDEEM_DELEGATION -> {
                expect(results, 2);
                yield new Redeemed(amount(results.get(0)), amount(results.get(1)));
            }
            case CLAIM_REWARDS -> {
                expect(results, 1);
                yield new Claimed(rewards(results.getFirst()));
            }
            default -> new Done();
        };
    }

    private static Undelegated undelegated(List<RlpItem> results) throws RlpException {
        if (results.size() == 1) {
            BigInteger zero = BigInteger.ZERO;
            return new Undelegated(amount(results.getFirst()), zero, zero, zero, zero, false);
        }
        expect(results, 5);
        return new Undelegated(
                amount(results.get(0)),
                amount(results.get(1)),
                amount(results.get(2)),
                amount(results.get(3)),
                amount(results.get(4)),
                true);
    }

    private static List<NodeReward> rewards(RlpItem wrapped) throws RlpException {
        List<NodeReward> rewards = new ArrayList<>();
        for (RlpItem each : Rlp.decodeList(string(wrapped).toArray()).items()) {
            if (!(each instanceof RlpList parts)
                    || parts.items().size() != 3
                    || string(parts.items().get(0)).size() != NodeId.LENGTH) {
                throw new RlpException("No reward");
            }
            BigInteger block = string(parts.items().get(1)).toCanonicalNumber();
            if (block.bitLength() > 63) {
                throw new RlpException("No height");
            }
            rewards.add(new NodeReward(
                    new NodeId(string(parts.items().get(0))),
                    block.longValue(),
                    string(parts.items().get(2)).toCanonicalNumber()));
        }
        return rewards;
    }

    private static BigInteger amount(RlpItem wrapped) throws RlpException {
        return string(Rlp.decode(string(wrapped).toArray())).toCanonicalNumber();
    }

    private static void expect(List<RlpItem> results, int count) throws RlpException {
        if (results.size() != count) {
            throw new RlpException(results.size() + " results where " + count + " belong");
        }
    }

    private static Bytes string(RlpItem item) throws RlpException {
        if (item instanceof Bytes bytes) {
            return bytes;
        }
        throw new RlpException("A list where a string belongs");
    }
}
