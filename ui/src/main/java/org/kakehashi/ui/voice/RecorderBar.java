package org.kakehashi.ui.voice;

import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.kakehashi.messaging.voice.Voice;
import org.kakehashi.messaging.voice.VoiceDecoder;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.control.InlineMessage;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.text.Texts;

/** A recording being made above the field: how loud, how long; then it is heard, sent or thrown away. */
public final class RecorderBar extends VBox {

    private static final String OWN = "recording";
    private static final double LOUDEST = 255;

    private final Texts texts;
    private final Recorder recorder;
    private final Player player;
    private final Consumer<Voice> sent;
    private final ProgressBar level = new ProgressBar(0);
    private final Label elapsed = new Label();
    private final HBox row = new HBox(8);
    private final InlineMessage message = new InlineMessage();

    /** The recorder outlives the bar and must not hold it. */
    private final ChangeListener<Recorder.State> listener = this::changed;

    /** @param sent takes what is to be sent */
    public RecorderBar(Texts texts, Recorder recorder, Player player, Consumer<Voice> sent) {
        this.texts = texts;
        this.recorder = recorder;
        this.player = player;
        this.sent = sent;
        setId("recorder");
        getStyleClass().add("recorder");
        setSpacing(6);
        row.setAlignment(Pos.CENTER_LEFT);
        level.setAccessibleText(texts.get("voice.level"));
        level.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(level, Priority.ALWAYS);
        elapsed.setMinWidth(Label.USE_PREF_SIZE);
        getChildren().addAll(message, row);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                discard();
                event.consume();
            }
        });
        recorder.stateProperty().addListener(new WeakChangeListener<>(listener));
        show(recorder.stateProperty().get());
    }

    /** The button beside the field that begins. */
    public Button button() {
        Button button = Buttons.icon(Icons.MICROPHONE, texts.get("voice.record"), recorder::start);
        button.setId("record");
        return button;
    }

    private void changed(Object property, Recorder.State before, Recorder.State now) {
        if (before instanceof Recorder.State.Recording && now instanceof Recorder.State.Recording step) {
            at(step);
        } else {
            show(now);
        }
    }

    private void show(Recorder.State now) {
        message.clear();
        switch (now) {
            case Recorder.State.Idle() -> row.getChildren().clear();
            case Recorder.State.Recording step -> recording(step);
            case Recorder.State.Recorded(Voice voice, boolean full) -> recorded(voice, full);
            case Recorder.State.NoMicrophone() -> {
                row.getChildren().clear();
                message.show(
                        InlineMessage.Kind.WARNING,
                        texts.get("voice.noMicrophone"),
                        texts.get("voice.noMicrophone.text"),
                        Buttons.plain(texts.get("common.close"), recorder::discard));
            }
        }
        boolean there = !(now instanceof Recorder.State.Idle);
        setVisible(there);
        setManaged(there);
        row.setManaged(!row.getChildren().isEmpty());
    }

    private void recording(Recorder.State.Recording step) {
        var light = new Circle(5);
        light.getStyleClass().add("recorder-light");
        Button stop = Buttons.primary(texts.get("voice.stop"), recorder::stop);
        stop.setId("recorder-stop");
        row.getChildren().setAll(light, elapsed, level, discarding(), stop);
        at(step);
        focus(stop);
    }

    private void at(Recorder.State.Recording step) {
        elapsed.setText(texts.get("voice.elapsed", VoiceWords.time(step.elapsed()), VoiceWords.time(Recorder.LONGEST)));
        level.setProgress(step.level() / LOUDEST);
    }

    private void recorded(Voice voice, boolean full) {
        var wave = new Waveform(voice.look().waveform());
        var length = new Label(VoiceWords.time(voice.look().length()));
        length.setMinWidth(Label.USE_PREF_SIZE);
        Button listen = Buttons.icon(
                Icons.PLAY, texts.get("voice.listen"), () -> player.toggle(OWN, () -> VoiceDecoder.read(voice.ogg())));
        listen.setId("recorder-listen");
        Button send = Buttons.primary(texts.get("voice.send"), this::send);
        send.setId("recorder-send");
        row.getChildren().setAll(listen, wave, length, Form.space(), discarding(), send);
        if (full) {
            message.show(InlineMessage.Kind.INFO, texts.get("voice.full", VoiceWords.time(Recorder.LONGEST)), "");
        }
        focus(send);
    }

    private Button discarding() {
        Button discard = Buttons.plain(texts.get("voice.discard"), this::discard);
        discard.setId("recorder-discard");
        return discard;
    }

    private void send() {
        quiet();
        recorder.hand().ifPresent(sent);
    }

    private void discard() {
        quiet();
        recorder.discard();
    }

    private void quiet() {
        if (player.stateProperty().get().is(OWN)) {
            player.stop();
        }
    }

    private static void focus(Node node) {
        Platform.runLater(node::requestFocus);
    }
}
