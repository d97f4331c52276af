package org.kakehashi.wallet.address;

import org.jspecify.annotations.Nullable;

/** What a text turned out to be when it was read as an address; every outcome but {@link Valid} needs an answer. */
public sealed interface AddressReading {

    /** How an address was written. */
    enum Form {
        /** Hex in one letter case, which carries no checksum: a typing error would go unnoticed. */
        HEX,
        /** Hex whose mixed letter case holds as an EIP-55 checksum. */
        HEX_CHECKSUMMED,
        /** Bech32 with the network's own prefix. */
        BECH32
    }

    /** An address that can be used as it stands. */
    record Valid(Address address, Form form) implements AddressReading {}

    /**
     * A sound bech32 address of another network.
     *
     * @param hrp the prefix it carries
     * @param converted the same address in this network's form, to be offered to the person; null where the prefix is
     *     not one of the PlatON family, because other chains make addresses from keys differently and a converted one
     *     would belong to nobody
     */
    record ForeignPrefix(
            Address address, String hrp, @Nullable String converted) implements AddressReading {}

    /**
     * Bech32 whose checksum does not hold.
     *
     * @param holdsAsBech32m whether it would hold as bech32m, which these networks do not use
     */
    record BadChecksum(String hrp, boolean holdsAsBech32m) implements AddressReading {}

    /** Mixed-case hex whose letter case contradicts EIP-55: a character is wrong, or the case was changed by hand. */
    record MixedCaseChecksumWrong() implements AddressReading {}

    /** Bech32 with both capitals and small letters. */
    record MixedCaseBech32() implements AddressReading {}

    /** The right shape, but not twenty bytes; for hex the length is counted in digits, for bech32 in bytes. */
    record WrongLength(int found, int wanted) implements AddressReading {}

    /** Forty hex digits without 0x; the nodes refuse that form, so the person is asked whether it was meant. */
    record MissingHexPrefix(Address address) implements AddressReading {}

    /**
     * The text starts like an address, but one character cannot stand in one.
     *
     * @param index position in the trimmed text
     */
    record WrongCharacter(int index, int codePoint) implements AddressReading {}

    /** Nothing but blanks. */
    record Empty() implements AddressReading {}

    /** Nothing that looks like an address. */
    record NotAnAddress() implements AddressReading {}
}
