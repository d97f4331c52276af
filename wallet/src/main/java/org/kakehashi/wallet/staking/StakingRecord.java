package org.kakehashi.wallet.staking;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.systemcontract.NodeId;
import org.kakehashi.wallet.systemcontract.SystemCallReading;
import org.kakehashi.wallet.systemcontract.SystemFunction;
import org.kakehashi.wallet.systemcontract.SystemReceipt;
import org.kakehashi.wallet.transfer.Transfer;
import org.kakehashi.wallet.transfer.TransferState;

/**
 * One thing that was done from here with the network's own contracts, as the signed call and its receipt tell it.
 *
 * @param time of the block, or of the signature while it is in none
 * @param node the node it is about; null for claims, redemptions and plans
 * @param amount that was asked for, in von; null where the call has none
 * @param receipt what became of it; null while it is in no block, or where nobody read it
 * @param fee in von; null while it is in no block
 */
public record StakingRecord(
        String hash,
        Instant time,
        @Nullable Long block,
        Address account,
        SystemFunction function,
        @Nullable NodeId node,
        @Nullable BigInteger amount,
        TransferState state,
        @Nullable SystemReceipt receipt,
        @Nullable BigInteger fee) {

    /** All of these that are calls which can be read, in the same order. */
    public static List<StakingRecord> of(List<Transfer> transfers) {
        List<StakingRecord> records = new ArrayList<>();
        for (Transfer each : transfers) {
            if (SystemCallReading.of(each.payee(), each.data()) instanceof SystemCallReading.Understood call) {
                records.add(of(each, call));
            }
        }
        return records;
    }

    private static StakingRecord of(Transfer transfer, SystemCallReading.Understood call) {
        Instant mined = transfer.blockTime();
        String hash = transfer.minedHash();
        return new StakingRecord(
                hash == null ? transfer.latest().hash() : hash,
                mined == null ? transfer.createdAt() : mined,
                transfer.block(),
                transfer.from(),
                call.function(),
                value(call, "nodeId", NodeId.class).orElse(null),
                value(call, "amount", BigInteger.class).orElse(null),
                transfer.state(),
                transfer.receipt().orElse(null),
                transfer.feePaid());
    }

    private static <T> Optional<T> value(SystemCallReading.Understood call, String name, Class<T> kind) {
        return call.value(name).filter(kind::isInstance).map(kind::cast);
    }

    /** The rewards that it paid, in von. */
    public BigInteger rewards() {
        return switch (receipt) {
            case SystemReceipt.Claimed claimed -> claimed.total();
            case SystemReceipt.Undelegated undelegated -> undelegated.reward();
            case null, default -> BigInteger.ZERO;
        };
    }
}
