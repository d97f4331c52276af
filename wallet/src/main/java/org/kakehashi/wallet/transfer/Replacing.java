package org.kakehashi.wallet.transfer;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.account.Accounts;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.network.Connections;
import org.kakehashi.wallet.network.Network;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.network.Networks;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.rpc.NodeException;
import org.kakehashi.wallet.rpc.NodeProblem;

/** Works out speed-up, cancel and nonce repair. */
final class Replacing {

    /** The most missing nonces that are listed; more than that is no accident that filling would mend. */
    private static final int MOST_MISSING = 100;

    private final Accounts accounts;
    private final Networks networks;
    private final Connections connections;
    private final TransferStore store;

    Replacing(Accounts accounts, Networks networks, Connections connections, TransferStore store) {
        this.accounts = accounts;
        this.networks = networks;
        this.connections = connections;
        this.store = store;
    }

    Replacement.Offer replace(String transferId, Attempt.Kind kind) {
        Optional<Transfer> found = store.find(transferId);
        if (found.isEmpty() || !replaceable(found.get())) {
            return new Replacement.Offer.NothingToReplace();
        }
        Transfer transfer = found.get();
        Optional<Account> account = accounts.book().account(transfer.accountId());
        Optional<Network> network = networks.find(transfer.network());
        if (account.isEmpty() || !account.get().canSign() || network.isEmpty()) {
            return new Replacement.Offer.NoKey();
        }
        NetworkProfile profile = network.get().profile();
        try {
            ChainView.Snapshot chain = look(profile, account.get().address());
            if (!chain.chain().equals(transfer.chain())) {
                return new Replacement.Offer.WrongNetwork("another first block");
            }
            if (chain.mined().compareTo(transfer.nonce()) > 0) {
                return new Replacement.Offer.NothingToReplace();
            }
            FeeQuote quote = Prices.of(profile, chain).quote(Situation.PLAIN_GAS);
            FeePrice least = Prices.replacing(dearest(transfer));
            FeePrice price = Prices.dearer(least, quote.fast());
            boolean cancel = kind == Attempt.Kind.CANCEL;
            Attempt template = template(transfer);
            BigInteger gas = cancel ? Situation.PLAIN_GAS : template.gasLimit();
            BigInteger value = cancel || !transfer.amount().asset().isCoin()
                    ? BigInteger.ZERO
                    : transfer.amount().units();
            // A speed-up keeps the amount, so where the coin only just covers it the least increase must do.
            if (price.most().multiply(gas).add(value).compareTo(chain.balance()) > 0) {
                price = least;
            }
            Replacement ready = new Replacement(
                    kind,
                    transfer,
                    profile,
                    chain.chain(),
                    account.get(),
                    transfer.nonce(),
                    price,
                    gas,
                    Situation.coin(profile).of(price.most().multiply(gas)));
            return bounded(ready, value, chain, quote);
        } catch (NodeException e) {
            return trouble(e.problem());
        }
    }

    Replacement.Offer fill(String networkId, String accountId, BigInteger nonce) {
        Optional<Account> account = accounts.book().account(accountId);
        Optional<Network> network = networks.find(networkId);
        if (account.isEmpty() || !account.get().canSign() || network.isEmpty()) {
            return new Replacement.Offer.NoKey();
        }
        NetworkProfile profile = network.get().profile();
        try {
            ChainView.Snapshot chain = look(profile, account.get().address());
            boolean held = store.reserved(
                            profile.id(), chain.chain(), account.get().address())
                    .contains(nonce);
            if (held || chain.pending().compareTo(nonce) > 0) {
                return new Replacement.Offer.NothingToReplace();
            }
            FeeQuote quote = Prices.of(profile, chain).quote(Situation.PLAIN_GAS);
            Replacement ready = new Replacement(
                    Attempt.Kind.FIRST,
                    null,
                    profile,
                    chain.chain(),
                    account.get(),
                    nonce,
                    quote.fast(),
                    Situation.PLAIN_GAS,
                    Situation.coin(profile).of(quote.most(FeeChoice.Speed.FAST)));
            return bounded(ready, BigInteger.ZERO, chain, quote);
        } catch (NodeException e) {
            return trouble(e.problem());
        }
    }

    NonceReport inspect(String networkId, Account account) {
        NetworkProfile profile = networks.get(networkId).profile();
        try {
            ChainView.Snapshot chain = look(profile, account.address());
            List<Transfer> open = store.open().stream()
                    .filter(transfer -> transfer.network().equals(networkId)
                            && transfer.chain().equals(chain.chain())
                            && transfer.from().equals(account.address())
                            && transfer.nonce().compareTo(chain.mined()) >= 0)
                    .toList();
            List<BigInteger> held = open.stream().map(Transfer::nonce).toList();
            List<BigInteger> missing = new ArrayList<>();
            BigInteger end = held.isEmpty() ? chain.pending() : held.getLast();
            for (BigInteger nonce = chain.pending();
                    nonce.compareTo(end) < 0 && missing.size() < MOST_MISSING;
                    nonce = nonce.add(BigInteger.ONE)) {
                if (!held.contains(nonce)) {
                    missing.add(nonce);
                }
            }
            List<Transfer> lost = open.stream()
                    .filter(transfer -> transfer.nonce().equals(chain.pending()))
                    .toList();
            return new NonceReport.Found(chain.mined(), chain.pending(), open, missing, lost);
        } catch (NodeException e) {
            return new NonceReport.NoAnswer(e.problem());
        }
    }

    /** What a replacement signs; it is built from the stored transfer, not from anything a node said. */
    static Signing.Order order(Replacement replacement) {
        Transfer replaced = replacement.replaced();
        boolean again = replacement.kind() == Attempt.Kind.SPEED_UP;
        if (replaced == null || !again || replaced.purpose() == Transfer.Purpose.FILL) {
            return order(replacement, replacement.account().address(), BigInteger.ZERO, Bytes.EMPTY);
        }
        Address token = replaced.amount().asset().token();
        BigInteger units = replaced.amount().units();
        return token == null
                ? order(replacement, replaced.payee(), units, replaced.data())
                : order(replacement, token, BigInteger.ZERO, TokenCall.transfer(replaced.payee(), units));
    }

    private static Signing.Order order(Replacement replacement, Address to, BigInteger value, Bytes data) {
        return new Signing.Order(
                replacement.network().chainId(),
                replacement.nonce(),
                to,
                value,
                data,
                replacement.price(),
                replacement.gasLimit());
    }

    /** A cancelled payment can only be cancelled harder; sped up it would come back to life. */
    private static boolean replaceable(Transfer transfer) {
        return !transfer.state().settled() && transfer.state() != TransferState.IN_BLOCK;
    }

    private static FeePrice dearest(Transfer transfer) {
        return transfer.attempts().stream()
                .map(Attempt::price)
                .reduce(Prices::dearer)
                .orElseThrow();
    }

    private static Attempt template(Transfer transfer) {
        return transfer.attempts().getFirst();
    }

    private ChainView.Snapshot look(NetworkProfile profile, Address account) throws NodeException {
        ChainView.Snapshot chain =
                new ChainView(connections.pool(profile.id()), profile).snapshot(account, account, null);
        if (!chain.chainId().equals(BigInteger.valueOf(profile.chainId()))) {
            throw new NodeException(
                    new NodeProblem.WrongNetwork(java.net.URI.create(""), "chain id " + chain.chainId()));
        }
        return chain;
    }

    private static Replacement.Offer bounded(
            Replacement ready, BigInteger value, ChainView.Snapshot chain, FeeQuote quote) {
        BigInteger fee = ready.fee().units();
        if (fee.compareTo(quote.cap()) > 0) {
            return new Replacement.Offer.FeeAboveCap(fee, quote.cap());
        }
        if (fee.add(value).compareTo(chain.balance()) > 0) {
            return new Replacement.Offer.NotEnoughCoin(fee.add(value), chain.balance());
        }
        return new Replacement.Offer.Ready(ready);
    }

    private static Replacement.Offer trouble(NodeProblem problem) {
        return problem instanceof NodeProblem.WrongNetwork wrong
                ? new Replacement.Offer.WrongNetwork(wrong.detail())
                : new Replacement.Offer.NoAnswer(problem);
    }
}
