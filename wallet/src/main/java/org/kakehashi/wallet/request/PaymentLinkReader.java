package org.kakehashi.wallet.request;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.abi.AbiException;
import org.kakehashi.wallet.abi.AbiType;

/** Reads the grammar of ERC-681. */
final class PaymentLinkReader {

    private static final int LONGEST_LINK = 4_000;
    private static final String SCHEME = "ethereum:";
    private static final String PAY = "pay-";
    private static final BigInteger LIMIT = BigInteger.TWO.pow(256);

    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-fA-F]{40}");
    /** An ENS name has a full stop; without one, a hexadecimal typing error would pass as a name. */
    private static final Pattern NAME = Pattern.compile("[^\\s@/?&=#%:]+(\\.[^\\s@/?&=#%:]+)+");

    private static final Pattern CHAIN_ID = Pattern.compile("[0-9]{1,20}");
    private static final Pattern FUNCTION = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]{0,100}");
    private static final Pattern NUMBER = Pattern.compile("([+-]?)([0-9]{1,100})(\\.[0-9]{1,100})?([eE][0-9]{1,4})?");

    private final String uri;

    PaymentLinkReader(String uri) {
        this.uri = uri;
    }

    PaymentLink read() throws RequestException {
        if (uri.length() > LONGEST_LINK) {
            throw new RequestException("A link of " + uri.length() + " characters");
        }
        if (!uri.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new RequestException("Not an ethereum: link");
        }
        String rest = uri.substring(SCHEME.length());
        int question = rest.indexOf('?');
        String path = question < 0 ? rest : rest.substring(0, question);
        Map<String, String> parameters =
                question < 0 ? new LinkedHashMap<>() : parameters(rest.substring(question + 1));
        boolean pay = path.startsWith(PAY);
        if (pay) {
            path = path.substring(PAY.length());
        }
        int slash = path.indexOf('/');
        String function = slash < 0 ? null : function(path.substring(slash + 1));
        String place = slash < 0 ? path : path.substring(0, slash);
        int at = place.indexOf('@');
        BigInteger chainId = at < 0 ? null : chainId(place.substring(at + 1));
        String target = target(at < 0 ? place : place.substring(0, at));
        BigInteger value = number(parameters.remove("value"), "value");
        BigInteger gas = number(parameters.remove("gas"), "gas");
        BigInteger limit = number(parameters.remove("gasLimit"), "gasLimit");
        if (gas != null && limit != null) {
            throw new RequestException("gas and gasLimit are the same thing, given twice");
        }
        BigInteger gasPrice = number(parameters.remove("gasPrice"), "gasPrice");
        return new PaymentLink(
                pay,
                target,
                chainId,
                function,
                value,
                gas == null ? limit : gas,
                gasPrice,
                arguments(function, parameters));
    }

    private static String target(String text) throws RequestException {
        String target = PercentCoding.decode(text);
        if (target.regionMatches(true, 0, "0x", 0, 2)) {
            checkAddress(target);
            return target;
        }
        if (!NAME.matcher(target).matches()) {
            throw new RequestException("Neither an address nor a name");
        }
        return target;
    }

    private static void checkAddress(String text) throws RequestException {
        if (!ADDRESS.matcher(text).matches()) {
            throw new RequestException("Not an address of 20 bytes");
        }
    }

    private static BigInteger chainId(String text) throws RequestException {
        if (!CHAIN_ID.matcher(text).matches() || new BigInteger(text).signum() == 0) {
            throw new RequestException("Not a chain id");
        }
        return new BigInteger(text);
    }

    private static String function(String text) throws RequestException {
        if (!FUNCTION.matcher(text).matches()) {
            throw new RequestException("Not the name of a function");
        }
        return text;
    }

    private static Map<String, String> parameters(String query) throws RequestException {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new RequestException("A parameter without a value");
            }
            String name = PercentCoding.decode(pair.substring(0, equals));
            if (parameters.put(name, PercentCoding.decode(pair.substring(equals + 1))) != null) {
                throw new RequestException("Given twice: " + name);
            }
        }
        return parameters;
    }

    private static @Nullable BigInteger number(@Nullable String text, String name) throws RequestException {
        if (text == null) {
            return null;
        }
        BigInteger number = number(text);
        if (number.signum() < 0 || number.compareTo(LIMIT) >= 0) {
            throw new RequestException("Out of range: " + name);
        }
        return number;
    }

    /** A whole number, possibly in scientific notation: 2.014e18 is one, 1.5 is none. */
    private static BigInteger number(String text) throws RequestException {
        Matcher parts = NUMBER.matcher(text);
        if (!parts.matches()) {
            throw new RequestException("Not a number: " + text);
        }
        String exponent = parts.group(4);
        if (exponent != null && Integer.parseInt(exponent.substring(1)) > 255) {
            throw new RequestException("A number beyond 256 bits");
        }
        try {
            return new BigDecimal(text).toBigIntegerExact();
        } catch (ArithmeticException e) {
            throw new RequestException("Not a whole number: " + text);
        }
    }

    private static Map<String, String> arguments(@Nullable String function, Map<String, String> parameters)
            throws RequestException {
        if (function == null && !parameters.isEmpty()) {
            throw new RequestException("Unknown parameters: " + String.join(", ", parameters.keySet()));
        }
        Map<String, String> arguments = new LinkedHashMap<>();
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            arguments.put(parameter.getKey(), argument(parameter.getKey(), parameter.getValue()));
        }
        return arguments;
    }

    private static String argument(String type, String value) throws RequestException {
        AbiType parsed;
        try {
            parsed = AbiType.parse(type);
        } catch (AbiException e) {
            throw new RequestException("Not a type: " + type);
        }
        switch (parsed) {
            case AbiType.UInt number -> {
                BigInteger whole = number(value);
                if (whole.signum() < 0 || whole.bitLength() > number.bits()) {
                    throw new RequestException("Out of range for " + type);
                }
                return whole.toString();
            }
            case AbiType.Int number -> {
                BigInteger whole = number(value);
                if (whole.bitLength() >= number.bits()) {
                    throw new RequestException("Out of range for " + type);
                }
                return whole.toString();
            }
            case AbiType.AddressType address -> {
                if (value.regionMatches(true, 0, "0x", 0, 2)) {
                    checkAddress(value);
                } else if (!NAME.matcher(value).matches()) {
                    throw new RequestException("Neither an address nor a name");
                }
                return value;
            }
            default -> {
                return value;
            }
        }
    }
}
