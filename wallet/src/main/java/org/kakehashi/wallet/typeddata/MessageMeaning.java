package org.kakehashi.wallet.typeddata;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.abi.AbiValue;
import org.kakehashi.wallet.abi.CallDecoding;
import org.kakehashi.wallet.address.Address;

/**
 * What a typed message that moves money or rights really does, for showing in words. Such a signature costs nothing and
 * reaches no chain at first, which makes it easy to give away.
 */
public sealed interface MessageMeaning {

    /**
     * Someone may take tokens (ERC-2612, DAI, Permit2 allowances).
     *
     * @param token the token, or null where the domain does not say
     * @param units the most they may take; for DAI's form, everything or nothing
     * @param deadline until when the permission can be handed in, or how long it lasts; seconds since 1970, null for ever
     */
    record Allowance(
            @Nullable Address token,
            Address spender,
            BigInteger units,
            boolean unlimited,
            @Nullable BigInteger deadline)
            implements MessageMeaning {}

    /** Several of them at once. */
    record Allowances(List<Allowance> each) implements MessageMeaning {
        public Allowances {
            each = List.copyOf(each);
        }
    }

    /** Tokens go to someone as soon as anyone hands the signature in (EIP-3009). */
    record SignedTransfer(@Nullable Address token, Address from, Address to, BigInteger units, BigInteger validBefore)
            implements MessageMeaning {}

    /** Voting power goes to someone. */
    record Delegation(Address delegatee, @Nullable BigInteger expiry) implements MessageMeaning {}

    /** Something else; its fields are shown as they are. */
    record Other() implements MessageMeaning {}

    /** The meaning of a message. */
    static MessageMeaning of(TypedData message) {
        TypedValue.Struct fields = message.message();
        Address token = message.verifyingContract().orElse(null);
        return switch (message.primaryType()) {
            case "Permit" -> permit(fields, token).orElse(new Other());
            case "PermitSingle" ->
                details(fields.field("details").orElse(null), fields)
                        .<MessageMeaning>map(each -> each)
                        .orElse(new Other());
            case "PermitBatch" -> batch(fields, "details");
            case "PermitTransferFrom", "PermitWitnessTransferFrom" ->
                permitted(fields.field("permitted").orElse(null), fields)
                        .<MessageMeaning>map(each -> each)
                        .orElse(new Other());
            case "PermitBatchTransferFrom", "PermitBatchWitnessTransferFrom" -> batch(fields, "permitted");
            case "TransferWithAuthorization", "ReceiveWithAuthorization" ->
                transfer(fields, token).orElse(new Other());
            case "Delegation" ->
                address(fields, "delegatee")
                        .<MessageMeaning>map(delegatee -> new Delegation(
                                delegatee, number(fields, "expiry").orElse(null)))
                        .orElse(new Other());
            default -> new Other();
        };
    }

    private static Optional<MessageMeaning> permit(TypedValue.Struct fields, @Nullable Address token) {
        Optional<Address> spender = address(fields, "spender");
        if (spender.isEmpty()) {
            return Optional.empty();
        }
        Optional<BigInteger> value = number(fields, "value");
        if (value.isPresent()) {
            return Optional.of(new Allowance(
                    token,
                    spender.get(),
                    value.get(),
                    CallDecoding.isUnlimited(value.get()),
                    number(fields, "deadline").orElse(null)));
        }
        Optional<TypedValue> allowed = fields.field("allowed");
        if (allowed.isPresent() && allowed.get() instanceof TypedValue.Leaf(String type, AbiValue.Bool(boolean all))) {
            BigInteger expiry =
                    number(fields, "expiry").filter(each -> each.signum() > 0).orElse(null);
            BigInteger units = all ? BigInteger.TWO.pow(256).subtract(BigInteger.ONE) : BigInteger.ZERO;
            return Optional.of(new Allowance(token, spender.get(), units, all, expiry));
        }
        return Optional.empty();
    }

    private static Optional<Allowance> details(@Nullable TypedValue value, TypedValue.Struct message) {
        return token(value, message, "expiration");
    }

    private static Optional<Allowance> permitted(@Nullable TypedValue value, TypedValue.Struct message) {
        return token(value, message, "deadline");
    }

    private static Optional<Allowance> token(@Nullable TypedValue value, TypedValue.Struct message, String end) {
        if (!(value instanceof TypedValue.Struct struct)) {
            return Optional.empty();
        }
        Optional<Address> token = address(struct, "token");
        Optional<Address> spender = address(message, "spender");
        Optional<BigInteger> units = number(struct, "amount");
        if (token.isEmpty() || spender.isEmpty() || units.isEmpty()) {
            return Optional.empty();
        }
        BigInteger until = number(struct, end).or(() -> number(message, end)).orElse(null);
        return Optional.of(
                new Allowance(token.get(), spender.get(), units.get(), CallDecoding.isUnlimited(units.get()), until));
    }

    private static MessageMeaning batch(TypedValue.Struct fields, String name) {
        if (!(fields.field(name).orElse(null) instanceof TypedValue.Elements elements)) {
            return new Other();
        }
        List<Allowance> each = new ArrayList<>();
        for (TypedValue value : elements.values()) {
            Optional<Allowance> one = name.equals("details") ? details(value, fields) : permitted(value, fields);
            if (one.isEmpty()) {
                return new Other();
            }
            each.add(one.get());
        }
        return new Allowances(each);
    }

    private static Optional<MessageMeaning> transfer(TypedValue.Struct fields, @Nullable Address token) {
        Optional<Address> from = address(fields, "from");
        Optional<Address> to = address(fields, "to");
        Optional<BigInteger> units = number(fields, "value");
        Optional<BigInteger> before = number(fields, "validBefore");
        if (from.isEmpty() || to.isEmpty() || units.isEmpty() || before.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SignedTransfer(token, from.get(), to.get(), units.get(), before.get()));
    }

    private static Optional<Address> address(TypedValue.Struct struct, String name) {
        return struct.field(name)
                .flatMap(value -> value instanceof TypedValue.Leaf(String type, AbiValue.AddressValue(Address address))
                        ? Optional.of(address)
                        : Optional.empty());
    }

    private static Optional<BigInteger> number(TypedValue.Struct struct, String name) {
        return struct.field(name)
                .flatMap(value -> value instanceof TypedValue.Leaf(String type, AbiValue.Number(BigInteger number))
                        ? Optional.of(number)
                        : Optional.empty());
    }
}
