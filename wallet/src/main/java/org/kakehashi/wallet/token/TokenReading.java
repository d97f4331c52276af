package org.kakehashi.wallet.token;

import org.kakehashi.wallet.rpc.NodeProblem;

/** What a contract turned out to be when asked whether it is a token. */
public sealed interface TokenReading {

    /** What a token would have and this contract has not. */
    enum Missing {
        /** Nothing is deployed at the address. */
        CODE,
        /** {@code symbol()}, as text or bytes32. */
        SYMBOL,
        /** {@code decimals()} up to 36; collectibles (ERC-721) have none. */
        DECIMALS,
        /** {@code balanceOf(address)}. */
        BALANCES
    }

    /**
     * It is a token.
     *
     * @param listed whether it was on the list before
     * @param symbolTaken whether the network's coin or another listed token bears the same symbol, letter case ignored
     */
    record Found(Token token, boolean listed, boolean symbolTaken) implements TokenReading {}

    /** It is none. */
    record NotAToken(Missing missing) implements TokenReading {}

    /** The nodes could not be asked. */
    record Failed(NodeProblem problem) implements TokenReading {}
}
