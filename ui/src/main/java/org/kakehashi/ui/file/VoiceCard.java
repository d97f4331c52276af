package org.kakehashi.ui.file;

import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kakehashi.messaging.file.FileNote;
import org.kakehashi.messaging.voice.VoiceLook;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.ui.voice.Player;
import org.kakehashi.ui.voice.VoiceWords;
import org.kakehashi.ui.voice.Waveform;

/** A voice message: played where it stands, fetched when that is asked for. */
final class VoiceCard extends VBox {

    private final ChatFiles files;
    private final Texts texts;
    private final ChatFiles.Said said;
    private final FileNote note;
    private final VoiceLook look;
    private final Button play;
    private final Waveform wave;
    private final Label time = new Label();
    private final ObservableValue<Downloads.State> state;

    /** Rows live shorter than what they follow. */
    private final ChangeListener<Player.State> playing = (_, _, now) -> show(now);

    private final ChangeListener<Downloads.State> fetching = (_, _, now) -> come(now);

    VoiceCard(ChatFiles files, ChatFiles.Said said, FileNote note, VoiceLook look) {
        this.files = files;
        this.texts = files.desk().texts();
        this.said = said;
        this.note = note;
        this.look = look;
        getStyleClass().addAll("file-card", "voice-card");
        setSpacing(4);
        play = Buttons.icon(Icons.PLAY, texts.get("voice.play"), () -> files.play(said));
        play.setFocusTraversable(false);
        wave = new Waveform(look.waveform());
        time.getStyleClass().addAll("caption", "muted");
        time.setMinWidth(Label.USE_PREF_SIZE);
        var row = new HBox(8, play, wave, time);
        row.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(row);
        state = files.downloads().state(note);
        state.addListener(new WeakChangeListener<>(fetching));
        files.player().stateProperty().addListener(new WeakChangeListener<>(playing));
        show(files.player().stateProperty().get());
        come(state.getValue());
        FileCard.caption(said, this);
    }

    private void come(Downloads.State now) {
        getChildren().removeIf(FetchBar.class::isInstance);
        if (!(now instanceof Downloads.State.Here)) {
            getChildren().add(1, new FetchBar(files, note));
        } else if (files.player().takeWanted(said.message().id())) {
            files.play(said);
        }
    }

    private void show(Player.State now) {
        boolean mine = now.is(said.message().id());
        boolean on = mine && now.stage() == Player.Stage.PLAYING;
        boolean begun = mine && (on || now.stage() == Player.Stage.PAUSED);
        String name = texts.get(on ? "voice.pause" : "voice.play");
        play.setGraphic((on ? Icons.PAUSE : Icons.PLAY).node());
        play.setAccessibleText(name);
        play.setTooltip(new Tooltip(name));
        wave.setPart(begun ? now.part() : 0);
        time.setText(VoiceWords.time(begun && !now.at().isZero() ? now.at() : look.length()));
    }
}
