package org.kakehashi.ui.voice;

import java.time.Duration;
import java.util.Locale;
import org.kakehashi.messaging.voice.VoiceDecoder;
import org.kakehashi.ui.text.Texts;

/** The words about recordings. */
public final class VoiceWords {

    private VoiceWords() {}

    /** Minutes and seconds, as clocks of recorders have them everywhere. */
    public static String time(Duration time) {
        return String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart());
    }

    /** Why it is not played; empty when it is. */
    public static String trouble(Texts texts, Player.Stage stage) {
        return switch (stage) {
            case UNREADABLE -> texts.get("voice.unreadable");
            case TOO_LONG -> texts.count("voice.tooLong", VoiceDecoder.LONGEST.toMinutes());
            case NO_LOUDSPEAKER -> texts.get("voice.noLoudspeaker");
            case SILENT, LOADING, PLAYING, PAUSED -> "";
        };
    }
}
