package org.kakehashi.ui.send;

import java.math.BigInteger;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.wallet.money.AmountReading;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.transfer.FeeChoice;
import org.kakehashi.wallet.transfer.FeePrice;
import org.kakehashi.wallet.transfer.FeeQuote;

/** The person's choice of fee: one of three speeds, or figures of their own. */
final class FeeEntry {

    private final Figures figures;
    private final NetworkProfile profile;
    private final ObjectProperty<FeeChoice.Speed> speed = new SimpleObjectProperty<>(FeeChoice.Speed.NORMAL);
    private final BooleanProperty custom = new SimpleBooleanProperty();
    private final StringProperty price = new SimpleStringProperty("");
    private final StringProperty tip = new SimpleStringProperty("");
    private final StringProperty limit = new SimpleStringProperty("");
    private final StringProperty nonce = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper readable = new ReadOnlyBooleanWrapper(true);
    private boolean capped;

    /** @param onChoice hears of each choice that can be read, and of each nonce */
    FeeEntry(Figures figures, NetworkProfile profile, java.util.function.Consumer<FeeChoice> onChoice) {
        this.figures = figures;
        this.profile = profile;
        Runnable tell = () -> {
            FeeChoice choice = choice();
            boolean sound = choice != null && nonceReadable();
            readable.set(sound);
            if (choice != null && sound) {
                onChoice.accept(choice);
            }
        };
        speed.addListener((_, _, _) -> tell.run());
        custom.addListener((_, _, _) -> tell.run());
        price.addListener((_, _, _) -> tell.run());
        tip.addListener((_, _, _) -> tell.run());
        limit.addListener((_, _, _) -> tell.run());
        nonce.addListener((_, _, _) -> tell.run());
    }

    ObjectProperty<FeeChoice.Speed> speedProperty() {
        return speed;
    }

    BooleanProperty customProperty() {
        return custom;
    }

    StringProperty priceProperty() {
        return price;
    }

    StringProperty tipProperty() {
        return tip;
    }

    StringProperty limitProperty() {
        return limit;
    }

    /** The person's own nonce as typed; empty for the next free one. */
    StringProperty nonceProperty() {
        return nonce;
    }

    boolean nonceReadable() {
        return nonce.get().strip().matches("[0-9]{0,18}");
    }

    /** The person's own nonce, or null where they have none. */
    @Nullable
    BigInteger nonce() {
        String typed = nonce.get().strip();
        return typed.isEmpty() || !nonceReadable() ? null : new BigInteger(typed);
    }

    /** Off while the person's own figures are no numbers. */
    ReadOnlyBooleanProperty readableProperty() {
        return readable.getReadOnlyProperty();
    }

    /** Whether the network's prices have a ceiling and a tip (EIP-1559). */
    boolean capped() {
        return capped;
    }

    /** Puts the network's normal figures where the person has none yet. */
    void quoted(FeeQuote quote) {
        capped = quote.normal() instanceof FeePrice.Capped;
        if (price.get().isEmpty()) {
            price.set(number(quote.normal().most()));
            limit.set(quote.gasLimit().toString());
            if (quote.normal() instanceof FeePrice.Capped(var _, BigInteger normalTip)) {
                tip.set(number(normalTip));
            }
        }
    }

    private String number(BigInteger units) {
        return figures.number(Figures.gasUnit(profile).of(units));
    }

    /** The choice as it stands, or null where the own figures cannot be read. */
    @Nullable
    FeeChoice choice() {
        if (!custom.get()) {
            return speed.get();
        }
        BigInteger most = units(price.get());
        BigInteger extra = capped ? units(tip.get()) : BigInteger.ZERO;
        BigInteger gas = limit.get().strip().matches("[0-9]{1,12}")
                ? new BigInteger(limit.get().strip())
                : null;
        if (most == null || extra == null || gas == null || extra.compareTo(most) > 0) {
            return null;
        }
        FeePrice chosen = capped ? new FeePrice.Capped(most, extra) : new FeePrice.Fixed(most);
        return new FeeChoice.Custom(chosen, gas);
    }

    private @Nullable BigInteger units(String text) {
        return figures.read(text, Figures.gasUnit(profile)) instanceof AmountReading.Parsed(var amount, var _)
                        && amount.units().bitLength() <= 128
                ? amount.units()
                : null;
    }
}
