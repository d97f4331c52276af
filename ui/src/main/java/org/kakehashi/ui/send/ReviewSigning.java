package org.kakehashi.ui.send;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.transfer.Review;
import org.kakehashi.wallet.transfer.SendResult;
import org.kakehashi.wallet.transfer.Transfer;
import org.kakehashi.wallet.transfer.TransferCheck;
import org.kakehashi.wallet.transfer.Transfers;

/** A review on its way to a transaction: its warnings are agreed to one by one, then it is signed and followed. */
public final class ReviewSigning implements AutoCloseable {

    private final Transfers transfers;
    private final Supplier<CheckWords> checks;
    private final Consumer<@Nullable Notice> notice;
    private final Runnable outdated;
    private final Sending sending;
    private final ReadOnlyObjectWrapper<@Nullable Review> review = new ReadOnlyObjectWrapper<>();
    private final ObservableSet<TransferCheck.Warning> agreed = FXCollections.observableSet();

    /**
     * There is nothing to sign yet.
     *
     * @param key of the background's work
     * @param checks words for a refusal of the last moment
     * @param notice hears what there is to say, and null at the start
     * @param outdated runs when the review no longer holds; nothing was signed then
     */
    public ReviewSigning(
            Texts texts,
            Background background,
            Transfers transfers,
            Object key,
            Supplier<CheckWords> checks,
            Consumer<@Nullable Notice> notice,
            Runnable outdated) {
        this.transfers = transfers;
        this.checks = checks;
        this.notice = notice;
        this.outdated = outdated;
        this.sending = new Sending(texts, background, transfers, key, notice);
    }

    /** A review that nobody has read yet, or null for none: nothing is agreed to. */
    public void offer(@Nullable Review fresh) {
        agreed.clear();
        review.set(fresh);
    }

    /** The same review with another fee or number: what was agreed to and is still true stays. */
    void change(Review changed) {
        review.set(changed);
        agreed.retainAll(changed.warnings());
    }

    public ReadOnlyObjectProperty<@Nullable Review> reviewProperty() {
        return review.getReadOnlyProperty();
    }

    /** The warnings that the person has agreed to. */
    public ObservableSet<TransferCheck.Warning> agreed() {
        return agreed;
    }

    /** Whether nothing is refused and everything warned of was agreed to. */
    public BooleanBinding ready() {
        return Bindings.createBooleanBinding(
                () -> review.get() instanceof Review present
                        && present.refusals().isEmpty()
                        && agreed.containsAll(present.warnings())
                        && !sending.signingProperty().get(),
                review,
                agreed,
                sending.signingProperty());
    }

    /** On while the password is checked and the signature made. */
    public ReadOnlyBooleanProperty signingProperty() {
        return sending.signingProperty();
    }

    /** The transaction once it is signed, always as it is now. */
    public ReadOnlyObjectProperty<@Nullable Transfer> transferProperty() {
        return sending.transferProperty();
    }

    /** Back to the beginning after a transaction: there is nothing to sign, and nothing is followed. */
    public void again() {
        offer(null);
        sending.again();
    }

    /** Signs what the review shows; takes the vault's password and wipes it. */
    public void sign(char[] password) {
        Review present = review.get();
        if (present == null || !ready().get()) {
            Arrays.fill(password, '\0');
            return;
        }
        List<TransferCheck.Warning> consents = List.copyOf(agreed);
        sending.sign(password, typed -> transfers.send(present, consents, typed), this::again);
    }

    private void again(SendResult result) {
        switch (result) {
            case SendResult.Refused(var refusals) -> notice.accept(checks.get().of(refusals.getFirst()));
            case SendResult.ConsentMissing(var warnings) -> agreed.removeAll(warnings);
            default -> outdated.run();
        }
    }

    @Override
    public void close() {
        sending.close();
    }
}
