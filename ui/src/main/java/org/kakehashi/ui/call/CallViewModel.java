package org.kakehashi.ui.call;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
import org.kakehashi.ui.holding.Names;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.send.CheckWords;
import org.kakehashi.ui.send.Sending;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.money.Asset;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.token.TokenReading;
import org.kakehashi.wallet.transfer.Draft;
import org.kakehashi.wallet.transfer.Preparation;
import org.kakehashi.wallet.transfer.Review;
import org.kakehashi.wallet.transfer.SendResult;
import org.kakehashi.wallet.transfer.Transfer;
import org.kakehashi.wallet.transfer.TransferCheck;

/** One call of a contract from the draft to its end. */
final class CallViewModel implements AutoCloseable {

    private static final String PREPARE = "call.prepare";
    private static final String SIGN = "call.sign";

    /** What can be signed, and what is known about those it names. */
    record Offer(Review review, Names names) {}

    private record Answer(Preparation preparation, Names names) {}

    private final Texts texts;
    private final Background background;
    private final Holdings holdings;
    private final NetworkProfile profile;
    private final CheckWords checks;
    private final Sending sending;
    private final ReadOnlyObjectWrapper<@Nullable Offer> offer = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper preparing = new ReadOnlyBooleanWrapper();
    private final ObservableSet<TransferCheck.Warning> agreed = FXCollections.observableSet();
    private @Nullable Draft draft;

    CallViewModel(Texts texts, Background background, Holdings holdings, NetworkProfile profile) {
        this.texts = texts;
        this.background = background;
        this.holdings = holdings;
        this.profile = profile;
        var figures = new Figures(texts, holdings.clock());
        checks = new CheckWords(texts, figures, profile, Figures.coin(profile));
        sending = new Sending(texts, background, holdings.transfers(), SIGN, notice::set);
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

    ReadOnlyObjectProperty<@Nullable Transfer> transferProperty() {
        return sending.transferProperty();
    }

    ReadOnlyBooleanProperty preparingProperty() {
        return preparing.getReadOnlyProperty();
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

    /** Asks the network; nothing is signed by that. */
    void prepare(Draft wish, Address contract) {
        draft = wish;
        offer.set(null);
        notice.set(null);
        agreed.clear();
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
            case Preparation.Ready(Review review) -> offer.set(new Offer(review, answer.names()));
            case Preparation.Refused(List<TransferCheck> found) ->
                notice.set(found.stream()
                        .filter(TransferCheck.Refusal.class::isInstance)
                        .findFirst()
                        .map(checks::of)
                        .orElse(null));
            case Preparation.WrongNetwork(var refusal) -> notice.set(checks.of(refusal));
            case Preparation.NoAnswer _ ->
                notice.set(Notice.warning(texts.get("send.review.failed"), texts.get("send.review.failed.text")));
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
                Draft wish = draft;
                Offer before = offer.get();
                if (wish != null && before != null) {
                    prepare(wish, before.review().payee());
                    notice.set(Notice.info(texts.get("send.result.outdated"), texts.get("send.result.outdated.text")));
                }
            }
        }
    }

    @Override
    public void close() {
        background.cancel(PREPARE);
        sending.close();
    }
}
