package org.kakehashi.wallet.history;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.money.Amount;
import org.kakehashi.wallet.money.Units;

/**
 * A movement that a look at the chain found.
 *
 * @param part the log's index in its block for a token, -1 for coin
 * @param hrp the network's address prefix, for the search text
 */
record Sighting(
        String hash,
        int part,
        Address account,
        Entry.Direction direction,
        Address counterparty,
        Amount amount,
        long block,
        Instant time,
        boolean succeeded,
        Entry.@Nullable Suspicion suspicion,
        @Nullable String hrp) {

    /** The part of a coin transfer. */
    static final int COIN = -1;

    String searchText() {
        String number = Units.format(amount.units(), amount.asset().decimals());
        String bech32 = hrp == null ? "" : counterparty.toBech32(hrp);
        Address token = amount.asset().token();
        String contract = token == null ? "" : token.toLowerHex();
        return String.join(
                        " ",
                        counterparty.toLowerHex(),
                        bech32,
                        number,
                        amount.asset().symbol(),
                        contract)
                .toLowerCase(Locale.ROOT);
    }
}
