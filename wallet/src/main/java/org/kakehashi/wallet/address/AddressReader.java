package org.kakehashi.wallet.address;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads an address as a person typed or pasted it. The nodes accept foreign prefixes, other checksums and wrong
 * lengths in places; this reader does not.
 */
public final class AddressReader {

    /** Prefixes under which the same key has the same twenty bytes: PlatON, Alaya and their old test networks. */
    public static final Set<String> FAMILY = Set.of("lat", "lax", "atp", "atx");

    private static final int DIGITS = 2 * Address.LENGTH;
    private static final int LONGEST = 200;

    private AddressReader() {}

    /**
     * Reads a text, blanks around it ignored.
     *
     * @param text what was typed; bounded work for any length
     * @param networkHrp the bech32 prefix of the selected network, null where it writes addresses in hex only
     */
    public static AddressReading read(String text, @Nullable String networkHrp) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            return new AddressReading.Empty();
        }
        if (trimmed.length() > LONGEST) {
            return new AddressReading.NotAnAddress();
        }
        if (trimmed.startsWith("0x") || trimmed.startsWith("0X")) {
            return readHex(trimmed);
        }
        if (trimmed.length() == DIGITS && isHex(trimmed, 0)) {
            return new AddressReading.MissingHexPrefix(Address.ofHex("0x" + trimmed));
        }
        return readBech32(trimmed, networkHrp);
    }

    private static AddressReading readHex(String text) {
        int odd = firstNonHex(text, 2);
        if (odd >= 0) {
            return new AddressReading.WrongCharacter(odd, text.codePointAt(odd));
        }
        String digits = text.substring(2);
        if (digits.length() != DIGITS) {
            return new AddressReading.WrongLength(digits.length(), DIGITS);
        }
        Address address = Address.of(HexFormat.of().parseHex(digits));
        String lower = digits.toLowerCase(Locale.ROOT);
        String upper = digits.toUpperCase(Locale.ROOT);
        boolean matches = address.toHex().substring(2).equals(digits);
        if (matches && !lower.equals(upper)) {
            return new AddressReading.Valid(address, AddressReading.Form.HEX_CHECKSUMMED);
        }
        if (digits.equals(lower) || digits.equals(upper)) {
            return new AddressReading.Valid(address, AddressReading.Form.HEX);
        }
        return new AddressReading.MixedCaseChecksumWrong();
    }

    private static AddressReading readBech32(String text, @Nullable String networkHrp) {
        return switch (Bech32.decode(text)) {
            case Bech32.NotBech32() -> new AddressReading.NotAnAddress();
            case Bech32.MixedCase() ->
                looksMeant(text, networkHrp) ? new AddressReading.MixedCaseBech32() : new AddressReading.NotAnAddress();
            case Bech32.WrongCharacter(int index) ->
                looksMeant(text, networkHrp)
                        ? new AddressReading.WrongCharacter(index, text.codePointAt(index))
                        : new AddressReading.NotAnAddress();
            case Bech32.WrongChecksum(String hrp, boolean bech32m) ->
                looksMeant(text, networkHrp) || bech32m
                        ? new AddressReading.BadChecksum(hrp, bech32m)
                        : new AddressReading.NotAnAddress();
            case Bech32.WrongPadding(String _) -> new AddressReading.NotAnAddress();
            case Bech32.Sound(String hrp, byte[] payload) -> judge(hrp, payload, networkHrp);
        };
    }

    private static AddressReading judge(String hrp, byte[] payload, @Nullable String networkHrp) {
        if (payload.length != Address.LENGTH) {
            return new AddressReading.WrongLength(payload.length, Address.LENGTH);
        }
        Address address = Address.of(payload);
        if (hrp.equals(networkHrp)) {
            return new AddressReading.Valid(address, AddressReading.Form.BECH32);
        }
        String converted = FAMILY.contains(hrp) ? address.toText(networkHrp) : null;
        return new AddressReading.ForeignPrefix(address, hrp, converted);
    }

    /** Any text may hold the digit 1; only a familiar prefix makes a broken one worth explaining. */
    private static boolean looksMeant(String text, @Nullable String networkHrp) {
        String lower = text.toLowerCase(Locale.ROOT);
        return (networkHrp != null && lower.startsWith(networkHrp + "1"))
                || FAMILY.stream().anyMatch(hrp -> lower.startsWith(hrp + "1"));
    }

    private static boolean isHex(String text, int from) {
        return firstNonHex(text, from) < 0;
    }

    private static int firstNonHex(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (!HexFormat.isHexDigit(text.charAt(i))) {
                return i;
            }
        }
        return -1;
    }
}
