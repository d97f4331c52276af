package org.kakehashi.wallet.token;

import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.address.Address;

/**
 * One balance of a network: whose, and in what.
 *
 * @param token the token's contract; null for the network's coin
 */
public record Position(Address owner, @Nullable Address token) {}
