package org.kakehashi.ui.staking;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Field;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.order.Question;
import org.kakehashi.ui.order.Wish;
import org.kakehashi.ui.send.AddressEntry;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.AccountBook;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.money.AmountReading;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.restricting.RestrictingPlans;
import org.kakehashi.wallet.systemcontract.EpochClock;
import org.kakehashi.wallet.systemcontract.Release;

/** Asks for a new restricting plan: who gets it, and what is released when. */
final class PlanEntry extends VBox implements Question {

    private final Texts texts;
    private final Figures figures;
    private final NetworkProfile profile;
    private final BigInteger minimum;
    private final EpochClock clock;
    private final AddressEntry receiver;
    private final List<Line> lines = new ArrayList<>();
    private final VBox rows = new VBox(8);
    private final Label total = Form.words("");
    private final Button more;
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();

    /**
     * @param minimum the least amount of one release, in von
     * @param clock tells about when a settlement period ends
     */
    PlanEntry(
            Texts texts,
            Figures figures,
            NetworkProfile profile,
            AccountBook book,
            BigInteger minimum,
            EpochClock clock) {
        this.texts = texts;
        this.figures = figures;
        this.profile = profile;
        this.minimum = minimum;
        this.clock = clock;
        setSpacing(12);
        receiver = new AddressEntry(
                texts, profile, book, texts.get("staking.plan.receiver"), texts.get("staking.plan.receiver.hint"));
        receiver.text().setId("plan-receiver");
        receiver.addressProperty().addListener((_, _, _) -> judge());
        more = Buttons.plain(Icons.ADD, texts.get("staking.plan.more"), () -> add().focus());
        more.setId("plan-more");
        total.getStyleClass().add("strong");
        getChildren()
                .addAll(
                        Form.words(texts.get("staking.plan.explained")),
                        receiver,
                        rows,
                        Form.row(more, Form.space(), total));
        add();
    }

    /** One release as it is typed. */
    private final class Line {
        private final TextField periods = new TextField();
        private final TextField amount = new TextField();
        private final Field when = new Field(texts.get("staking.plan.after"), periods);
        private final Field much = new Field(texts.get("staking.amount", profile.symbol()), amount);
        private final HBox row;

        Line() {
            Button remove = Buttons.icon(Icons.REMOVE, texts.get("staking.plan.remove"), this::remove);
            HBox.setHgrow(when, Priority.ALWAYS);
            HBox.setHgrow(much, Priority.ALWAYS);
            when.setPrefWidth(220);
            much.setPrefWidth(220);
            row = new HBox(12, when, much, remove);
            row.setAlignment(Pos.TOP_LEFT);
            // Beside the input, not beside its name or the line below.
            HBox.setMargin(remove, new Insets(25, 0, 0, 0));
            periods.textProperty().addListener((_, _, _) -> judge());
            amount.textProperty().addListener((_, _, _) -> judge());
        }

        void focus() {
            periods.requestFocus();
        }

        private void remove() {
            if (lines.size() > 1) {
                lines.remove(this);
                rows.getChildren().remove(row);
                judge();
                lines.getLast().focus();
            }
        }

        private Optional<Long> epochs() {
            String typed = periods.getText().strip();
            return typed.matches("[0-9]{1,7}")
                    ? Optional.of(Long.valueOf(typed)).filter(n -> n >= 1 && n <= RestrictingPlans.FARTHEST)
                    : Optional.empty();
        }

        private Optional<BigInteger> units() {
            return figures.read(amount.getText(), Figures.coin(profile))
                            instanceof AmountReading.Parsed(var read, var _)
                    ? Optional.of(read.units())
                    : Optional.empty();
        }

        /** Says what is wrong, or when it will be; whether it can be sent. */
        private boolean sound() {
            Optional<Long> epochs = epochs();
            Optional<BigInteger> units = units();
            if (epochs.isPresent()) {
                long last = clock.endOf(clock.epoch() + epochs.get() - 1);
                when.hint(texts.get("staking.plan.about", texts.moment(clock.about(last))));
            } else {
                when.hint(texts.get("staking.plan.after.hint"));
                if (!periods.getText().isBlank()) {
                    when.error(texts.get("systemcontract.refusal.RELEASE_IN_THE_PAST"));
                }
            }
            boolean enough = units.isPresent() && units.get().compareTo(minimum) >= 0;
            much.hint(texts.get("systemcontract.refusal.BELOW_MINIMUM", figures.coin(minimum, profile)));
            if (!amount.getText().isBlank() && units.isEmpty()) {
                much.error(texts.get("send.amount.notNumber"));
            } else if (!amount.getText().isBlank() && !enough) {
                much.error(texts.get("systemcontract.refusal.BELOW_MINIMUM", figures.coin(minimum, profile)));
            }
            return epochs.isPresent() && enough;
        }
    }

    private Line add() {
        var line = new Line();
        lines.add(line);
        rows.getChildren().add(line.row);
        judge();
        return line;
    }

    private void judge() {
        boolean sound = true;
        BigInteger sum = BigInteger.ZERO;
        for (Line line : lines) {
            sound &= line.sound();
            sum = sum.add(line.units().orElse(BigInteger.ZERO));
        }
        total.setText(texts.get("staking.plan.total", figures.coin(sum, profile)));
        more.setDisable(lines.size() >= RestrictingPlans.MOST_RELEASES);
        ready.set(sound && receiver.addressProperty().get().isPresent());
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
        receiver.text().requestFocus();
    }

    @Override
    public Optional<Wish> wish() {
        Optional<Address> to = receiver.addressProperty().get();
        if (!ready.get() || to.isEmpty()) {
            return Optional.empty();
        }
        List<Release> releases = lines.stream()
                .map(line ->
                        new Release(line.epochs().orElseThrow(), line.units().orElseThrow()))
                .toList();
        return Optional.of((node, from) -> new RestrictingPlans(node).create(from, to.get(), releases));
    }
}
