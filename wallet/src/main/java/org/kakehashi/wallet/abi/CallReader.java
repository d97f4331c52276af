package org.kakehashi.wallet.abi;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.rlp.Bytes;

/** Recognises the calls of the standards. */
final class CallReader {

    private static final int SELECTOR = 4;
    private static final List<BigInteger> HIGHEST = List.of(highest(96), highest(128), highest(160));

    /** A standard's function and what its arguments mean; the second argument is what stands behind them. */
    private record Known(AbiFunction function, BiFunction<List<AbiValue>, Bytes, CallDecoding> meaning) {}

    private static final Map<Bytes, Known> KNOWN = known();

    private CallReader() {}

    static CallDecoding read(@Nullable Address to, Bytes data, List<AbiFunction> guesses) {
        if (to == null) {
            return new CallDecoding.Creation(data);
        }
        if (data.isEmpty()) {
            return new CallDecoding.Payment();
        }
        Bytes selector = data.slice(0, Math.min(SELECTOR, data.size()));
        Known known = KNOWN.get(selector);
        if (known != null) {
            try {
                Abi.Decoded decoded = known.function().arguments(data);
                if (decoded.rest().isEmpty() || known.function().name().equals("transfer")) {
                    return known.meaning().apply(decoded.values(), decoded.rest());
                }
            } catch (AbiException e) {
                return new CallDecoding.Unknown(selector, data);
            }
        }
        for (AbiFunction guess : guesses) {
            try {
                Abi.Decoded decoded = guess.arguments(data);
                return new CallDecoding.Guess(guess, decoded.values(), decoded.rest());
            } catch (AbiException e) {
                // Not this one; the next may fit.
                continue;
            }
        }
        return new CallDecoding.Unknown(selector, data);
    }

    static boolean isUnlimited(BigInteger units) {
        return units.bitLength() > 200 || HIGHEST.contains(units);
    }

    private static BigInteger highest(int bits) {
        return BigInteger.TWO.pow(bits).subtract(BigInteger.ONE);
    }

    private static Map<Bytes, Known> known() {
        Map<Bytes, Known> known = new HashMap<>();
        addTransfers(known);
        addApprovals(known);
        addPowers(known);
        add(known, "delegate(address)", (a, rest) -> new CallDecoding.Delegate(address(a, 0)));
        add(
                known,
                "castVote(uint256,uint8)",
                (a, rest) -> new CallDecoding.Vote(number(a, 0), number(a, 1).intValue(), ""));
        add(
                known,
                "castVoteWithReason(uint256,uint8,string)",
                (a, rest) -> new CallDecoding.Vote(number(a, 0), number(a, 1).intValue(), text(a, 2)));
        add(known, "deposit()", (a, rest) -> new CallDecoding.Wrap());
        add(known, "withdraw(uint256)", (a, rest) -> new CallDecoding.Unwrap(number(a, 0)));
        return Map.copyOf(known);
    }

    private static void addTransfers(Map<Bytes, Known> known) {
        add(
                known,
                "transfer(address,uint256)",
                (a, rest) -> new CallDecoding.Transfer(address(a, 0), number(a, 1), rest));
        add(
                known,
                "transfer(address,uint256,bytes)",
                (a, rest) -> new CallDecoding.Transfer(address(a, 0), number(a, 1), blob(a, 2)));
        add(
                known,
                "transferFrom(address,address,uint256)",
                (a, rest) -> new CallDecoding.TransferFrom(address(a, 0), address(a, 1), number(a, 2)));
        add(
                known,
                "safeTransferFrom(address,address,uint256)",
                (a, rest) -> new CallDecoding.TransferItem(address(a, 0), address(a, 1), number(a, 2)));
        add(
                known,
                "safeTransferFrom(address,address,uint256,bytes)",
                (a, rest) -> new CallDecoding.TransferItem(address(a, 0), address(a, 1), number(a, 2)));
        add(
                known,
                "safeTransferFrom(address,address,uint256,uint256,bytes)",
                (a, rest) -> new CallDecoding.TransferItems(
                        address(a, 0), address(a, 1), List.of(number(a, 2)), List.of(number(a, 3))));
        add(
                known,
                "safeBatchTransferFrom(address,address,uint256[],uint256[],bytes)",
                (a, rest) ->
                        new CallDecoding.TransferItems(address(a, 0), address(a, 1), numbers(a, 2), numbers(a, 3)));
    }

    private static void addPowers(Map<Bytes, Known> known) {
        for (String each : List.of("transferOwnership", "setOwner", "changeOwner", "changeAdmin", "setAdmin")) {
            add(known, each + "(address)", (a, rest) -> new CallDecoding.TransferOwnership(address(a, 0)));
        }
        add(
                known,
                "beginDefaultAdminTransfer(address)",
                (a, rest) -> new CallDecoding.TransferOwnership(address(a, 0)));
        add(known, "renounceOwnership()", (a, rest) -> new CallDecoding.TransferOwnership(Address.ZERO));
        add(known, "grantRole(bytes32,address)", (a, rest) -> new CallDecoding.GiveRole(blob(a, 0), address(a, 1)));
        add(known, "upgradeTo(address)", (a, rest) -> new CallDecoding.NewCode(address(a, 0)));
        add(known, "upgradeToAndCall(address,bytes)", (a, rest) -> new CallDecoding.NewCode(address(a, 0)));
    }

    private static void addApprovals(Map<Bytes, Known> known) {
        add(known, "approve(address,uint256)", (a, rest) -> approve(null, address(a, 0), number(a, 1), null));
        add(known, "increaseAllowance(address,uint256)", (a, rest) -> change(address(a, 0), number(a, 1), true));
        add(known, "decreaseAllowance(address,uint256)", (a, rest) -> change(address(a, 0), number(a, 1), false));
        add(
                known,
                "approve(address,address,uint160,uint48)",
                (a, rest) -> approve(address(a, 0), address(a, 1), number(a, 2), number(a, 3)));
        add(
                known,
                "setApprovalForAll(address,bool)",
                (a, rest) -> new CallDecoding.ApproveAll(address(a, 0), bool(a, 1)));
        addPermits(known);
    }

    private static void addPermits(Map<Bytes, Known> known) {
        add(
                known,
                "permit(address,address,uint256,uint256,uint8,bytes32,bytes32)",
                (a, rest) -> permit(null, address(a, 0), address(a, 1), number(a, 2), number(a, 3)));
        add(
                known,
                "permit(address,address,uint256,uint256,bool,uint8,bytes32,bytes32)",
                (a, rest) -> permit(
                        null,
                        address(a, 0),
                        address(a, 1),
                        bool(a, 4) ? highest(256) : BigInteger.ZERO,
                        number(a, 3).signum() == 0 ? highest(256) : number(a, 3)));
        add(
                known,
                "permit(address,((address,uint160,uint48,uint48),address,uint256),bytes)",
                (a, rest) -> permit2(address(a, 0), parts(a, 1)));
    }

    /** The permission in Permit2's form: details, spender, until when it can be handed in. */
    private static CallDecoding permit2(Address owner, List<AbiValue> single) {
        List<AbiValue> details = parts(single, 0);
        return permit(address(details, 0), owner, address(single, 1), number(details, 1), number(details, 2));
    }

    private static CallDecoding permit(
            @Nullable Address token, Address owner, Address spender, BigInteger units, BigInteger end) {
        return new CallDecoding.Permit(token, owner, spender, units, isUnlimited(units), end);
    }

    private static CallDecoding change(Address spender, BigInteger units, boolean raises) {
        return new CallDecoding.ChangeAllowance(spender, units, raises, raises && isUnlimited(units));
    }

    private static CallDecoding approve(
            @Nullable Address token, Address spender, BigInteger units, @Nullable BigInteger expiry) {
        return new CallDecoding.Approve(token, spender, units, isUnlimited(units), expiry);
    }

    private static void add(
            Map<Bytes, Known> known, String signature, BiFunction<List<AbiValue>, Bytes, CallDecoding> meaning) {
        AbiFunction function = AbiFunction.of(signature);
        known.put(function.selector(), new Known(function, meaning));
    }

    private static Address address(List<AbiValue> arguments, int index) {
        return arguments.get(index) instanceof AbiValue.AddressValue(var address) ? address : wrong(index);
    }

    private static BigInteger number(List<AbiValue> arguments, int index) {
        return arguments.get(index) instanceof AbiValue.Number(var number) ? number : wrong(index);
    }

    private static boolean bool(List<AbiValue> arguments, int index) {
        return arguments.get(index) instanceof AbiValue.Bool(var bool) ? bool : wrong(index);
    }

    private static String text(List<AbiValue> arguments, int index) {
        return arguments.get(index) instanceof AbiValue.Text(var text) ? text : wrong(index);
    }

    private static Bytes blob(List<AbiValue> arguments, int index) {
        return arguments.get(index) instanceof AbiValue.Blob(var bytes) ? bytes : wrong(index);
    }

    private static List<AbiValue> parts(List<AbiValue> arguments, int index) {
        return arguments.get(index) instanceof AbiValue.Sequence(var values) ? values : wrong(index);
    }

    private static List<BigInteger> numbers(List<AbiValue> arguments, int index) {
        return arguments.get(index) instanceof AbiValue.Sequence(var values)
                ? values.stream()
                        .map(value -> value instanceof AbiValue.Number(var number) ? number : wrong(index))
                        .toList()
                : wrong(index);
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // It never returns.
    private static <T> T wrong(int index) {
        throw new IllegalStateException("Argument " + index + " is not of the type in the signature");
    }
}
