package org.kakehashi.ui.call;

import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.holding.Names;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.send.CheckWords;
import org.kakehashi.ui.send.ReviewSigning;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.money.Asset;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.token.TokenReading;
import org.kakehashi.wallet.transfer.Draft;
import org.kakehashi.wallet.transfer.Preparation;
import org.kakehashi.wallet.transfer.Review;
import org.kakehashi.wallet.transfer.TransferCheck;

/** One call of a contract from the draft to its end. */
final class CallViewModel implements AutoCloseable {

    private static final String PREPARE = "call.prepare";
    private static final String SIGN = "call.sign";

    /** That the review can be signed, and what is known about those it names. */
    record Offer(Review review, Names names) {}

    private record Answer(Preparation preparation, Names names) {}

    private final Texts texts;
    private final Background background;
    private final Holdings holdings;
    private final NetworkProfile profile;
    private final CheckWords checks;
    private final ReviewSigning signing;
    private final ReadOnlyObjectWrapper<@Nullable Offer> offer = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper preparing = new ReadOnlyBooleanWrapper();
    private @Nullable Draft draft;

    CallViewModel(Texts texts, Background background, Holdings holdings, NetworkProfile profile) {
        this.texts = texts;
        this.background = background;
        this.holdings = holdings;
        this.profile = profile;
        var figures = new Figures(texts, holdings.clock());
        checks = new CheckWords(texts, figures, profile, Figures.coin(profile));
        signing = new ReviewSigning(
                texts, background, holdings.transfers(), SIGN, () -> checks, notice::set, this::outdated);
    }

    CheckWords checks() {
        return checks;
    }

    /** Null before the network has answered. */
    ReadOnlyObjectProperty<@Nullable Offer> offerProperty() {
        return offer.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty preparingProperty() {
        return preparing.getReadOnlyProperty();
    }

    ReviewSigning signing() {
        return signing;
    }

    /** Asks the network; nothing is signed by that. */
    void prepare(Draft wish, Address contract) {
        draft = wish;
        offer.set(null);
        signing.offer(null);
        notice.set(null);
        background
                .job(
                        PREPARE,
                        _ -> new Answer(
                                holdings.transfers().prepare(wish),
                                Names.of(texts, profile, holdings, asked(contract))))
                .busy(preparing::set)
                .start(answer -> take(answer));
    }

    /** A token that is not listed is asked what it is, so that amounts can be written. */
    private Map<Address, Asset> asked(Address contract) {
        return holdings.tokens().find(profile.id(), contract).isPresent()
                        || !(holdings.tokens().inspect(profile.id(), contract)
                                instanceof TokenReading.Found(var token, boolean _, boolean _))
                ? Map.of()
                : Map.of(contract, Holdings.asset(token));
    }

    private void take(Answer answer) {
        switch (answer.preparation()) {
            case Preparation.Ready(Review review) -> {
                signing.offer(review);
                offer.set(new Offer(review, answer.names()));
            }
            case Preparation.Refused(List<TransferCheck> found) -> notice.set(checks.firstRefusal(found));
            case Preparation.WrongNetwork(var refusal) -> notice.set(checks.of(refusal));
            case Preparation.NoAnswer _ ->
                notice.set(Notice.warning(texts.get("send.review.failed"), texts.get("send.review.failed.text")));
        }
    }

    private void outdated() {
        Draft wish = draft;
        Offer before = offer.get();
        if (wish != null && before != null) {
            prepare(wish, before.review().payee());
            notice.set(Notice.info(texts.get("send.result.outdated"), texts.get("send.result.outdated.text")));
        }
    }

    @Override
    public void close() {
        background.cancel(PREPARE);
        signing.close();
    }
}
