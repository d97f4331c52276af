package org.kakehashi.ui.control;

import java.util.List;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.text.Texts;

/** A sheet of a few steps with a line that shows where one is; back keeps what was typed. */
public final class StepSheet extends Sheet {

    /**
     * One step.
     *
     * @param ready whether the next step may be taken
     * @param next the forward button's words, such as "Review"
     * @param onNext runs instead of simply going on, or null: it calls {@link StepSheet#forward} when it may
     */
    public record Step(
            String name,
            Node content,
            ObservableBooleanValue ready,
            String next,
            @Nullable Runnable onNext) {}

    private final List<Step> steps;
    private final IntegerProperty at = new SimpleIntegerProperty();
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final HBox trail = new HBox();
    private final VBox page = new VBox();
    private final Button back;
    private final Button next = new Button();

    public StepSheet(Texts texts, Sheets sheets, String title, List<Step> steps) {
        super(texts, sheets, title, new Region());
        this.steps = List.copyOf(steps);
        back = new Button(texts.get("common.back"));
        back.setOnAction(_ -> at.set(at.get() - 1));
        back.visibleProperty().bind(at.greaterThan(0));
        back.disableProperty().bind(busy);
        next.setDefaultButton(true);
        next.getStyleClass().add("accent");
        next.setOnAction(_ -> takeNext());
        trail.getStyleClass().add("trail");
        trail.setAlignment(Pos.CENTER_LEFT);
        page.getStyleClass().add("step-page");
        setContent(new VBox(trail, page));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        setButtons(back, space, next);
        at.addListener((_, _, _) -> turn());
        turn();
    }

    private void turn() {
        Step step = steps.get(at.get());
        page.getChildren().setAll(step.content());
        next.setText(step.next());
        next.disableProperty().bind(Bindings.not(step.ready()).or(busy));
        trail.getChildren().clear();
        for (int i = 0; i < steps.size(); i++) {
            var name = new Label((i + 1) + "  " + steps.get(i).name());
            name.getStyleClass().add(i == at.get() ? "trail-here" : "trail-other");
            trail.getChildren().add(name);
        }
        Focus.first(page);
    }

    private void takeNext() {
        Runnable action = steps.get(at.get()).onNext();
        if (action != null) {
            action.run();
        } else {
            forward();
        }
    }

    /** Turns to the next step; at the last one closes the sheet. */
    public void forward() {
        if (at.get() + 1 < steps.size()) {
            at.set(at.get() + 1);
        } else {
            close();
        }
    }

    /** Moves the keyboard to the forward button, for when what had it goes away. */
    public void focusForward() {
        Platform.runLater(next::requestFocus);
    }

    public void goTo(int step) {
        at.set(step);
    }

    @Override
    public boolean closesBeside() {
        return false;
    }

    /** While on, no button can be pressed. */
    public BooleanProperty busyProperty() {
        return busy;
    }
}
