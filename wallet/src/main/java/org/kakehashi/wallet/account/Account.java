package org.kakehashi.wallet.account;

import org.kakehashi.wallet.address.Address;

/**
 * One account of the person. The address is the same 20 bytes on every network.
 *
 * @param id stable for the account's life
 * @param origin where its key comes from
 * @param hidden left out of lists until the person asks for it
 * @param position place in the list, from 0
 * @param note the person's own words
 */
public record Account(
        String id, String name, Address address, Origin origin, boolean hidden, int position, String note) {

    /** Whether the vault holds (or can derive) its key. */
    public boolean canSign() {
        return !(origin instanceof Origin.WatchOnly);
    }
}
