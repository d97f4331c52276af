package org.kakehashi.ui.send;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.account.AccountBook;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.address.AddressReading;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.transfer.CallMeaning;

/**
 * What is said about a payee while it is typed.
 *
 * @param notice null while there is nothing to say
 * @param usable whether the payee can be paid as it stands
 * @param replacement what the text may be replaced by at the person's click, or null
 */
record PayeeWords(
        @Nullable Notice notice, boolean usable, @Nullable String replacement) {

    static PayeeWords of(Texts texts, AddressReading reading, NetworkProfile profile, AccountBook book) {
        return switch (reading) {
            case AddressReading.Empty() -> new PayeeWords(null, false, null);
            case AddressReading.Valid(Address address, var _)
            when CallMeaning.isSystem(profile, address) -> danger(texts, "send.check.systemContract");
            case AddressReading.Valid(Address address, AddressReading.Form form) ->
                new PayeeWords(valid(texts, address, form, profile, book), true, null);
            case AddressReading.ForeignPrefix(var _, String hrp, String converted) ->
                foreign(texts, hrp, converted, profile);
            case AddressReading.BadChecksum(var _, boolean bech32m) ->
                bech32m ? danger(texts, "send.payee.bech32m") : danger(texts, "send.payee.checksum");
            case AddressReading.MixedCaseChecksumWrong() -> danger(texts, "send.payee.case");
            case AddressReading.MixedCaseBech32() -> danger(texts, "send.payee.mixed");
            case AddressReading.WrongLength(int found, int wanted) ->
                wrong(Notice.warning(
                        texts.get("send.payee.length"), texts.get("send.payee.length.text", found, wanted)));
            case AddressReading.MissingHexPrefix(Address address) ->
                new PayeeWords(
                        Notice.warning(texts.get("send.payee.prefix"), texts.get("send.payee.prefix.text")),
                        false,
                        address.toHex());
            case AddressReading.WrongCharacter(int index, int codePoint) ->
                wrong(Notice.warning(
                        texts.get("send.payee.character", index + 1, GuardedText.line(Character.toString(codePoint))),
                        ""));
            case AddressReading.NotAnAddress() ->
                wrong(Notice.warning(texts.get("send.payee.none"), texts.get("send.payee.none.text")));
        };
    }

    private static PayeeWords foreign(Texts texts, String hrp, @Nullable String converted, NetworkProfile profile) {
        String title = texts.get("send.payee.foreign", hrp);
        String text = converted == null
                ? texts.get("send.payee.foreign.lost", profile.name())
                : texts.get("send.payee.foreign.text", profile.name());
        return new PayeeWords(Notice.danger(title, text), false, converted);
    }

    private static PayeeWords danger(Texts texts, String key) {
        return wrong(Notice.danger(texts.get(key), texts.get(key + ".text")));
    }

    private static PayeeWords wrong(Notice notice) {
        return new PayeeWords(notice, false, null);
    }

    private static Notice valid(
            Texts texts, Address address, AddressReading.Form form, NetworkProfile profile, AccountBook book) {
        Optional<Account> own = book.at(address);
        if (own.isPresent()) {
            return Notice.info(
                    texts.get("send.payee.own", GuardedText.line(own.get().name())), "");
        }
        return switch (form) {
            case HEX -> Notice.warning(texts.get("send.payee.plain"), "");
            case HEX_CHECKSUMMED -> Notice.success(texts.get("send.payee.good"), other(texts, address, form, profile));
            case BECH32 -> Notice.success(texts.get("send.payee.good"), other(texts, address, form, profile));
        };
    }

    private static String other(Texts texts, Address address, AddressReading.Form form, NetworkProfile profile) {
        String hrp = profile.hrp();
        if (hrp == null) {
            return "";
        }
        boolean bech32 = form == AddressReading.Form.BECH32;
        return texts.get("send.payee.other", bech32 ? address.toHex() : address.toBech32(hrp));
    }
}
