package org.kakehashi.wallet.token;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.address.Address;

/** All balances of a network that were ever asked for. */
public record BalanceSheet(String network, Map<Position, BalanceReading> readings) {

    public BalanceSheet {
        readings = Map.copyOf(readings);
    }

    /** An owner's balance of the coin. */
    public BalanceReading coin(Address owner) {
        return reading(new Position(owner, null));
    }

    /** An owner's balance of a token. */
    public BalanceReading token(Address owner, Address token) {
        return reading(new Position(owner, token));
    }

    /** A balance; unknown if it was never asked for. */
    public BalanceReading reading(Position position) {
        @Nullable BalanceReading reading = readings.get(position);
        return reading == null ? new BalanceReading.Unknown(new BalanceProblem.NotAsked()) : reading;
    }
}
