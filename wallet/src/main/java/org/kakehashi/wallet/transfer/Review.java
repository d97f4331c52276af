package org.kakehashi.wallet.transfer;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.account.Origin;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.key.DerivationPath;
import org.kakehashi.wallet.money.Amount;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.network.TransactionKind;
import org.kakehashi.wallet.systemcontract.ContractKind;

/**
 * A transfer as it will be signed, every part decoded. What is shown from here is what is signed: the transaction is
 * built from this object alone.
 */
public final class Review {

    private final Situation situation;
    private final FeeChoice choice;
    private final @Nullable BigInteger chosenNonce;
    private final Amount amount;
    private final List<TransferCheck> checks;

    Review(Situation situation, FeeChoice choice) {
        this(situation, choice, null);
    }

    private Review(Situation situation, FeeChoice choice, @Nullable BigInteger chosenNonce) {
        this.situation = situation;
        this.choice = choice;
        this.chosenNonce = chosenNonce;
        this.amount = situation.draft().asset().of(units());
        this.checks = List.copyOf(judge());
    }

    /** The same transfer with another fee; needs no node. */
    public Review with(FeeChoice other) {
        return new Review(situation, other, chosenNonce);
    }

    /**
     * The same transfer under a nonce of the person's own choice; needs no node.
     *
     * @param nonce not negative; {@code null} for the next free one
     */
    public Review under(@Nullable BigInteger nonce) {
        return new Review(situation, choice, nonce);
    }

    public Draft draft() {
        return situation.draft();
    }

    public NetworkProfile network() {
        return situation.profile();
    }

    /** The paying account. */
    public Account account() {
        return situation.account();
    }

    /** The path of the paying account's key under its seed, if it has one. */
    public @Nullable DerivationPath path() {
        return situation.account().origin() instanceof Origin.HdAccount hd ? hd.path() : null;
    }

    public Address payee() {
        return situation.payee();
    }

    /** What is asked of the payee, a contract then; {@code null} for a payment. */
    public @Nullable ContractCall call() {
        return situation.draft().call();
    }

    /** What the call does, read from its data; {@code null} for a payment. */
    public @Nullable CallMeaning meaning() {
        ContractCall call = call();
        return call == null ? null : CallMeaning.of(network(), payee(), call.data());
    }

    /** What the payee gets. */
    public Amount amount() {
        return amount;
    }

    public FeeQuote quote() {
        return situation.quote();
    }

    public FeeChoice feeChoice() {
        return choice;
    }

    public FeePrice price() {
        return situation.quote().price(choice);
    }

    public BigInteger gasLimit() {
        return situation.quote().limit(choice);
    }

    /** The most that the fee can be, in the coin; for a plain transfer at a fixed price exactly the fee. */
    public Amount fee() {
        return situation.coin().of(situation.quote().most(choice));
    }

    /** The most coin that leaves the account: the fee, and the amount if it is coin. */
    public Amount totalCoin() {
        return amount.asset().isCoin() ? fee().plus(situation.coin().of(amount.units())) : fee();
    }

    /** The coin held before. */
    public Amount coinBalance() {
        return situation.coin().of(situation.chain().balance());
    }

    /** What is held of the asset before. */
    public Amount assetBalance() {
        BigInteger token = situation.chain().tokenBalance();
        return amount.asset().of(token == null ? situation.chain().balance() : token);
    }

    public BigInteger nonce() {
        return chosenNonce == null ? nextNonce() : chosenNonce;
    }

    /** The next free nonce, which is taken unless the person chooses another. */
    public BigInteger nextNonce() {
        return situation.nextNonce();
    }

    /** Everything found, refusals first, then warnings, then notes. */
    public List<TransferCheck> checks() {
        return checks;
    }

    public List<TransferCheck.Refusal> refusals() {
        return only(TransferCheck.Refusal.class);
    }

    /** Each of these needs the person's consent. */
    public List<TransferCheck.Warning> warnings() {
        return only(TransferCheck.Warning.class);
    }

    public List<TransferCheck.Note> notes() {
        return only(TransferCheck.Note.class);
    }

    Situation situation() {
        return situation;
    }

    private <T extends TransferCheck> List<T> only(Class<T> kind) {
        return checks.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private BigInteger units() {
        return switch (situation.amount()) {
            case AmountChoice.Exactly exactly -> exactly.units();
            case AmountChoice.Everything _ -> {
                BigInteger token = situation.chain().tokenBalance();
                yield token != null
                        ? token
                        : situation
                                .chain()
                                .balance()
                                .subtract(situation.quote().most(choice))
                                .max(BigInteger.ZERO);
            }
        };
    }

    private List<TransferCheck> judge() {
        List<TransferCheck> found = new ArrayList<>(situation.found());
        found.addAll(feeChecks());
        found.addAll(balanceChecks());
        found.addAll(nonceChecks());
        ContractKind kind = situation.chain().payeeKind();
        if (call() != null) {
            found.addAll(CallRules.code(kind));
        } else if (kind != ContractKind.ACCOUNT) {
            found.add(new TransferCheck.ContractPayee());
        }
        TransferCheck.Refusal failure = situation.failure();
        if (failure != null && found.stream().noneMatch(TransferCheck.Refusal.class::isInstance)) {
            found.add(failure);
        }
        List<TransferCheck> sorted = new ArrayList<>();
        found.stream().filter(TransferCheck.Refusal.class::isInstance).forEach(sorted::add);
        found.stream().filter(TransferCheck.Warning.class::isInstance).forEach(sorted::add);
        found.stream().filter(TransferCheck.Note.class::isInstance).forEach(sorted::add);
        return sorted;
    }

    private List<TransferCheck> feeChecks() {
        FeeQuote quote = situation.quote();
        FeePrice price = quote.price(choice);
        TransactionKind kind = price instanceof FeePrice.Capped ? TransactionKind.DYNAMIC_FEE : TransactionKind.LEGACY;
        List<TransferCheck> found = new ArrayList<>();
        if (!situation.profile().transactionTypes().contains(kind)) {
            found.add(new TransferCheck.FeeKindNotAccepted());
        }
        if (price.most().compareTo(quote.floor()) < 0) {
            found.add(new TransferCheck.FeeBelowFloor(price.most(), quote.floor()));
        }
        if (quote.most(choice).compareTo(quote.cap()) > 0) {
            found.add(new TransferCheck.FeeAboveCap(quote.most(choice), quote.cap()));
        } else if (Prices.farAboveNormal(quote, price)) {
            found.add(new TransferCheck.FeeFarAboveNormal(price.most(), Prices.reference(quote)));
        }
        if (quote.limit(choice).compareTo(quote.gasLimit()) < 0) {
            found.add(new TransferCheck.GasLimitTooLow(quote.limit(choice), quote.gasLimit()));
        }
        return found;
    }

    private List<TransferCheck> balanceChecks() {
        List<TransferCheck> found = new ArrayList<>();
        BigInteger coin = situation.chain().balance();
        BigInteger token = situation.chain().tokenBalance();
        if (totalCoin().units().compareTo(coin) > 0) {
            found.add(new TransferCheck.NotEnoughCoin(totalCoin().units(), coin));
        }
        if (token != null && amount.units().compareTo(token) > 0) {
            found.add(new TransferCheck.NotEnoughToken(amount.units(), token));
        }
        if (situation.amount() instanceof AmountChoice.Everything && amount.isZero()) {
            found.add(new TransferCheck.NoAmount());
        }
        return found;
    }

    private List<TransferCheck> nonceChecks() {
        ChainView.Snapshot chain = situation.chain();
        List<TransferCheck> found = new ArrayList<>();
        if (chosenNonce != null) {
            found.addAll(chosen(chosenNonce, chain));
        } else if (chain.pending().compareTo(situation.nextNonce()) < 0) {
            found.add(new TransferCheck.NonceGap(chain.pending(), situation.nextNonce()));
        }
        BigInteger waiting = chain.pending().subtract(chain.mined());
        BigInteger ours = BigInteger.valueOf(situation.reserved().stream()
                .filter(held -> held.compareTo(chain.mined()) >= 0 && held.compareTo(chain.pending()) < 0)
                .count());
        if (waiting.compareTo(ours) > 0) {
            found.add(new TransferCheck.ForeignPending(waiting.subtract(ours)));
        }
        return found;
    }

    private List<TransferCheck> chosen(BigInteger nonce, ChainView.Snapshot chain) {
        if (nonce.compareTo(chain.mined()) < 0) {
            return List.of(new TransferCheck.NonceUsed(nonce, chain.mined()));
        }
        if (situation.reserved().contains(nonce)) {
            return List.of(new TransferCheck.NonceHeld(nonce));
        }
        if (nonce.compareTo(chain.pending()) < 0) {
            return List.of(new TransferCheck.NonceWaiting(nonce));
        }
        BigInteger free = situation.firstFree();
        return nonce.compareTo(free) > 0 ? List.of(new TransferCheck.NonceGap(free, nonce)) : List.of();
    }
}
