package org.kakehashi.ui.send;

import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.holding.Following;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.transfer.SendResult;
import org.kakehashi.wallet.transfer.Transfer;
import org.kakehashi.wallet.transfer.Transfers;

/** The last part of everything that is signed: the password, the signature, and the transaction followed to its end. */
public final class Sending implements AutoCloseable {

    /** Signs and stores; for a thread of the background. */
    @FunctionalInterface
    public interface Signature {
        SendResult with(char[] password);
    }

    private final Texts texts;
    private final Background background;
    private final Transfers transfers;
    private final Object key;
    private final Consumer<@Nullable Notice> notice;
    private Following following = new Following();
    private final ReadOnlyObjectWrapper<@Nullable Transfer> transfer = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper signing = new ReadOnlyBooleanWrapper();

    /**
     * Nothing is signed yet.
     *
     * @param key of the background's work
     * @param notice hears what there is to say, and null at the start
     */
    public Sending(
            Texts texts, Background background, Transfers transfers, Object key, Consumer<@Nullable Notice> notice) {
        this.texts = texts;
        this.background = background;
        this.transfers = transfers;
        this.key = key;
        this.notice = notice;
    }

    /** On while the password is checked and the signature made. */
    public ReadOnlyBooleanProperty signingProperty() {
        return signing.getReadOnlyProperty();
    }

    /** The transaction once it is signed, always as it is now. */
    public ReadOnlyObjectProperty<@Nullable Transfer> transferProperty() {
        return transfer.getReadOnlyProperty();
    }

    /**
     * Signs.
     *
     * @param password the vault's; wiped
     * @param again takes a refusal, a missing consent, or that the review is outdated: nothing was signed then
     */
    public void sign(char[] password, Signature signature, Consumer<SendResult> again) {
        notice.accept(null);
        background
                .job(key, _ -> {
                    try {
                        return signature.with(password);
                    } finally {
                        Arrays.fill(password, '\0');
                    }
                })
                .heavy()
                .busy(signing::set)
                .failed(this::failed)
                .start(result -> take(result, again));
    }

    private void failed(Throwable failure) {
        if (failure instanceof UncheckedIOException) {
            notice.accept(Notice.danger(texts.get("send.result.failed"), texts.get("send.result.failed.text")));
        } else {
            // Whether the signed bytes were stored before it broke, only the history knows.
            notice.accept(Notice.danger(texts.get("send.result.broken"), texts.get("send.result.broken.text")));
            background.report(failure);
        }
    }

    private void take(SendResult result, Consumer<SendResult> again) {
        switch (result) {
            case SendResult.Stored(Transfer stored) -> follow(stored);
            case SendResult.AlreadySigned(Transfer stored) -> {
                follow(stored);
                notice.accept(Notice.info(texts.get("send.result.already"), ""));
            }
            case SendResult.PasswordRefused(var answer) -> notice.accept(PasswordWords.of(texts, answer));
            case SendResult.Refused _, SendResult.ConsentMissing _, SendResult.Outdated _ -> again.accept(result);
        }
    }

    private void follow(Transfer stored) {
        transfer.set(stored);
        following.follow(
                background,
                transfers::listen,
                (List<Transfer> all) -> all.stream()
                        .filter(each -> each.id().equals(stored.id()))
                        .findFirst()
                        .ifPresent(transfer::set));
    }

    /** Forgets the transaction, so that another can be signed. */
    void again() {
        following.close();
        following = new Following();
        transfer.set(null);
    }

    @Override
    public void close() {
        following.close();
    }
}
