package org.kakehashi.wallet.clearsigning;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kakehashi.wallet.abi.AbiValue;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.money.Units;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.typeddata.TypedValue;
import tools.jackson.databind.JsonNode;

/** One value as text, in the format that a descriptor names. */
final class FieldText {

    /** Fields that are looked at for one text; a descriptor that refers to itself asks for any number. */
    private static final int MOST_STEPS = 5_000;

    private static final int MOST_DECIMALS = 77;
    private static final String UNKNOWN_SYMBOL = "???";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd hh:mm:ss a 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Descriptor descriptor;
    private final Subject subject;
    private final Directory directory;
    private int steps;

    FieldText(Descriptor descriptor, Subject subject, Directory directory) {
        this.descriptor = descriptor;
        this.subject = subject;
        this.directory = directory;
    }

    /** Counts a field; false when there were too many. */
    boolean goesOn() {
        return ++steps <= MOST_STEPS;
    }

    String of(JsonNode field, TypedValue value, TypedValue place) {
        JsonNode params = field.path("params");
        String format = field.path("format").asString("raw");
        if (value instanceof TypedValue.Leaf(String type, AbiValue.Number(BigInteger number))) {
            return switch (format) {
                case "tokenAmount" -> tokenAmount(number, params, place);
                case "amount" -> amount(number, directory.coin(subject.chainId()));
                case "date" -> date(number, params);
                case "unit" -> unit(number, params);
                case "enum" -> enumeration(number.toString(), params);
                case "duration" -> duration(number);
                default -> number.toString();
            };
        }
        if (value instanceof TypedValue.Leaf(String type, AbiValue.AddressValue(Address address))) {
            return format.equals("addressName") ? address(address) : address.toHex();
        }
        return raw(value);
    }

    private String address(Address address) {
        return directory
                .name(subject.chainId(), address)
                .or(() -> directory.token(subject.chainId(), address).map(Directory.Token::symbol))
                .orElse(address.toHex());
    }

    static String raw(TypedValue value) {
        return switch (value) {
            case TypedValue.Leaf(String type, AbiValue.Number(BigInteger number)) -> number.toString();
            case TypedValue.Leaf(String type, AbiValue.AddressValue(Address address)) -> address.toHex();
            case TypedValue.Leaf(String type, AbiValue.Bool(boolean bool)) -> String.valueOf(bool);
            case TypedValue.Leaf(String type, AbiValue.Blob(Bytes bytes)) -> bytes.toHex();
            case TypedValue.Leaf(String type, AbiValue.Text(String text)) -> text;
            case TypedValue.Leaf(String type, AbiValue.Sequence(List<AbiValue> values)) -> values.size() + " values";
            case TypedValue.Elements elements ->
                String.join(", ", elements.values().stream().map(FieldText::raw).toList());
            case TypedValue.Struct struct ->
                String.join(
                        ", ",
                        struct.fields().stream()
                                .map(field -> field.name() + ": " + raw(field.value()))
                                .toList());
        };
    }

    private String tokenAmount(BigInteger number, JsonNode params, TypedValue place) {
        Optional<Address> address = token(params, place);
        Optional<Directory.Token> token = address.flatMap(each -> isCoin(each, params)
                ? Optional.of(directory.coin(subject.chainId()))
                : directory.token(subject.chainId(), each));
        Optional<BigInteger> threshold = descriptor.number(params.path("threshold"));
        if (threshold.isPresent() && number.compareTo(threshold.get()) >= 0) {
            String message = params.path("message").asString("Unlimited");
            return message + " " + token.map(Directory.Token::symbol).orElse(UNKNOWN_SYMBOL);
        }
        return token.map(each -> amount(number, each)).orElse(number + " " + UNKNOWN_SYMBOL);
    }

    private Optional<Address> token(JsonNode params, TypedValue place) {
        if (params.has("token")) {
            return descriptor.address(params.path("token"));
        }
        List<TypedValue> found =
                params.has("tokenPath") ? subject.at(params.path("tokenPath").asString(""), place) : List.of();
        return found.isEmpty() || !(found.getFirst() instanceof TypedValue.Leaf(String type, AbiValue value))
                ? Optional.empty()
                : switch (value) {
                    case AbiValue.AddressValue(Address address) -> Optional.of(address);
                    default -> Optional.empty();
                };
    }

    private boolean isCoin(Address address, JsonNode params) {
        return descriptor.addresses(params.path("nativeCurrencyAddress")).contains(address);
    }

    private static String amount(BigInteger number, Directory.Token token) {
        return plain(number, token.decimals()) + " " + token.symbol();
    }

    private static String plain(BigInteger number, int decimals) {
        String text = Units.format(number, decimals);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static String date(BigInteger number, JsonNode params) {
        if (params.path("encoding").asString("timestamp").equals("blockheight")) {
            return "block " + number;
        }
        try {
            return DATE.format(Instant.ofEpochSecond(number.longValueExact()));
        } catch (ArithmeticException | DateTimeException e) {
            return number.toString();
        }
    }

    private static String unit(BigInteger number, JsonNode params) {
        int decimals = params.path("decimals").asInt(0);
        String text = decimals < 0 || decimals > MOST_DECIMALS ? number.toString() : plain(number, decimals);
        return text + params.path("base").asString("");
    }

    private String enumeration(String number, JsonNode params) {
        return descriptor.resolve(params.path("$ref")).path(number).asString(number);
    }

    private static String duration(BigInteger seconds) {
        BigInteger[] hours = seconds.divideAndRemainder(BigInteger.valueOf(3600));
        return String.format(
                Locale.ROOT, "%02d:%02d:%02d", hours[0], hours[1].intValue() / 60, hours[1].intValue() % 60);
    }
}
