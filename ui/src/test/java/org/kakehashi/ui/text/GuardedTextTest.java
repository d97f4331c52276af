package org.kakehashi.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javafx.geometry.NodeOrientation;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import org.junit.jupiter.api.Test;
import org.kakehashi.testbed.WindowDriver;

class GuardedTextTest {

    private static final int STRINGS = 20_000;
    private static final String[] SCRIPTS = {
        "abc xyz,.-",
        "אבגדהוזחט ",
        "ابتثجحخدذرز ",
        "กขคงจ้็่า",
        "कखगघङि्र ",
        "漢字かなカナ",
        "한국어",
        "éñöç",
        "🙂👩‍👩‍👧🏳️‍🌈",
        "\u202E\u202D\u2066\u2069\u200F",
        "\u0301\u0300\u0302",
        "\t\n\r\u0007",
        "0123456789"
    };

    @Test
    void nothingThatReordersOrHidesPasses() {
        assertEquals("paypal evil", GuardedText.line("pay\u202Epal\u2066 ev\u200Bil\u0000"));
        assertEquals("a b", GuardedText.line("a\nb"));
        assertEquals("x\u0301\u0301\u0301\u0301", GuardedText.line("x" + "\u0301".repeat(500)));
        assertEquals("a\uFFFDb", GuardedText.line("a\uD800b"));
        assertTrue(GuardedText.line("long ".repeat(100)).length() <= 201);
    }

    @Test
    void piecesJoinToTheWhole() {
        var random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            String text = GuardedText.clean(mixed(random));
            assertEquals(text, String.join("", GuardedText.pieces(text)));
        }
        assertEquals(List.of("plain text, 漢字"), GuardedText.pieces("plain text, 漢字"));
        assertFalse(GuardedText.isPlain("שלום"));
    }

    /** Unguarded, about one in twenty of such strings ends the layout with an ArrayIndexOutOfBoundsException. */
    @Test
    void noStringBreaksTheLayout() {
        WindowDriver window = WindowDriver.start();
        var random = new Random(20_261_125);
        List<String> broken = new ArrayList<>();
        for (int batch = 0; batch < STRINGS / 500; batch++) {
            window.run(() -> {
                var room = new VBox();
                new Scene(room);
                for (int i = 0; i < 500; i++) {
                    String text = mixed(random);
                    try {
                        layOut(room, text, random);
                    } catch (IndexOutOfBoundsException e) {
                        broken.add(text);
                    }
                }
            });
        }
        assertEquals(List.of(), broken);
    }

    private static void layOut(VBox room, String text, Random random) {
        TextFlow flow = GuardedText.flow(text);
        if (random.nextBoolean()) {
            flow.setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT);
        }
        Label label = GuardedText.label(text);
        room.getChildren().setAll(flow, label);
        room.prefHeight(600);
        flow.getBoundsInParent();
        double width = GuardedText.LEAST_WIDTH + random.nextInt(400);
        flow.resize(width, flow.prefHeight(width));
        flow.layout();
        label.resize(60 + random.nextInt(200), 20);
        label.layout();
    }

    private static String mixed(Random random) {
        var text = new StringBuilder();
        int runs = 1 + random.nextInt(8);
        for (int i = 0; i < runs; i++) {
            String script = SCRIPTS[random.nextInt(SCRIPTS.length)];
            int[] points = script.codePoints().toArray();
            int length = 1 + random.nextInt(24);
            for (int j = 0; j < length; j++) {
                text.appendCodePoint(points[random.nextInt(points.length)]);
            }
        }
        return text.toString();
    }
}
