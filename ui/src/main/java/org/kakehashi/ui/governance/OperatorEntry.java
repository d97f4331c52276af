package org.kakehashi.ui.governance;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.Field;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.order.Question;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.money.AmountReading;
import org.kakehashi.wallet.money.Asset;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.systemcontract.StakeSource;

/** What the forms of a node's operator have in common: each is ready as soon as it makes an order. */
abstract class OperatorEntry extends VBox implements Question {

    private static final int SHARE_DECIMALS = 2;
    private static final BigInteger ALL = BigInteger.valueOf(10_000);

    final Texts texts;
    final Figures figures;
    final NetworkProfile profile;
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private @Nullable Node first;

    OperatorEntry(Texts texts, Figures figures, NetworkProfile profile) {
        this.texts = texts;
        this.figures = figures;
        this.profile = profile;
        setSpacing(12);
    }

    /** Looks again whether everything is there; every input calls it. */
    final void judge() {
        ready.set(wish().isPresent());
    }

    /** A field of one line below the others. */
    final TextField line(String name, String id, String hint) {
        var text = new TextField();
        text.setId(id);
        var field = new Field(name, text).hint(hint);
        text.textProperty().addListener((_, _, _) -> judge());
        getChildren().add(field);
        if (first == null) {
            first = text;
        }
        return text;
    }

    /** A field for a text that the chain limits, which says how much of it is used. */
    final TextField limited(String name, String id, int mostBytes) {
        TextField text = line(name, id, "");
        Field field = (Field) getChildren().getLast();
        Runnable count = () -> {
            int used = text.getText().getBytes(StandardCharsets.UTF_8).length;
            String words = texts.get("governance.bytes", used, mostBytes);
            field.hint(words);
            if (used > mostBytes) {
                field.error(words);
            }
        };
        text.textProperty().addListener((_, _, _) -> count.run());
        count.run();
        return text;
    }

    static boolean fits(TextField text, int mostBytes) {
        return text.getText().strip().getBytes(StandardCharsets.UTF_8).length <= mostBytes;
    }

    /** An amount of the coin in von. */
    final Optional<BigInteger> amount(TextField text) {
        return figures.read(text.getText(), Figures.coin(profile)) instanceof AmountReading.Parsed(var read, var _)
                        && read.units().signum() > 0
                ? Optional.of(read.units())
                : Optional.empty();
    }

    /** A share in per cent with at most two decimals, as base points. */
    final Optional<Integer> share(TextField text) {
        Asset percent = new Asset(profile.id(), null, "%", SHARE_DECIMALS);
        return figures.read(text.getText(), percent) instanceof AmountReading.Parsed(var read, var _)
                        && read.units().compareTo(ALL) <= 0
                ? Optional.of(read.units().intValueExact())
                : Optional.empty();
    }

    /** The same written for a field. */
    final String share(int basePoints) {
        return figures.number(new Asset(profile.id(), null, "%", SHARE_DECIMALS).of(BigInteger.valueOf(basePoints)));
    }

    /** Radio buttons, the first of them chosen. */
    final <T> ToggleGroup choice(String name, Iterable<T> values, java.util.function.Function<T, String> words) {
        var group = new ToggleGroup();
        var box = new VBox(8, Form.heading(name));
        for (T each : values) {
            var button = new RadioButton(words.apply(each));
            button.setToggleGroup(group);
            button.setUserData(each);
            box.getChildren().add(button);
        }
        group.getToggles().getFirst().setSelected(true);
        group.selectedToggleProperty().addListener((_, _, _) -> judge());
        getChildren().add(box);
        return group;
    }

    final ToggleGroup sources() {
        return choice(
                texts.get("systemcontract.argument.type"),
                java.util.List.of(StakeSource.values()),
                source -> texts.get("systemcontract.source." + source));
    }

    static Object chosen(ToggleGroup group) {
        return group.getSelectedToggle().getUserData();
    }

    @Override
    public final Node node() {
        return this;
    }

    @Override
    public final ObservableBooleanValue ready() {
        return ready.getReadOnlyProperty();
    }

    @Override
    public void focus() {
        Node input = first;
        if (input != null) {
            input.requestFocus();
        }
    }
}
