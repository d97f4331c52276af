package org.kakehashi.wallet.transfer;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.account.KeyRing;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.transaction.FeeMarketTransaction;
import org.kakehashi.wallet.transaction.LegacyTransaction;
import org.kakehashi.wallet.transaction.SignedTransaction;
import org.kakehashi.wallet.transaction.UnsignedTransaction;

/** Builds and signs the transaction of a transfer. The only place of this package that touches a key. */
final class Signing {

    private final KeyRing keys;

    Signing(KeyRing keys) {
        this.keys = keys;
    }

    /** The part of a transaction that stays the same in all its forms, and that which does not. */
    record Order(
            long chainId, BigInteger nonce, Address to, BigInteger value, Bytes data, FeePrice price, BigInteger gas) {}

    /** A signed form and its bytes. */
    record Signed(Attempt attempt, byte[] raw) {}

    static Order payment(Review review) {
        Address token = review.amount().asset().token();
        ContractCall call = review.call();
        Bytes plain = call == null ? Bytes.EMPTY : call.data();
        return new Order(
                review.network().chainId(),
                review.nonce(),
                token == null ? review.payee() : token,
                token == null ? review.amount().units() : BigInteger.ZERO,
                token == null
                        ? plain
                        : TokenCall.transfer(review.payee(), review.amount().units()),
                review.price(),
                review.gasLimit());
    }

    Signed sign(Account account, Order order, Attempt.Kind kind, Instant now) {
        UnsignedTransaction unsigned = unsigned(order);
        SignedTransaction signed = keys.withKey(account, key -> unsigned.sign(key, account.address()));
        Attempt attempt = new Attempt(signed.hash().toHex(), kind, order.gas(), order.price(), now, null);
        return new Signed(attempt, signed.encoded().toArray());
    }

    private static UnsignedTransaction unsigned(Order order) {
        BigInteger chainId = BigInteger.valueOf(order.chainId());
        return switch (order.price()) {
            case FeePrice.Fixed fixed ->
                new LegacyTransaction(
                        chainId, order.nonce(), fixed.price(), order.gas(), order.to(), order.value(), order.data());
            case FeePrice.Capped capped ->
                new FeeMarketTransaction(
                        chainId,
                        order.nonce(),
                        capped.tip(),
                        capped.maxFee(),
                        order.gas(),
                        order.to(),
                        order.value(),
                        order.data(),
                        List.of());
        };
    }
}
