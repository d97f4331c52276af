package org.kakehashi.ui.staking;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Field;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.order.Question;
import org.kakehashi.ui.order.Wish;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.money.AmountReading;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.systemcontract.DelegationSource;

/** Asks how much and, where there is a choice, from where. */
final class AmountPane extends VBox implements Question {

    /**
     * One place that coins can come from.
     *
     * @param held what there is, in von
     */
    record Source(DelegationSource source, BigInteger held) {}

    private final Texts texts;
    private final Figures figures;
    private final NetworkProfile profile;
    private final BiFunction<DelegationSource, BigInteger, Order> orders;
    private final TextField amount = new TextField();
    private final Field field;
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private final BigInteger minimum;
    private Source source;

    /**
     * @param minimum the least amount that the network takes, in von
     * @param all whether all there is can be asked for with one press; not where the fee must be left
     */
    AmountPane(
            Texts texts,
            Figures figures,
            NetworkProfile profile,
            String sentence,
            List<Source> sources,
            BigInteger minimum,
            boolean all,
            BiFunction<DelegationSource, BigInteger, Order> orders) {
        this.texts = texts;
        this.figures = figures;
        this.profile = profile;
        this.minimum = minimum;
        this.orders = orders;
        this.source = sources.getFirst();
        setSpacing(12);
        field = new Field(texts.get("staking.amount", profile.symbol()), amount);
        amount.setId("staking-amount");
        amount.textProperty().addListener((_, _, _) -> read());
        var everything = Buttons.plain(
                texts.get("staking.amount.all"),
                () -> amount.setText(figures.number(Figures.coin(profile).of(source.held()))));
        getChildren().add(Form.words(sentence));
        if (sources.size() > 1) {
            getChildren().add(choices(sources));
        }
        getChildren().add(field);
        if (all) {
            getChildren().add(everything);
        }
        read();
    }

    private VBox choices(List<Source> sources) {
        var group = new ToggleGroup();
        var box = new VBox(8);
        for (Source each : sources) {
            String name = texts.get("systemcontract.source." + each.source());
            var button = new RadioButton(name + " · " + figures.coin(each.held(), profile));
            button.setToggleGroup(group);
            button.setSelected(each.equals(source));
            button.setOnAction(_ -> {
                source = each;
                read();
            });
            box.getChildren().add(button);
        }
        return box;
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public ObservableBooleanValue ready() {
        return ready.getReadOnlyProperty();
    }

    @Override
    public void focus() {
        amount.requestFocus();
    }

    private Optional<BigInteger> units() {
        return figures.read(amount.getText(), Figures.coin(profile)) instanceof AmountReading.Parsed(var read, var _)
                ? Optional.of(read.units())
                : Optional.empty();
    }

    private void read() {
        ready.set(false);
        field.hint(
                texts.get("staking.amount.hint", figures.coin(source.held(), profile), figures.coin(minimum, profile)));
        if (amount.getText().isBlank()) {
            return;
        }
        Optional<BigInteger> units = units();
        if (units.isEmpty()) {
            field.error(texts.get("send.amount.notNumber"));
        } else if (units.get().compareTo(minimum) < 0) {
            field.error(texts.get("systemcontract.refusal.BELOW_MINIMUM", figures.coin(minimum, profile)));
        } else if (units.get().compareTo(source.held()) > 0) {
            field.error(texts.get("send.amount.over"));
        } else {
            ready.set(true);
        }
    }

    @Override
    public Optional<Wish> wish() {
        return ready.get() ? units().map(units -> orders.apply(source.source(), units)) : Optional.empty();
    }
}
