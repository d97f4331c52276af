package org.kakehashi.wallet.clearsigning;

import java.math.BigInteger;
import java.util.Optional;
import org.kakehashi.wallet.address.Address;

/** What the wallet itself knows about addresses; a descriptor cannot put words into it. */
public interface Directory {

    /** A token's symbol and decimals. */
    record Token(String symbol, int decimals) {}

    /** The token at an address, if the wallet knows it. */
    Optional<Token> token(BigInteger chainId, Address address);

    /** The name under which the person knows an address, if any. */
    Optional<String> name(BigInteger chainId, Address address);

    /** The network's own coin. */
    Token coin(BigInteger chainId);
}
