package org.kakehashi.ui.order;

import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.send.CheckWords;
import org.kakehashi.ui.send.ReviewSigning;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.systemcontract.ActionPlan;
import org.kakehashi.wallet.systemcontract.SystemNetwork;
import org.kakehashi.wallet.systemcontract.SystemNode;
import org.kakehashi.wallet.transfer.ContractCall;
import org.kakehashi.wallet.transfer.Draft;
import org.kakehashi.wallet.transfer.Preparation;
import org.kakehashi.wallet.transfer.Review;
import org.kakehashi.wallet.transfer.TransferCheck;

/** One order from the wish to its end: planned with the network's own rules, reviewed, signed, followed. */
final class OrderViewModel implements AutoCloseable {

    private static final String PLAN = "order.plan";
    private static final String SIGN = "order.sign";

    /** What will come of the review that can be signed. */
    record Offer(ActionPlan.Ready<?> plan) {}

    private sealed interface Answer {
        record Refused(ActionPlan.Refused<?> plan) implements Answer {}

        record Planned(ActionPlan.Ready<?> plan, Preparation preparation) implements Answer {}
    }

    private final Texts texts;
    private final Background background;
    private final Holdings holdings;
    private final NetworkProfile profile;
    private final Account account;
    private final RefusalWords refusals;
    private final CheckWords checks;
    private final ReviewSigning signing;
    private final ReadOnlyObjectWrapper<@Nullable Offer> offer = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper planning = new ReadOnlyBooleanWrapper();
    private @Nullable Wish wish;

    OrderViewModel(Texts texts, Background background, Holdings holdings, NetworkProfile profile, Account account) {
        this.texts = texts;
        this.background = background;
        this.holdings = holdings;
        this.profile = profile;
        this.account = account;
        var figures = new Figures(texts, holdings.clock());
        refusals = new RefusalWords(texts, figures, profile);
        checks = new CheckWords(texts, figures, profile, Figures.coin(profile));
        signing = new ReviewSigning(
                texts, background, holdings.transfers(), SIGN, () -> checks, notice::set, this::outdated);
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

    ReadOnlyBooleanProperty planningProperty() {
        return planning.getReadOnlyProperty();
    }

    ReviewSigning signing() {
        return signing;
    }

    /** Asks the network what would come of it; nothing is signed by that. */
    void plan(Wish wanted) {
        wish = wanted;
        offer.set(null);
        signing.offer(null);
        notice.set(null);
        planning.set(true);
        background
                .job(PLAN, _ -> answer(wanted))
                .cancelled(() -> planning.set(false))
                .failed(this::notPlanned)
                .start(this::take);
    }

    private Answer answer(Wish wanted) throws IOException {
        SystemNetwork system = SystemNetwork.of(profile).orElseThrow();
        var node = new SystemNode(holdings.connections().pool(profile.id()), system, holdings.clock());
        return switch (wanted.plan(node, account.address())) {
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
                notice.set(refusals.of(plan.refusals().getFirst()));
            case Answer.Planned(var plan, Preparation.Ready(Review review)) -> {
                signing.offer(review);
                offer.set(new Offer(plan));
            }
            case Answer.Planned(var _, Preparation.Refused(List<TransferCheck> found)) ->
                notice.set(checks.firstRefusal(found));
            case Answer.Planned(var _, Preparation.WrongNetwork(var refusal)) -> notice.set(checks.of(refusal));
            case Answer.Planned(var _, Preparation.NoAnswer _) -> noAnswer();
        }
    }

    private void outdated() {
        Wish wanted = wish;
        if (wanted != null) {
            plan(wanted);
        }
    }

    /** Plans the same once more, after what was signed is done. */
    void again() {
        signing.again();
        outdated();
    }

    @Override
    public void close() {
        background.cancel(PLAN);
        signing.close();
    }
}
