package org.kakehashi.wallet.money;

import java.math.BigInteger;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.address.Address;

/**
 * What an amount is an amount of: a network's own coin, or a token on it.
 *
 * @param network the id of the network profile on which it lives
 * @param token the token's contract, or null for the network's own coin
 * @param symbol as the network profile or the token contract gives it; never proof of what it is
 * @param decimals how many decimal places one whole unit has in base units, 0 to 255
 */
public record Asset(String network, @Nullable Address token, String symbol, int decimals) {

    public Asset {
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(symbol, "symbol");
        if (decimals < 0 || decimals > 255) {
            throw new IllegalArgumentException("Decimals are 0 to 255, not " + decimals);
        }
    }

    /** Whether this is the network's own coin, in which fees are paid. */
    public boolean isCoin() {
        return token == null;
    }

    /** Whether both are the same thing on the same network, whatever symbol or decimals each claims. */
    public boolean isSameThingAs(Asset other) {
        return network.equals(other.network) && Objects.equals(token, other.token);
    }

    /** An amount of this asset, in base units. */
    public Amount of(BigInteger units) {
        return new Amount(units, this);
    }

    /** Nothing of this asset. */
    public Amount zero() {
        return new Amount(BigInteger.ZERO, this);
    }
}
