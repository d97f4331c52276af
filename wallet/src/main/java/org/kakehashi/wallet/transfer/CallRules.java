package org.kakehashi.wallet.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.kakehashi.wallet.abi.CallDecoding;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.clearsigning.Described;
import org.kakehashi.wallet.clearsigning.Descriptors;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.systemcontract.ContractKind;
import org.kakehashi.wallet.systemcontract.SystemCallReading;

/**
 * The checks of a call: nobody is paid, so how well the person knows the contract's address says nothing; what the call
 * does is looked at instead.
 */
final class CallRules {

    private CallRules() {}

    /**
     * What needs no node.
     *
     * @param words a description of the call, for where no standard knows it
     */
    static List<TransferCheck> check(
            Draft draft,
            ContractCall call,
            NetworkProfile profile,
            Address contract,
            Supplier<Optional<Described>> words) {
        if (contract.isZero()) {
            return List.of(new TransferCheck.ZeroAddress());
        }
        return switch (CallMeaning.of(profile, contract, call.data())) {
            case CallMeaning.OfSystemContract(var reading) -> system(draft, reading);
            case CallMeaning.OfContract(var decoding) when decoding.isStandard() -> contract(decoding);
            case CallMeaning.OfContract(var decoding) ->
                words.get().map(CallRules::described).orElseGet(() -> contract(decoding));
        };
    }

    private static List<TransferCheck> system(Draft draft, SystemCallReading reading) {
        List<TransferCheck> found = new ArrayList<>();
        if (!(draft.amount() instanceof AmountChoice.Exactly exactly)
                || exactly.units().signum() != 0) {
            // The chain takes coin that is attached to such a call, and nobody ever gets it back.
            found.add(new TransferCheck.SystemContract());
        }
        switch (reading) {
            case SystemCallReading.Understood _ -> {}
            case SystemCallReading.Swallowed _ -> found.add(new TransferCheck.SystemContract());
            case SystemCallReading.NotUnderstood(String reason) ->
                found.add(new TransferCheck.CallNotUnderstood(reason));
        }
        return found;
    }

    /** The program's own description is as good as a standard; another is only as true as the file it comes from. */
    private static List<TransferCheck> described(Described description) {
        Descriptors.Entry source = description.source();
        return source == null
                ? List.of()
                : List.of(new TransferCheck.WordsOfAFile(
                        source.name(), description.text().owner()));
    }

    private static List<TransferCheck> contract(CallDecoding decoding) {
        return switch (decoding) {
            case CallDecoding.Unknown _, CallDecoding.Guess _ -> List.of(new TransferCheck.UnreadableCall());
            case CallDecoding.Approve approve
            when approve.unlimited() -> List.of(new TransferCheck.UnlimitedApproval(approve.spender()));
            case CallDecoding.ChangeAllowance change
            when change.unlimited() -> List.of(new TransferCheck.UnlimitedApproval(change.spender()));
            case CallDecoding.ApproveAll all
            when all.approved() -> List.of(new TransferCheck.UnlimitedApproval(all.operator()));
            case CallDecoding.Permit permit
            when permit.unlimited() -> List.of(new TransferCheck.UnlimitedApproval(permit.spender()));
            case CallDecoding.TransferOwnership(var owner) -> List.of(new TransferCheck.OwnershipTransfer(owner));
            case CallDecoding.GiveRole role -> List.of(new TransferCheck.PowerGiven(role.to()));
            case CallDecoding.NewCode(var code) -> List.of(new TransferCheck.PowerGiven(code));
            default -> List.of();
        };
    }

    /** What the code behind the address tells. */
    static List<TransferCheck> code(ContractKind kind) {
        return switch (kind) {
            case ACCOUNT -> List.of(new TransferCheck.NotAContract());
            case WASM -> List.of(new TransferCheck.WasmContract());
            case EVM, SYSTEM -> List.of();
        };
    }
}
