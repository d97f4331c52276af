package org.kakehashi.wallet.history;

import java.util.Optional;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.money.Asset;
import org.kakehashi.wallet.token.ListedToken;
import org.kakehashi.wallet.token.Tokens;

/** Tells which tokens the person has added, so that entries of others can be set aside. */
@FunctionalInterface
public interface KnownTokens {

    /** The token at a contract, if the person has it on the list. */
    Optional<Asset> find(String networkId, Address contract);

    /** The person's own list, without what is marked as spam. */
    static KnownTokens of(Tokens tokens) {
        return (network, contract) -> tokens.find(network, contract)
                .filter(listed -> listed.visibility() != ListedToken.Visibility.SPAM)
                .map(ListedToken::token)
                .map(token -> new Asset(token.network(), token.address(), token.symbol(), token.decimals()));
    }
}
