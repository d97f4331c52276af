package org.kakehashi.wallet.history;

import java.util.Optional;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.money.Asset;

/** Tells which tokens the person has added, so that entries of others can be set aside. */
@FunctionalInterface
public interface KnownTokens {

    /** The token at a contract, if the person has it on the list. */
    Optional<Asset> find(String networkId, Address contract);
}
