package org.kakehashi.wallet.clearsigning;

import java.math.BigInteger;
import java.util.Optional;
import org.kakehashi.wallet.address.Address;

/** What the wallet itself knows about addresses; a descriptor cannot put words into it. */
public interface Directory {

    /** A token's symbol and decimals. */
    record Token(String symbol, int decimals) {}

    /** Knows nothing and nobody; amounts of coin are in base units. */
    Directory NONE = new Directory() {
        @Override
        public Optional<Token> token(BigInteger chainId, Address address) {
            return Optional.empty();
        }

        @Override
        public Optional<String> name(BigInteger chainId, Address address) {
            return Optional.empty();
        }

        @Override
        public Token coin(BigInteger chainId) {
            return new Token("", 0);
        }
    };

    /** The token at an address, if the wallet knows it. */
    Optional<Token> token(BigInteger chainId, Address address);

    /** The name under which the person knows an address, if any. */
    Optional<String> name(BigInteger chainId, Address address);

    /** The network's own coin. */
    Token coin(BigInteger chainId);
}
