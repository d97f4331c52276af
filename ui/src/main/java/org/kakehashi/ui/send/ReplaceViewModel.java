package org.kakehashi.ui.send;

import java.util.Arrays;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.transfer.Replacement;
import org.kakehashi.wallet.transfer.Transfer;

/** A dearer form of a waiting payment, its cancellation, or the filling of a missing number. */
final class ReplaceViewModel implements AutoCloseable {

    /** Asks the network for what can be signed. */
    @FunctionalInterface
    interface Asking {
        Replacement.Offer ask();
    }

    private static final String ASK = "replace.ask";
    private static final String SIGN = "replace.sign";

    private final Texts texts;
    private final Background background;
    private final Holdings holdings;
    private final NetworkProfile profile;
    private final Figures figures;
    private final Asking asking;
    private final Sending sending;
    private final ReadOnlyObjectWrapper<@Nullable Replacement> replacement = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper asks = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    ReplaceViewModel(Texts texts, Background background, Holdings holdings, NetworkProfile profile, Asking asking) {
        this.texts = texts;
        this.background = background;
        this.holdings = holdings;
        this.profile = profile;
        this.figures = new Figures(texts, holdings.clock());
        this.asking = asking;
        this.sending = new Sending(texts, background, holdings.transfers(), SIGN, notice::set);
        busy.bind(asks.or(sending.signingProperty()));
    }

    ReadOnlyObjectProperty<@Nullable Replacement> replacementProperty() {
        return replacement.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Transfer> transferProperty() {
        return sending.transferProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    Figures figures() {
        return figures;
    }

    NetworkProfile profile() {
        return profile;
    }

    /** Asks the network; may be called again after a failure. */
    void ask() {
        notice.set(null);
        background
                .job(ASK, _ -> asking.ask())
                .busy(asks::set)
                .failed(failure -> {
                    notice.set(Notice.danger(texts.get("send.broken"), texts.get("send.broken.text")));
                    background.report(failure);
                })
                .start(this::take);
    }

    private void take(Replacement.Offer offer) {
        switch (offer) {
            case Replacement.Offer.Ready(Replacement ready) -> replacement.set(ready);
            case Replacement.Offer.NothingToReplace() ->
                notice.set(
                        Notice.info(texts.get("history.replace.nothing"), texts.get("history.replace.nothing.text")));
            case Replacement.Offer.NoKey() ->
                notice.set(Notice.danger(texts.get("send.check.watchOnly"), texts.get("send.check.watchOnly.text")));
            case Replacement.Offer.NotEnoughCoin(var needed, var held) ->
                notice.set(Notice.danger(
                        texts.get("send.check.notEnoughCoin"),
                        texts.get(
                                "send.check.notEnoughCoin.text",
                                figures.coin(needed, profile),
                                figures.coin(held, profile))));
            case Replacement.Offer.FeeAboveCap(var fee, var cap) ->
                notice.set(Notice.danger(
                        texts.get("send.check.feeAboveCap"),
                        texts.get(
                                "send.check.feeAboveCap.text",
                                figures.coin(fee, profile),
                                figures.coin(cap, profile))));
            case Replacement.Offer.WrongNetwork _ ->
                notice.set(
                        Notice.danger(texts.get("send.check.wrongNetwork"), texts.get("send.check.wrongNetwork.text")));
            case Replacement.Offer.NoAnswer _ ->
                notice.set(Notice.warning(texts.get("send.review.failed"), texts.get("send.review.failed.text")));
        }
    }

    /** Signs; takes the vault's password and wipes it. */
    void sign(char[] password) {
        Replacement ready = replacement.get();
        if (ready == null) {
            Arrays.fill(password, '\0');
            return;
        }
        sending.sign(password, typed -> holdings.transfers().send(ready, typed), _ -> {
            replacement.set(null);
            ask();
        });
    }

    @Override
    public void close() {
        background.cancel(ASK);
        sending.close();
    }
}
