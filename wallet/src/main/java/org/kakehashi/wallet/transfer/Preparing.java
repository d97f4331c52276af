package org.kakehashi.wallet.transfer;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.account.Accounts;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.address.AddressReader;
import org.kakehashi.wallet.address.AddressReading;
import org.kakehashi.wallet.clearsigning.Descriptors;
import org.kakehashi.wallet.money.Asset;
import org.kakehashi.wallet.network.Connections;
import org.kakehashi.wallet.network.Network;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.network.Networks;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.rpc.NodeException;
import org.kakehashi.wallet.rpc.NodePool;
import org.kakehashi.wallet.rpc.NodeProblem;
import org.kakehashi.wallet.systemcontract.ContractKind;

/** Makes a review out of a draft: local checks, then one look at the chain, then an estimate. */
final class Preparing {

    /** Used where no estimate can be had; such a review is refused anyway. */
    private static final BigInteger TOKEN_GAS = BigInteger.valueOf(65_000);

    /** A fifth is added to the estimate for an ordinary contract. */
    private static final BigInteger MARGIN = BigInteger.valueOf(5);

    private final Accounts accounts;
    private final Networks networks;
    private final Connections connections;
    private final TransferStore store;
    private final Descriptors descriptors;

    Preparing(
            Accounts accounts,
            Networks networks,
            Connections connections,
            TransferStore store,
            Descriptors descriptors) {
        this.accounts = accounts;
        this.networks = networks;
        this.connections = connections;
        this.store = store;
        this.descriptors = descriptors;
    }

    List<TransferCheck> check(Draft draft, Instant now) {
        NetworkProfile profile =
                networks.find(draft.network()).map(Network::profile).orElse(null);
        return new PayeeRules(accounts.book(), store.paidBefore(), now, descriptors).check(draft, profile);
    }

    Preparation prepare(Draft draft, Instant now) {
        List<TransferCheck> local = check(draft, now);
        Optional<Network> network = networks.find(draft.network());
        Optional<Account> account = accounts.book().account(draft.accountId());
        AmountChoice amount = draft.amount();
        boolean refused = local.stream().anyMatch(TransferCheck.Refusal.class::isInstance);
        if (refused || network.isEmpty() || account.isEmpty() || amount == null) {
            return new Preparation.Refused(local);
        }
        NetworkProfile profile = network.get().profile();
        if (!(AddressReader.read(draft.payee(), profile.hrp()) instanceof AddressReading.Valid payee)) {
            return new Preparation.Refused(local);
        }
        try {
            NodePool nodes = connections.pool(profile.id());
            ChainView view = new ChainView(nodes, profile);
            ChainView.Snapshot chain = view.snapshot(
                    account.get().address(), payee.address(), draft.asset().token());
            if (!chain.chainId().equals(BigInteger.valueOf(profile.chainId()))) {
                return new Preparation.WrongNetwork(
                        new TransferCheck.WrongNetwork("chain id " + chain.chainId() + ", not " + profile.chainId()));
            }
            List<TransferCheck.NodesDisagree> disagreements = new SecondOpinion(nodes)
                    .about(account.get().address(), draft.asset().token());
            for (TransferCheck.NodesDisagree each : disagreements) {
                if (each.subject() == TransferCheck.NodesDisagree.Subject.CHAIN) {
                    return new Preparation.WrongNetwork(
                            new TransferCheck.WrongNetwork("chain id " + each.said() + " or " + each.otherSaid()));
                }
            }
            List<TransferCheck> found = new ArrayList<>(local);
            found.addAll(disagreements);
            Estimated gas = estimate(view, draft, amount, account.get(), payee.address(), chain);
            return new Preparation.Ready(new Review(
                    new Situation(
                            draft,
                            amount,
                            profile,
                            account.get(),
                            payee.address(),
                            found,
                            chain,
                            store.reserved(
                                    profile.id(), chain.chain(), account.get().address()),
                            quote(Prices.of(profile, chain).quote(gas.limit()), draft.call()),
                            gas.failure()),
                    FeeChoice.Speed.NORMAL));
        } catch (NodeException e) {
            return trouble(e.problem());
        }
    }

    /** A proposal costs what its contract asks for, which is far above every ordinary price and above the usual cap. */
    private static FeeQuote quote(FeeQuote usual, @Nullable ContractCall call) {
        BigInteger least = call == null ? null : call.leastPrice();
        return least == null ? usual : usual.atLeast(least);
    }

    static Preparation trouble(NodeProblem problem) {
        return problem instanceof NodeProblem.WrongNetwork wrong
                ? new Preparation.WrongNetwork(new TransferCheck.WrongNetwork(wrong.detail()))
                : new Preparation.NoAnswer(problem);
    }

    private record Estimated(BigInteger limit, TransferCheck.@Nullable Refusal failure) {}

    private static Estimated estimate(
            ChainView view, Draft draft, AmountChoice amount, Account account, Address payee, ChainView.Snapshot chain)
            throws NodeException {
        ContractCall call = draft.call();
        if (call != null) {
            BigInteger value = amount instanceof AmountChoice.Exactly exactly ? exactly.units() : BigInteger.ZERO;
            return called(call, chain.payeeKind(), view.estimate(account.address(), payee, value, call.data()));
        }
        Asset asset = draft.asset();
        Address token = asset.token();
        BigInteger held = token == null ? chain.balance() : held(chain);
        BigInteger units =
                amount instanceof AmountChoice.Exactly exactly ? exactly.units().min(held) : held;
        ChainView.Estimate estimate = token == null
                ? view.estimate(account.address(), payee, units, Bytes.EMPTY)
                : view.estimate(account.address(), token, BigInteger.ZERO, TokenCall.transfer(payee, units));
        return switch (estimate) {
            case ChainView.Estimate.Gas gas -> new Estimated(gas.limit().max(Situation.PLAIN_GAS), null);
            case ChainView.Estimate.Fails(var reason) ->
                new Estimated(token == null ? Situation.PLAIN_GAS : TOKEN_GAS, new TransferCheck.WouldFail(reason));
            case ChainView.Estimate.Refused(int code) ->
                new Estimated(Situation.PLAIN_GAS, new TransferCheck.RefusedBySystemContract(code));
        };
    }

    /**
     * A system contract burns the whole limit when it refuses, so its limit is exact; any other contract may find another
     * state in the block than in the estimate, and what it does not use is given back.
     */
    private static Estimated called(ContractCall call, ContractKind kind, ChainView.Estimate estimate) {
        BigInteger planned = Objects.requireNonNullElse(call.gasLimit(), BigInteger.ZERO);
        return switch (estimate) {
            case ChainView.Estimate.Gas(var gas) -> {
                BigInteger limit = kind == ContractKind.SYSTEM ? gas : gas.add(gas.divide(MARGIN));
                yield new Estimated(limit.max(Situation.PLAIN_GAS).max(planned), null);
            }
            case ChainView.Estimate.Fails(var reason) ->
                new Estimated(TOKEN_GAS.max(planned), new TransferCheck.WouldFail(reason));
            case ChainView.Estimate.Refused(int code) ->
                new Estimated(TOKEN_GAS.max(planned), new TransferCheck.RefusedBySystemContract(code));
        };
    }

    private static BigInteger held(ChainView.Snapshot chain) {
        BigInteger token = chain.tokenBalance();
        return token == null ? BigInteger.ZERO : token;
    }
}
