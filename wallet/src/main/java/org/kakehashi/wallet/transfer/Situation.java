package org.kakehashi.wallet.transfer;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.money.Asset;
import org.kakehashi.wallet.network.NetworkProfile;

/**
 * Everything that a review is computed from, at one moment; changing the fee needs no node.
 *
 * @param found what the checks found that do not depend on the fee or the nonce
 * @param reserved nonces that unsettled transfers of the account hold
 * @param failure why the node thinks that the transaction would fail, if it does
 */
record Situation(
        Draft draft,
        AmountChoice amount,
        NetworkProfile profile,
        Account account,
        Address payee,
        List<TransferCheck> found,
        ChainView.Snapshot chain,
        List<BigInteger> reserved,
        FeeQuote quote,
        TransferCheck.@Nullable Refusal failure) {

    static final BigInteger PLAIN_GAS = BigInteger.valueOf(21_000);

    Situation {
        found = List.copyOf(found);
        reserved = List.copyOf(reserved);
    }

    /** The network's coin. */
    Asset coin() {
        return coin(profile);
    }

    static Asset coin(NetworkProfile profile) {
        return new Asset(profile.id(), null, profile.symbol(), profile.decimals());
    }

    /** The lowest nonce that no transaction is known for. */
    BigInteger firstFree() {
        BigInteger free = chain.pending();
        while (reserved.contains(free)) {
            free = free.add(BigInteger.ONE);
        }
        return free;
    }

    /** The lowest nonce that nobody uses: beyond the chain's, the waiting ones and the reserved ones. */
    BigInteger nextNonce() {
        BigInteger next = chain.pending();
        for (BigInteger held : reserved) {
            next = next.max(held.add(BigInteger.ONE));
        }
        return next;
    }
}
