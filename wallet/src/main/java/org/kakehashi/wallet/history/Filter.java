package org.kakehashi.wallet.history;

import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.address.Address;

/**
 * Which entries are wanted.
 *
 * @param network network id, or {@code null} for all
 * @param account own address, or {@code null} for all
 * @param text words that must all occur in addresses, hash, symbol, amount or note; empty for all
 * @param suspicious whether hidden entries are wanted too
 */
public record Filter(@Nullable String network, @Nullable Address account, String text, boolean suspicious) {

    /** Everything that is not hidden. */
    public static Filter all() {
        return new Filter(null, null, "", false);
    }

    public Filter on(String networkId) {
        return new Filter(networkId, account, text, suspicious);
    }

    public Filter of(Address own) {
        return new Filter(network, own, text, suspicious);
    }

    public Filter matching(String words) {
        return new Filter(network, account, words, suspicious);
    }

    public Filter withSuspicious() {
        return new Filter(network, account, text, true);
    }
}
