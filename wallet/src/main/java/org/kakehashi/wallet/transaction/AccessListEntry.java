package org.kakehashi.wallet.transaction;

import java.util.List;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.rlp.Bytes;

/**
 * An account and storage slots that a transaction says beforehand it will touch (EIP-2930).
 *
 * @param storageKeys 32 bytes each
 */
public record AccessListEntry(Address address, List<Bytes> storageKeys) {

    public AccessListEntry {
        storageKeys = List.copyOf(storageKeys);
        for (Bytes key : storageKeys) {
            if (key.size() != 32) {
                throw new IllegalArgumentException("A storage key of " + key.size() + " bytes");
            }
        }
    }
}
