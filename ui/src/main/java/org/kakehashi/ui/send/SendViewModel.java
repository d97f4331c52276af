package org.kakehashi.ui.send;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.address.AddressReader;
import org.kakehashi.wallet.money.Amount;
import org.kakehashi.wallet.money.Asset;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.request.PaymentLink;
import org.kakehashi.wallet.request.RequestException;
import org.kakehashi.wallet.transfer.AmountChoice;
import org.kakehashi.wallet.transfer.Draft;
import org.kakehashi.wallet.transfer.FeeChoice;
import org.kakehashi.wallet.transfer.Preparation;
import org.kakehashi.wallet.transfer.Review;
import org.kakehashi.wallet.transfer.Transfer;
import org.kakehashi.wallet.transfer.TransferCheck;

/**
 * One intended payment, from the empty form to its end. The draft keeps its id throughout, so that whatever is pressed
 * twice pays once.
 */
final class SendViewModel implements AutoCloseable {

    private static final String PREPARE = "send.prepare";
    private static final String SIGN = "send.sign";

    private final Texts texts;
    private final Background background;
    private final Holdings holdings;
    private final Figures figures;
    private final NetworkProfile profile;
    private final Account account;
    private final FeeEntry fee;
    private final StringProperty payee = new SimpleStringProperty("");
    private final StringProperty amount = new SimpleStringProperty("");
    private final BooleanProperty everything = new SimpleBooleanProperty();
    private final ObjectProperty<Asset> asset;
    private final ReadOnlyObjectWrapper<PayeeWords> payeeWords =
            new ReadOnlyObjectWrapper<>(new PayeeWords(null, false, null));
    private final ReadOnlyObjectWrapper<AmountWords> amountWords = new ReadOnlyObjectWrapper<>(AmountWords.NOTHING);
    private final ReadOnlyBooleanWrapper preparing = new ReadOnlyBooleanWrapper();
    private final ReviewSigning signing;
    private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();
    private Draft draft;

    SendViewModel(Texts texts, Background background, Holdings holdings, Account account, Asset first) {
        this.texts = texts;
        this.background = background;
        this.holdings = holdings;
        this.account = account;
        this.figures = new Figures(texts, holdings.clock());
        this.profile = holdings.networks().get(first.network()).profile();
        this.asset = new SimpleObjectProperty<>(first);
        this.draft = Draft.of(account.id(), first);
        this.signing = new ReviewSigning(
                texts, background, holdings.transfers(), SIGN, this::checkWords, notice::set, this::outdated);
        this.fee = new FeeEntry(figures, profile, this::takeFee);
        payee.addListener((_, _, _) -> readPayee());
        amount.addListener((_, _, _) -> readAmount());
        everything.addListener((_, _, _) -> readAmount());
        asset.addListener((_, _, _) -> readAmount());
    }

    Account account() {
        return account;
    }

    NetworkProfile profile() {
        return profile;
    }

    Figures figures() {
        return figures;
    }

    FeeEntry fee() {
        return fee;
    }

    /** The coin, then the tokens that are not hidden. */
    List<Asset> assets() {
        return holdings.assets(profile);
    }

    StringProperty payeeProperty() {
        return payee;
    }

    StringProperty amountProperty() {
        return amount;
    }

    /** All there is, instead of the typed amount. */
    BooleanProperty everythingProperty() {
        return everything;
    }

    ObjectProperty<Asset> assetProperty() {
        return asset;
    }

    ReadOnlyObjectProperty<PayeeWords> payeeWordsProperty() {
        return payeeWords.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<AmountWords> amountWordsProperty() {
        return amountWords.getReadOnlyProperty();
    }

    /** The review as it stands with the chosen fee; null before the network was asked. */
    ReadOnlyObjectProperty<@Nullable Review> reviewProperty() {
        return signing.reviewProperty();
    }

    ReadOnlyBooleanProperty preparingProperty() {
        return preparing.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty signingProperty() {
        return signing.signingProperty();
    }

    ReadOnlyObjectProperty<@Nullable Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** The payment once it is signed, always as it is now. */
    ReadOnlyObjectProperty<@Nullable Transfer> transferProperty() {
        return signing.transferProperty();
    }

    /** The warnings that the person has agreed to, one by one. */
    ObservableSet<TransferCheck.Warning> agreed() {
        return signing.agreed();
    }

    /** The name that a listed token gives itself, or its symbol. */
    String tokenName(Asset token) {
        Address contract = token.token();
        return contract == null
                ? token.symbol()
                : holdings.tokens()
                        .find(token.network(), contract)
                        .map(listed -> listed.token().name())
                        .filter(name -> !name.isBlank())
                        .orElse(token.symbol());
    }

    CheckWords checkWords() {
        return new CheckWords(texts, figures, profile, asset.get());
    }

    /** What is held of the chosen asset, as far as it is known. */
    Optional<Amount> held() {
        return holdings.held(account, asset.get());
    }

    BooleanBinding whoReady() {
        return Bindings.createBooleanBinding(
                () -> payeeWords.get().usable()
                        && (everything.get() || amountWords.get().amount() != null)
                        && !preparing.get(),
                payeeWords,
                amountWords,
                everything,
                preparing);
    }

    BooleanBinding feeReady() {
        return Bindings.createBooleanBinding(
                () -> signing.reviewProperty().get() instanceof Review present
                        && fee.readableProperty().get()
                        && feeRefusals(present).isEmpty(),
                signing.reviewProperty(),
                fee.readableProperty());
    }

    /** What keeps the chosen fee from being signed. */
    static List<TransferCheck.Refusal> feeRefusals(Review review) {
        return review.refusals().stream()
                .filter(refusal -> refusal instanceof TransferCheck.FeeBelowFloor
                        || refusal instanceof TransferCheck.FeeAboveCap
                        || refusal instanceof TransferCheck.FeeKindNotAccepted
                        || refusal instanceof TransferCheck.GasLimitTooLow
                        || refusal instanceof TransferCheck.NonceUsed
                        || refusal instanceof TransferCheck.NonceHeld)
                .toList();
    }

    /** Whether nothing is refused and everything warned of was agreed to. */
    BooleanBinding reviewReady() {
        return signing.ready();
    }

    private void readPayee() {
        payeeWords.set(PayeeWords.of(
                texts,
                AddressReader.read(payee.get(), profile.hrp()),
                profile,
                holdings.accounts().book()));
    }

    private void readAmount() {
        if (everything.get()) {
            String words = asset.get().isCoin() ? "send.amount.everything" : "send.amount.everythingToken";
            amountWords.set(new AmountWords(texts.get(words), false, null));
        } else if (amount.get().isBlank()) {
            amountWords.set(AmountWords.NOTHING);
        } else {
            amountWords.set(AmountWords.of(
                    texts,
                    figures,
                    figures.read(amount.get(), asset.get()),
                    profile,
                    asset.get().symbol(),
                    held().orElse(null)));
        }
    }

    /** Fills the form from a payment link (ERC-681) or a bare address; nothing is sent by it. */
    void request(String text) {
        if (!text.startsWith("ethereum:")) {
            payee.set(text);
            return;
        }
        try {
            fill(PaymentLink.read(text));
        } catch (RequestException e) {
            unreadable();
        }
    }

    private void unreadable() {
        notice.set(Notice.warning(texts.get("send.request.unreadable"), texts.get("send.request.unreadable.text")));
    }

    private void fill(PaymentLink link) {
        BigInteger chain = link.chainId();
        if (chain != null && !chain.equals(BigInteger.valueOf(profile.chainId()))) {
            notice.set(Notice.warning(
                    texts.get("send.request.network", chain.toString()), texts.get("send.request.network.text")));
            return;
        }
        Optional<Asset> token = assets().stream()
                .filter(each -> each.token() != null
                        && link.targetAddress().filter(each.token()::equals).isPresent())
                .findFirst();
        String to = link.arguments().get("address");
        String units = link.arguments().get("uint256");
        if (link.function() == null) {
            payee.set(link.target());
            if (link.value() != null) {
                amount.set(figures.number(asset.get().of(link.value())));
            }
        } else if (link.function().equals("transfer") && token.isPresent() && to != null && units != null) {
            asset.set(token.get());
            payee.set(to);
            amount.set(figures.number(token.get().of(new BigInteger(units))));
        } else {
            unreadable();
        }
    }

    /** Asks the network about the payment; when the review stands, {@code then} runs. */
    void prepare(Runnable then) {
        Amount exact = amountWords.get().amount();
        AmountChoice choice = everything.get()
                ? new AmountChoice.Everything()
                : exact == null ? null : new AmountChoice.Exactly(exact.units());
        if (choice == null) {
            return;
        }
        draft = new Draft(draft.id(), account.id(), payee.get().strip(), asset.get(), choice);
        Draft asked = draft;
        notice.set(null);
        background
                .job(PREPARE, _ -> holdings.transfers().prepare(asked))
                .busy(preparing::set)
                .failed(failure -> {
                    notice.set(Notice.danger(texts.get("send.broken"), texts.get("send.broken.text")));
                    background.report(failure);
                })
                .start(preparation -> take(preparation, then));
    }

    void stopPreparing() {
        background.cancel(PREPARE);
    }

    private void take(Preparation preparation, Runnable then) {
        switch (preparation) {
            case Preparation.Ready(Review ready) -> {
                fee.quoted(ready.quote());
                FeeChoice choice = fee.choice();
                Review under = ready.under(fee.nonce());
                signing.offer(choice == null ? under : under.with(choice));
                then.run();
            }
            case Preparation.Refused(List<TransferCheck> checks) ->
                notice.set(checkWords().firstRefusal(checks));
            case Preparation.WrongNetwork(TransferCheck.WrongNetwork refusal) ->
                notice.set(checkWords().of(refusal));
            case Preparation.NoAnswer _ ->
                notice.set(Notice.warning(texts.get("send.fee.failed"), texts.get("send.fee.failed.text")));
        }
    }

    private void takeFee(FeeChoice choice) {
        Review present = signing.reviewProperty().get();
        if (present != null) {
            signing.change(present.with(choice).under(fee.nonce()));
        }
    }

    /** Signs what the review shows; takes the vault's password and wipes it. */
    void sign(char[] password) {
        signing.sign(password);
    }

    private void outdated() {
        prepare(() ->
                notice.set(Notice.warning(texts.get("send.result.outdated"), texts.get("send.result.outdated.text"))));
    }

    @Override
    public void close() {
        background.cancel(PREPARE);
        signing.close();
    }
}
