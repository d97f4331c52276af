package org.kakehashi.ui.staking;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.send.CheckWords;
import org.kakehashi.ui.send.Sending;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.staking.StakingActions;
import org.kakehashi.wallet.systemcontract.ActionPlan;
import org.kakehashi.wallet.systemcontract.SystemNetwork;
import org.kakehashi.wallet.transfer.ContractCall;
import org.kakehashi.wallet.transfer.Draft;
import org.kakehashi.wallet.transfer.Preparation;
import org.kakehashi.wallet.transfer.Review;
import org.kakehashi.wallet.transfer.SendResult;
import org.kakehashi.wallet.transfer.Transfer;
import org.kakehashi.wallet.transfer.TransferCheck;

/** One order from the wish to its end: planned with the network's own rules, reviewed, signed, followed. */
final class OrderViewModel implements AutoCloseable {

    private static final String PLAN = "staking.plan";
    private static final String SIGN = "staking.sign";

    /** What can be signed, and what will come of it. */
    record Offer(ActionPlan.Ready<?> plan, Review review) {}

    private sealed interface Answer {
        record Refused(ActionPlan.Refused<?> plan) implements Answer {}

        record Planned(ActionPlan.Ready<?> plan, Preparation preparation) implements Answer {}
    }

    private final Texts texts;
    private final Background background;
    private final Holdings holdings;
    private final NetworkProfile profile;
    private final Account account;
    private final StakingWords words;
    private final CheckWords checks;
    private final Sending sending;
    private final ReadOnlyObjectWrapper<@Nullable Offer> offer = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper planning = new ReadOnlyBooleanWrapper();
    private final ObservableSet<TransferCheck.Warning> agreed = FXCollections.observableSet();
    private @Nullable Order order;

    OrderViewModel(Texts texts, Background background, Holdings holdings, NetworkProfile profile, Account account) {
        this.texts = texts;
        this.background = background;
        this.holdings = holdings;
        this.profile = profile;
        this.account = account;
        var figures = new Figures(texts, holdings.clock());
        words = new StakingWords(texts, figures, profile);
        sending = new Sending(texts, background, holdings.transfers(), SIGN, notice::set);
        checks = new CheckWords(texts, figures, profile, Figures.coin(profile));
    }

    StakingWords words() {
        return words;
    }

    CheckWords checks() {
        return checks;
    }

    /** Null before the network has agreed. */
    ReadOnlyObjectProperty<@Nullable Offer> offerProperty() {
        return offer.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** The transaction once it is signed, always as it is now. */
    ReadOnlyObjectProperty<@Nullable Transfer> transferProperty() {
        return sending.transferProperty();
    }

    ReadOnlyBooleanProperty planningProperty() {
        return planning.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty signingProperty() {
        return sending.signingProperty();
    }

    ObservableSet<TransferCheck.Warning> agreed() {
        return agreed;
    }

    /** Whether nothing is refused and everything warned of was agreed to. */
    BooleanBinding signable() {
        return Bindings.createBooleanBinding(
                () -> offer.get() instanceof Offer present
                        && present.review().refusals().isEmpty()
                        && agreed.containsAll(present.review().warnings())
                        && !sending.signingProperty().get(),
                offer,
                agreed,
                sending.signingProperty());
    }

    /** Asks the network what would come of it; nothing is signed by that. */
    void plan(Order wish) {
        order = wish;
        offer.set(null);
        notice.set(null);
        agreed.clear();
        planning.set(true);
        background
                .job(PLAN, _ -> answer(wish))
                .cancelled(() -> planning.set(false))
                .failed(this::notPlanned)
                .start(this::take);
    }

    private Answer answer(Order wish) throws IOException {
        SystemNetwork system = SystemNetwork.of(profile).orElseThrow();
        var actions = new StakingActions(StakingViewModel.node(holdings, profile, system));
        return switch (wish.plan(actions, account.address())) {
            case ActionPlan.Refused<?> refused -> new Answer.Refused(refused);
            case ActionPlan.Ready<?> ready ->
                new Answer.Planned(
                        ready,
                        holdings.transfers()
                                .prepare(Draft.calling(
                                        account.id(),
                                        Figures.coin(profile),
                                        ready.call().to(),
                                        BigInteger.ZERO,
                                        ContractCall.of(ready))));
        };
    }

    private void notPlanned(Throwable failure) {
        planning.set(false);
        if (!(failure instanceof IOException)) {
            throw new IllegalStateException(failure);
        }
        noAnswer();
    }

    private void noAnswer() {
        notice.set(Notice.warning(texts.get("staking.failed"), texts.get("staking.failed.text")));
    }

    private void take(Answer answer) {
        planning.set(false);
        switch (answer) {
            case Answer.Refused(var plan) ->
                notice.set(words.refusal(plan.refusals().getFirst()));
            case Answer.Planned(var plan, Preparation.Ready(Review review)) -> offer.set(new Offer(plan, review));
            case Answer.Planned(var _, Preparation.Refused(List<TransferCheck> found)) ->
                notice.set(found.stream()
                        .filter(TransferCheck.Refusal.class::isInstance)
                        .findFirst()
                        .map(checks::of)
                        .orElse(null));
            case Answer.Planned(var _, Preparation.WrongNetwork(var refusal)) -> notice.set(checks.of(refusal));
            case Answer.Planned(var _, Preparation.NoAnswer _) -> noAnswer();
        }
    }

    /** Signs what the review shows; takes the vault's password and wipes it. */
    void sign(char[] password) {
        Offer present = offer.get();
        if (present == null || !signable().get()) {
            Arrays.fill(password, '\0');
            return;
        }
        List<TransferCheck.Warning> consents = List.copyOf(agreed);
        sending.sign(password, typed -> holdings.transfers().send(present.review(), consents, typed), this::again);
    }

    private void again(SendResult result) {
        switch (result) {
            case SendResult.Refused(var refusals) -> notice.set(checks.of(refusals.getFirst()));
            case SendResult.ConsentMissing(var warnings) -> agreed.removeAll(warnings);
            default -> {
                Order wish = order;
                if (wish != null) {
                    plan(wish);
                }
            }
        }
    }

    @Override
    public void close() {
        background.cancel(PLAN);
        sending.close();
    }
}
