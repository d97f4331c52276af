package org.kakehashi.ui.send;

import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.holding.Following;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.transfer.Replacement;
import org.kakehashi.wallet.transfer.SendResult;
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
    private final Following following = new Following();
    private final ReadOnlyObjectWrapper<@Nullable Replacement> replacement = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Transfer> transfer = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    ReplaceViewModel(Texts texts, Background background, Holdings holdings, NetworkProfile profile, Asking asking) {
        this.texts = texts;
        this.background = background;
        this.holdings = holdings;
        this.profile = profile;
        this.figures = new Figures(texts, holdings.clock());
        this.asking = asking;
    }

    ReadOnlyObjectProperty<@Nullable Replacement> replacementProperty() {
        return replacement.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Transfer> transferProperty() {
        return transfer.getReadOnlyProperty();
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
        busy.set(true);
        notice.set(null);
        background.job(ASK, _ -> asking.ask()).cancelled(() -> busy.set(false)).start(offer -> {
            busy.set(false);
            take(offer);
        });
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
        busy.set(true);
        notice.set(null);
        background
                .job(SIGN, _ -> {
                    try {
                        return holdings.transfers().send(ready, password);
                    } finally {
                        Arrays.fill(password, '\0');
                    }
                })
                .heavy()
                .failed(this::failed)
                .start(this::signed);
    }

    private void failed(Throwable failure) {
        busy.set(false);
        if (!(failure instanceof UncheckedIOException)) {
            throw new IllegalStateException(failure);
        }
        notice.set(Notice.danger(texts.get("send.result.failed"), texts.get("send.result.failed.text")));
    }

    private void signed(SendResult result) {
        busy.set(false);
        switch (result) {
            case SendResult.Stored(Transfer stored) -> follow(stored);
            case SendResult.AlreadySigned(Transfer stored) -> follow(stored);
            case SendResult.PasswordRefused(var answer) -> notice.set(PasswordWords.of(texts, answer));
            case SendResult.Refused _, SendResult.ConsentMissing _, SendResult.Outdated _ -> {
                replacement.set(null);
                ask();
            }
        }
    }

    private void follow(Transfer stored) {
        transfer.set(stored);
        following.follow(
                background,
                holdings.transfers()::listen,
                (List<Transfer> all) -> all.stream()
                        .filter(each -> each.id().equals(stored.id()))
                        .findFirst()
                        .ifPresent(transfer::set));
    }

    @Override
    public void close() {
        background.cancel(ASK);
        following.close();
    }
}
