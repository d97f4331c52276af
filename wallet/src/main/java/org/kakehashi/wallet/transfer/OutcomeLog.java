package org.kakehashi.wallet.transfer;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.address.AddressReader;
import org.kakehashi.wallet.address.AddressReading;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.systemcontract.SystemCallReading;
import org.kakehashi.wallet.systemcontract.SystemReceipt;
import tools.jackson.databind.JsonNode;

/**
 * Takes out of a receipt what a contract of the network itself wrote. Nodes answer with 0x addresses to {@code eth_}
 * names and with bech32 to others; both are read.
 */
final class OutcomeLog {

    /** A claim tells of at most twenty delegations, in less than this. */
    private static final int LONGEST = 8_192;

    private OutcomeLog() {}

    /**
     * The data of the last log that the called contract wrote.
     *
     * @return null if the transfer called no contract of the network itself, empty bytes if that wrote nothing
     */
    static @Nullable Bytes of(JsonNode receipt, Transfer transfer, NetworkProfile profile) {
        if (transfer.data().isEmpty() || !CallMeaning.isSystem(profile, transfer.payee())) {
            return null;
        }
        Bytes last = Bytes.EMPTY;
        for (JsonNode log : receipt.path("logs")) {
            Optional<Bytes> data = data(log, transfer.payee(), profile);
            if (data.isPresent()) {
                last = data.get();
            }
        }
        return last;
    }

    private static Optional<Bytes> data(JsonNode log, Address contract, NetworkProfile profile) {
        String address = log.path("address").asString("");
        boolean its = AddressReader.read(address, profile.hrp()) instanceof AddressReading.Valid valid
                && valid.address().equals(contract);
        String hex = log.path("data").asString("");
        if (!its || hex.length() > 2 * LONGEST + 2 || !hex.matches("0x([0-9a-fA-F]{2})*")) {
            return Optional.empty();
        }
        return Optional.of(Bytes.fromHex(hex));
    }

    /** What it means for a transfer; empty where the called contract is none of the network's own. */
    static Optional<SystemReceipt> read(Transfer transfer) {
        Bytes outcome = transfer.outcome();
        boolean ended = transfer.state() == TransferState.FINAL
                || transfer.state() == TransferState.FAILED
                || transfer.state() == TransferState.IN_BLOCK;
        if (outcome == null
                || !ended
                || !(SystemCallReading.of(transfer.payee(), transfer.data())
                        instanceof SystemCallReading.Understood understood)) {
            return Optional.empty();
        }
        return Optional.of(SystemReceipt.read(
                understood.function(),
                transfer.state() != TransferState.FAILED,
                outcome.isEmpty() ? List.of() : List.of(outcome)));
    }

    /** Whether the contract refused although the receipt may say otherwise. */
    static boolean refused(Transfer transfer, @Nullable Bytes outcome) {
        return outcome != null
                && !outcome.isEmpty()
                && SystemCallReading.of(transfer.payee(), transfer.data())
                        instanceof SystemCallReading.Understood understood
                && SystemReceipt.read(understood.function(), true, List.of(outcome)) instanceof SystemReceipt.Failed;
    }
}
