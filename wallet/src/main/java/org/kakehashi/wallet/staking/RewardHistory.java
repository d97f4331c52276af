package org.kakehashi.wallet.staking;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.kakehashi.vault.Database;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.systemcontract.NodeId;
import org.kakehashi.wallet.systemcontract.SystemCallReading;
import org.kakehashi.wallet.systemcontract.SystemReceipt;
import org.kakehashi.wallet.transfer.Transfer;
import org.kakehashi.wallet.transfer.TransferState;

/**
 * Rewards over time, kept in the vault, because no node tells what was paid in the past: what receipts of claims and
 * withdrawals said, and one snapshot for each settlement period in which the delegations were looked at.
 */
public final class RewardHistory {

    private final Database database;
    private final String network;

    /** @param network the network's id */
    public RewardHistory(Database database, String network) {
        this.database = database;
        this.network = network;
    }

    /** Keeps what a claim paid; the same receipt again changes nothing. */
    public void add(Address account, SystemReceipt.Claimed claimed, String transactionHash, long block, Instant time) {
        List<RewardEntry> entries = claimed.rewards().stream()
                .filter(each -> each.reward().signum() > 0)
                .map(each -> new RewardEntry(
                        account,
                        each.node(),
                        each.stakingBlock(),
                        RewardEntry.Kind.CLAIM,
                        each.reward(),
                        transactionHash,
                        block,
                        time))
                .toList();
        save(entries);
    }

    /** Keeps the reward that ended a delegation; nothing where none was paid. */
    public void add(
            Delegations.Place place,
            Address account,
            SystemReceipt.Undelegated undelegated,
            String transactionHash,
            long block,
            Instant time) {
        if (undelegated.reward().signum() > 0) {
            save(List.of(new RewardEntry(
                    account,
                    place.node(),
                    place.stakingBlock(),
                    RewardEntry.Kind.UNDELEGATE,
                    undelegated.reward(),
                    transactionHash,
                    block,
                    time)));
        }
    }

    /** Keeps every reward that the receipts of these calls tell of; what was kept before is not kept twice. */
    public void absorb(List<Transfer> calls) {
        for (Transfer each : calls) {
            String hash = each.minedHash();
            Long block = each.block();
            if (each.state() == TransferState.FINAL && hash != null && block != null) {
                Instant mined = each.blockTime();
                absorb(each, hash, block, mined == null ? each.updatedAt() : mined);
            }
        }
    }

    private void absorb(Transfer call, String hash, long block, Instant time) {
        switch (call.receipt().orElse(null)) {
            case SystemReceipt.Claimed claimed -> add(call.from(), claimed, hash, block, time);
            case SystemReceipt.Undelegated undelegated -> {
                if (SystemCallReading.of(call.payee(), call.data()) instanceof SystemCallReading.Understood read
                        && read.value("nodeId").orElse(null) instanceof NodeId node
                        && read.value("stakingBlock").orElse(null) instanceof BigInteger stakingBlock) {
                    Delegations.Place place = new Delegations.Place(node, stakingBlock.longValueExact());
                    add(place, call.from(), undelegated, hash, block, time);
                }
            }
            case null, default -> {}
        }
    }

    /** Keeps what an account has at present; the last look in a settlement period counts. Incomplete looks are not kept. */
    public void snapshot(AccountDelegations delegations) {
        AccountDelegations.Totals totals = delegations.totals();
        if (!totals.rewardsComplete()) {
            return;
        }
        database.write(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("INSERT OR REPLACE INTO staking_snapshot"
                    + " (network, account, epoch, time, delegated, pending) VALUES (?, ?, ?, ?, ?, ?)")) {
                insert.setString(1, network);
                insert.setString(2, delegations.account().toLowerHex());
                insert.setLong(3, delegations.clock().epoch());
                insert.setLong(4, delegations.clock().time().toEpochMilli());
                insert.setString(5, totals.delegated().toString());
                insert.setString(6, totals.pending().toString());
                return insert.executeUpdate();
            }
        });
    }

    /** What was paid to an account, the latest first. */
    public List<RewardEntry> entries(Address account) {
        return database.read(connection -> entries(connection, account));
    }

    /** All that was paid to an account, in von. */
    public BigInteger paid(Address account) {
        return entries(account).stream().map(RewardEntry::amount).reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** An account's snapshots with what had been paid by then, the earliest first: the points of a chart. */
    public List<RewardSnapshot> snapshots(Address account) {
        return database.read(connection -> {
            List<RewardEntry> entries = entries(connection, account);
            List<RewardSnapshot> snapshots = new ArrayList<>();
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT epoch, time, delegated, pending FROM staking_snapshot"
                            + " WHERE network = ? AND account = ? ORDER BY epoch")) {
                select.setString(1, network);
                select.setString(2, account.toLowerHex());
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        Instant time = Instant.ofEpochMilli(row.getLong(2));
                        snapshots.add(new RewardSnapshot(
                                row.getLong(1),
                                time,
                                new BigInteger(row.getString(3)),
                                new BigInteger(row.getString(4)),
                                paidUpTo(entries, time)));
                    }
                }
            }
            return snapshots;
        });
    }

    private static BigInteger paidUpTo(List<RewardEntry> entries, Instant time) {
        return entries.stream()
                .filter(each -> !each.time().isAfter(time))
                .map(RewardEntry::amount)
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private List<RewardEntry> entries(Connection connection, Address account) throws SQLException {
        List<RewardEntry> entries = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT node, staking_block, kind, amount, transaction_hash, block, time FROM staking_reward"
                        + " WHERE network = ? AND account = ? ORDER BY block DESC, node, staking_block")) {
            select.setString(1, network);
            select.setString(2, account.toLowerHex());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    entries.add(new RewardEntry(
                            account,
                            NodeId.of(row.getString(1)),
                            row.getLong(2),
                            RewardEntry.Kind.valueOf(row.getString(3)),
                            new BigInteger(row.getString(4)),
                            row.getString(5),
                            row.getLong(6),
                            Instant.ofEpochMilli(row.getLong(7))));
                }
            }
        }
        return entries;
    }

    private void save(List<RewardEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        database.write(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("INSERT OR IGNORE INTO staking_reward"
                    + " (network, account, transaction_hash, node, staking_block, kind, amount, block, time)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                for (RewardEntry each : entries) {
                    insert.setString(1, network);
                    insert.setString(2, each.account().toLowerHex());
                    insert.setString(3, each.transactionHash());
                    insert.setString(4, each.node().toHex());
                    insert.setLong(5, each.stakingBlock());
                    insert.setString(6, each.kind().name());
                    insert.setString(7, each.amount().toString());
                    insert.setLong(8, each.block());
                    insert.setLong(9, each.time().toEpochMilli());
                    insert.addBatch();
                }
                return insert.executeBatch();
            }
        });
    }
}
