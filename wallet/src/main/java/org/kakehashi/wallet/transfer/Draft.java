package org.kakehashi.wallet.transfer;

import java.math.BigInteger;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.money.Asset;

/**
 * What the person has entered so far.
 *
 * @param id made once for each intended payment; whatever is signed carries it, so pressing twice pays once
 * @param accountId the paying account
 * @param payee the text as entered
 * @param asset the coin or token; it names the network
 * @param amount {@code null} while nothing sensible is entered
 * @param call what is asked of the payee, which is a contract then; {@code null} for a payment
 */
public record Draft(
        String id,
        String accountId,
        String payee,
        Asset asset,
        @Nullable AmountChoice amount,
        @Nullable ContractCall call) {

    public Draft {
        if (call != null && !asset.isCoin()) {
            throw new IllegalArgumentException("only coin goes with a call");
        }
    }

    /** A payment. */
    public Draft(String id, String accountId, String payee, Asset asset, @Nullable AmountChoice amount) {
        this(id, accountId, payee, asset, amount, null);
    }

    /** An empty draft with a new id. */
    public static Draft of(String accountId, Asset asset) {
        return new Draft(UUID.randomUUID().toString(), accountId, "", asset, null);
    }

    /**
     * A call of a contract, with a new id.
     *
     * @param coin the network's coin
     * @param value base units of the coin that go with the call, mostly none
     */
    public static Draft calling(String accountId, Asset coin, Address contract, BigInteger value, ContractCall call) {
        AmountChoice amount = new AmountChoice.Exactly(value);
        return new Draft(UUID.randomUUID().toString(), accountId, contract.toHex(), coin, amount, call);
    }

    /** The network's id. */
    public String network() {
        return asset.network();
    }

    public Draft to(String text) {
        return new Draft(id, accountId, text, asset, amount, call);
    }

    public Draft paying(AmountChoice choice) {
        return new Draft(id, accountId, payee, asset, choice, call);
    }
}
