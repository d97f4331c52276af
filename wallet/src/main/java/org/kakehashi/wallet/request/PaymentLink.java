package org.kakehashi.wallet.request;

import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.address.Address;

/**
 * A payment request as a link or in a QR code (ERC-681): {@code ethereum:0x…@210425?value=1e18}. Amounts are whole base
 * units. Reading refuses whatever could be understood in two ways: a parameter given twice, a fraction of a base unit, a
 * number beyond 256 bits. Links with a wrong address checksum are about (the standard's own example is one), so that is told by
 * {@link #hasDoubtfulAddress} and the person decides.
 *
 * @param pay whether the link says {@code pay-}
 * @param target who is paid, or the contract that is called: an address, or an ENS name as written
 * @param chainId the chain, or null where the link does not say; then the person is asked
 * @param function the function to call, or null for a plain payment
 * @param value base units of the coin, or null
 * @param gas the gas limit, or null
 * @param gasPrice base units for one gas, or null
 * @param arguments of the function: type and value as written, numbers already whole
 */
public record PaymentLink(
        boolean pay,
        String target,
        @Nullable BigInteger chainId,
        @Nullable String function,
        @Nullable BigInteger value,
        @Nullable BigInteger gas,
        @Nullable BigInteger gasPrice,
        Map<String, String> arguments) {

    public PaymentLink {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }

    /**
     * Reads a link.
     *
     * @throws RequestException when it is none, or not exactly one
     */
    public static PaymentLink read(String uri) throws RequestException {
        return new PaymentLinkReader(uri).read();
    }

    /** A request for an amount of the network's own coin. */
    public static PaymentLink forCoin(Address payee, BigInteger chainId, @Nullable BigInteger value) {
        return new PaymentLink(false, payee.toHex(), chainId, null, value, null, null, Map.of());
    }

    /** A request for an amount of a token. */
    public static PaymentLink forToken(Address token, Address payee, BigInteger chainId, BigInteger units) {
        Map<String, String> arguments = new LinkedHashMap<>();
        arguments.put("address", payee.toHex());
        arguments.put("uint256", units.toString());
        return new PaymentLink(false, token.toHex(), chainId, "transfer", null, null, null, arguments);
    }

    /** The target where it is an address and no name. */
    public Optional<Address> targetAddress() {
        return target.startsWith("0x") ? Optional.of(Address.ofHex(target)) : Optional.empty();
    }

    /** Whether an address in it is in mixed case that does not fit its checksum (EIP-55): perhaps mistyped. */
    public boolean hasDoubtfulAddress() {
        return isDoubtful(target) || arguments.values().stream().anyMatch(PaymentLink::isDoubtful);
    }

    private static boolean isDoubtful(String text) {
        if (!text.matches("0x[0-9a-fA-F]{40}")) {
            return false;
        }
        String digits = text.substring(2);
        boolean oneCase =
                digits.equals(digits.toLowerCase(Locale.ROOT)) || digits.equals(digits.toUpperCase(Locale.ROOT));
        return !oneCase && !Address.ofHex(text).toHex().equals(text);
    }

    /** The link; reading it gives this request again. */
    public String toUri() {
        StringBuilder uri = new StringBuilder("ethereum:");
        if (pay) {
            uri.append("pay-");
        }
        uri.append(PercentCoding.encode(target));
        if (chainId != null) {
            uri.append('@').append(chainId);
        }
        if (function != null) {
            uri.append('/').append(function);
        }
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        arguments.forEach((type, argument) -> query.add(type + "=" + PercentCoding.encode(argument)));
        addIfPresent(query, "value", value);
        addIfPresent(query, "gas", gas);
        addIfPresent(query, "gasPrice", gasPrice);
        return uri.append(query).toString();
    }

    private static void addIfPresent(StringJoiner query, String name, @Nullable BigInteger number) {
        if (number != null) {
            query.add(name + "=" + number);
        }
    }
}
