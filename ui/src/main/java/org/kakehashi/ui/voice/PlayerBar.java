package org.kakehashi.ui.voice;

import java.time.Duration;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.text.Texts;

/** What is being played, with everything that the keyboard needs: pause, and a place that the arrow keys move. */
public final class PlayerBar extends VBox {

    private static final double STEP_SECONDS = 5;

    private final Texts texts;
    private final Player player;
    private final Button pause;
    private final Slider place = new Slider();
    private final Label time = new Label();
    private final Label trouble = Form.words("");
    private final HBox row;
    private final Button close;
    private boolean following;

    /** The player outlives the bar and must not hold it. */
    private final ChangeListener<Player.State> listener = (_, _, now) -> show(now);

    /** @param closed gives the keyboard to something else */
    public PlayerBar(Texts texts, Player player, Runnable closed) {
        this.texts = texts;
        this.player = player;
        setId("player");
        getStyleClass().add("player");
        pause = Buttons.icon(Icons.PAUSE, texts.get("voice.pause"), this::toggle);
        pause.setId("player-pause");
        place.setId("player-place");
        place.setAccessibleText(texts.get("voice.place"));
        place.setBlockIncrement(STEP_SECONDS);
        place.valueProperty().addListener((_, _, seconds) -> {
            if (!following) {
                player.seek(Duration.ofMillis((long) (seconds.doubleValue() * 1_000)));
            }
        });
        HBox.setHgrow(place, Priority.ALWAYS);
        time.getStyleClass().addAll("caption", "muted");
        time.setMinWidth(Label.USE_PREF_SIZE);
        trouble.setWrapText(true);
        HBox.setHgrow(trouble, Priority.ALWAYS);
        trouble.setMaxWidth(Double.MAX_VALUE);
        close = Buttons.icon(Icons.CLOSE, texts.get("voice.close"), () -> {
            player.stop();
            closed.run();
        });
        close.setId("player-close");
        row = new HBox(8);
        row.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(row);
        player.stateProperty().addListener(new WeakChangeListener<>(listener));
        show(player.stateProperty().get());
    }

    private void toggle() {
        if (player.stateProperty().get().stage() == Player.Stage.PLAYING) {
            player.pause();
        } else {
            player.resume();
        }
    }

    private void show(Player.State now) {
        boolean there = now.stage() != Player.Stage.SILENT;
        setVisible(there);
        setManaged(there);
        String why = VoiceWords.trouble(texts, now.stage());
        trouble.setText(why);
        if (why.isEmpty()) {
            if (!row.getChildren().contains(place)) {
                row.getChildren().setAll(pause, place, time, close);
            }
        } else {
            row.getChildren().setAll(Icons.WARNING.node(), trouble, close);
        }
        boolean playing = now.stage() == Player.Stage.PLAYING;
        String name = texts.get(playing ? "voice.pause" : "voice.play");
        pause.setGraphic((playing ? Icons.PAUSE : Icons.PLAY).node());
        pause.setAccessibleText(name);
        pause.setTooltip(new Tooltip(name));
        pause.setDisable(now.stage() == Player.Stage.LOADING);
        place.setDisable(now.stage() == Player.Stage.LOADING);
        following = true;
        place.setMax(Math.max(1, now.length().toMillis() / 1_000.0));
        place.setValue(now.at().toMillis() / 1_000.0);
        following = false;
        time.setText(texts.get("voice.time", VoiceWords.time(now.at()), VoiceWords.time(now.length())));
    }
}
