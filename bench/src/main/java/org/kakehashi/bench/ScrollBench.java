package org.kakehashi.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import org.kakehashi.messaging.conversation.ConversationId;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.messaging.identity.SecretIdentity;
import org.kakehashi.messaging.messenger.Messenger;
import org.kakehashi.testbed.WindowDriver;
import org.kakehashi.ui.navigation.Route;
import org.kakehashi.ui.preferences.Preferences;
import org.kakehashi.ui.purse.Bench;
import org.kakehashi.ui.purse.LongChat;
import org.kakehashi.ui.purse.Purse;
import org.kakehashi.ui.text.Language;

/**
 * What a frame costs while a chat of 100,000 messages is scrolled at a steady speed, drawn by the software pipeline: the
 * real window over the real store, beside a plain list of the same texts, in turns. Frames follow each other without a
 * pause, so that the time between two is what one takes; the processor's time of the two threads that make a frame does
 * not depend on what else the machine does.
 */
public final class ScrollBench {

    private static final int MESSAGES = Integer.getInteger("messages", 100_000);
    private static final int FRAMES = Integer.getInteger("frames", 600);
    private static final int ROUNDS = 3;
    private static final double PIXELS = 40;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    private ScrollBench() {}

    /** Takes no arguments; prints a table. */
    public static void main(String[] arguments) throws Exception {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("javafx.animation.fullspeed", "true");
        try {
            new ScrollBench().run(Files.createTempDirectory("bench"));
        } finally {
            // The window's thread would go on.
            Runtime.getRuntime().halt(0);
        }
    }

    private void run(Path folder) throws Exception {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            texts.add(text(i));
        }
        PublicIdentity other;
        try (var secret = SecretIdentity.random(Chatter.RANDOM)) {
            other = secret.publicIdentity();
        }
        try (Purse purse = new Purse(folder)) {
            purse.correspondence().fromSeed(purse.seed());
            Messenger messenger = purse.correspondence().messenger().orElseThrow();
            ConversationId chat = messenger.conversations().direct(other);
            LongChat.fill(messenger, chat, other, MESSAGES, texts::get);
            try (Bench bench =
                    new Bench(folder, purse, WindowDriver.start(), Language.EN, Preferences.Look.LIGHT)) {
                WindowDriver window = bench.window();
                window.run(() -> bench.navigator().open(new Route.Messages()));
                ListView<?> chats = window.find("#chats", ListView.class);
                window.waitUntil("the chat", () -> !chats.getItems().isEmpty());
                window.run(() -> chats.getSelectionModel().select(0));
                ListView<?> ours = window.find("#messages", ListView.class);
                window.waitUntil("the messages", () -> !ours.getItems().isEmpty());
                measure(window, ours, texts);
            }
        }
    }

    /** The plain list stands where the messages stood, of the same size. */
    private void measure(WindowDriver window, ListView<?> ours, List<String> texts) throws InterruptedException {
        StackPane place = window.get(() -> (StackPane) ours.getParent());
        ListView<String> plain = window.get(() -> new ListView<>(FXCollections.observableArrayList(texts)));
        scroll(ours, FRAMES);
        Figures our = new Figures();
        Figures their = new Figures();
        for (int round = 0; round < ROUNDS; round++) {
            our.add(scroll(ours, FRAMES));
            window.run(() -> {
                place.getChildren().set(0, plain);
                plain.scrollTo(texts.size() - 1);
            });
            window.waitForPulse();
            scroll(plain, 60);
            their.add(scroll(plain, FRAMES));
            window.run(() -> place.getChildren().set(0, ours));
            window.waitForPulse();
        }
        System.out.printf("%,d messages, %,d frames of %.0f pixels each, drawn by software%n", MESSAGES, ROUNDS * FRAMES, PIXELS);
        our.print("messages");
        their.print("plain list");
        System.out.printf(
                "ratio of the medians: %.2f by time, %.2f by the processor's time%n",
                our.gap(0.5) / their.gap(0.5), our.work(0.5) / their.work(0.5));
    }

    private static String text(int i) {
        String sentence = "Message " + i + ": the heron stands in the shallow water under the bridge and waits. ";
        return sentence.repeat(1 + i % 7 / 3) + (i % 11 == 0 ? "昨日送った荷物はもう届きましたか 🌳" : "");
    }

    /** Nanoseconds: between frames, and of the processor for each. */
    private record Frames(double[] gaps, double[] work) {}

    private static final class Figures {
        private double[] gaps = {};
        private double[] work = {};

        void add(Frames more) {
            gaps = joined(gaps, more.gaps());
            work = joined(work, more.work());
        }

        private static double[] joined(double[] a, double[] b) {
            double[] both = Arrays.copyOf(a, a.length + b.length);
            System.arraycopy(b, 0, both, a.length, b.length);
            Arrays.sort(both);
            return both;
        }

        double gap(double part) {
            return gaps[(int) Math.min(gaps.length - 1, gaps.length * part)] / 1e6;
        }

        double work(double part) {
            return work[(int) Math.min(work.length - 1, work.length * part)] / 1e6;
        }

        void print(String what) {
            System.out.printf(
                    "%-11s frame: median %5.1f ms, 95 %% %5.1f, worst %6.1f; processor: median %5.1f ms, 95 %% %5.1f, worst"
                            + " %6.1f%n",
                    what, gap(0.5), gap(0.95), gap(1), work(0.5), work(0.95), work(1));
        }
    }

    /** Scrolls up by the wheel, a step each frame. */
    private Frames scroll(ListView<?> list, int frames) throws InterruptedException {
        var done = new CountDownLatch(1);
        double[] gaps = new double[frames];
        double[] work = new double[frames];
        long[] makers = makers();
        Platform.runLater(() -> new AnimationTimer() {
            private int count = -1;
            private long last;
            private long spent;

            @Override
            public void handle(long now) {
                long time = System.nanoTime();
                long used = 0;
                for (long maker : makers) {
                    used += threads.getThreadCpuTime(maker);
                }
                if (count >= 0) {
                    gaps[count] = time - last;
                    work[count] = used - spent;
                }
                last = time;
                spent = used;
                if (++count == frames) {
                    stop();
                    done.countDown();
                    return;
                }
                Node flow = list.lookup(".virtual-flow");
                Event.fireEvent(flow, wheel(PIXELS));
            }
        }.start());
        done.await();
        Arrays.sort(gaps);
        Arrays.sort(work);
        return new Frames(gaps, work);
    }

    /** The threads that lay a frame out and draw it. */
    private long[] makers() {
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(info -> info != null
                        && (info.getThreadName().contains("JavaFX Application")
                                || info.getThreadName().contains("QuantumRenderer")))
                .mapToLong(info -> info.getThreadId())
                .toArray();
    }

    private static ScrollEvent wheel(double pixels) {
        return new ScrollEvent(
                ScrollEvent.SCROLL, 10, 10, 10, 10, false, false, false, false, false, false, 0, pixels, 0, pixels,
                ScrollEvent.HorizontalTextScrollUnits.NONE, 0, ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null);
    }
}
