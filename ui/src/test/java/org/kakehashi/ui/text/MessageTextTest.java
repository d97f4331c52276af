package org.kakehashi.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javafx.scene.Scene;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import org.junit.jupiter.api.Test;
import org.kakehashi.testbed.WindowDriver;
import org.kakehashi.ui.purse.HostileTexts;

class MessageTextTest {

    private static final int STRINGS = Integer.getInteger("messages.strings", 1_000);

    @Test
    void noMessageBreaksTheLayout() {
        WindowDriver window = WindowDriver.start();
        var texts = new HostileTexts(11);
        var random = new Random(11);
        var pictures = new EmojiPictures();
        var text = new MessageText(pictures, _ -> Optional.of("שם של מישהו 123, 456"));
        List<String> broken = new ArrayList<>();
        for (int batch = 0; batch < STRINGS / 200; batch++) {
            window.run(() -> {
                for (int i = 0; i < 200; i++) {
                    String said = texts.next();
                    try {
                        layOut(text, said, GuardedText.LEAST_WIDTH + random.nextInt(400));
                    } catch (IndexOutOfBoundsException e) {
                        broken.add(escaped(said));
                    }
                }
            });
        }
        assertEquals(List.of(), broken);
    }

    private static void layOut(MessageText text, String said, double width) {
        TextFlow flow = text.flow(said);
        var room = new VBox(flow, text.preview(text.line(said)));
        new Scene(room);
        room.prefHeight(width);
        room.getBoundsInParent();
        room.resize(width, 0);
        room.resize(width, room.prefHeight(width));
        room.layout();
        room.getBoundsInParent();
    }

    private static String escaped(String text) {
        var all = new StringBuilder();
        text.chars().forEach(c -> all.append(c < 127 && c > 31 ? "" + (char) c : String.format("\\u%04X", c)));
        return all.toString();
    }
}
