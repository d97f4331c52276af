package org.kakehashi.wallet.token;

import org.kakehashi.wallet.address.Address;

/**
 * An ERC-20 token (ARC-20 on Alaya, PRC-20 on PlatON). It is its network and contract; name and symbol are what the
 * contract says of itself, cleaned by {@link ChainText}, and prove nothing.
 *
 * @param network id of the network
 * @param address its contract
 * @param symbol 1 to 16 code points
 * @param name 1 to 64 code points
 * @param decimals 0 to 36
 */
public record Token(String network, Address address, String symbol, String name, int decimals) {

    static final int SYMBOL_LENGTH = 16;
    static final int NAME_LENGTH = 64;
    static final int MAX_DECIMALS = 36;

    /** @throws IllegalArgumentException if the decimals are out of range */
    public Token {
        symbol = ChainText.clean(symbol, SYMBOL_LENGTH);
        name = ChainText.clean(name, NAME_LENGTH);
        if (decimals < 0 || decimals > MAX_DECIMALS) {
            throw new IllegalArgumentException("decimals");
        }
    }
}
