package org.kakehashi.wallet.transfer;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.money.Asset;

/**
 * What the person has entered so far.
 *
 * @param id made once for each intended payment; whatever is signed carries it, so pressing twice pays once
 * @param accountId the paying account
 * @param payee the text as entered
 * @param asset the coin or token; it names the network
 * @param amount {@code null} while nothing sensible is entered
 */
public record Draft(String id, String accountId, String payee, Asset asset, @Nullable AmountChoice amount) {

    /** An empty draft with a new id. */
    public static Draft of(String accountId, Asset asset) {
        return new Draft(UUID.randomUUID().toString(), accountId, "", asset, null);
    }

    /** The network's id. */
    public String network() {
        return asset.network();
    }

    public Draft to(String text) {
        return new Draft(id, accountId, text, asset, amount);
    }

    public Draft paying(AmountChoice choice) {
        return new Draft(id, accountId, payee, asset, choice);
    }
}
