package org.kakehashi.ui.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackgroundTest {

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final Background background = new Background(Runnable::run, failure -> heard.add(failure.code()));

    @AfterEach
    void close() {
        background.close();
    }

    private String next() throws InterruptedException {
        String word = heard.poll(10, TimeUnit.SECONDS);
        return word == null ? "nothing" : word;
    }

    @Test
    void newerWorkWithTheSameKeyTakesThePlaceOfOlder() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        background
                .job("balance", _ -> {
                    begun.countDown();
                    try {
                        Thread.sleep(60_000);
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                    }
                    return "old";
                })
                .start(heard::add);
        assertTrue(begun.await(10, TimeUnit.SECONDS));
        background.job("balance", _ -> "new").heavy().start(heard::add);
        assertTrue(interrupted.await(10, TimeUnit.SECONDS));
        assertEquals("new", next());
        assertTrue(heard.isEmpty());
    }

    @Test
    void cancellingIsToldAndFailuresArriveWhereTheyBelong() throws InterruptedException {
        var begun = new CountDownLatch(1);
        background
                .job("long", _ -> {
                    begun.countDown();
                    Thread.sleep(60_000);
                    return "never";
                })
                .cancelled(() -> heard.add("cancelled"))
                .start(heard::add);
        assertTrue(begun.await(10, TimeUnit.SECONDS));
        background.cancel("long");
        assertEquals("cancelled", next());

        background
                .<String>job("a", _ -> fail())
                .failed(failure -> heard.add("mine"))
                .start(heard::add);
        assertEquals("mine", next());
        background.<String>job("b", _ -> fail()).start(heard::add);
        String code = next();
        assertTrue(code.matches("K-[2-9A-HJ-NP-Z]{5}"), code);
        background.<String>job("c", _ -> fail()).start(heard::add);
        assertEquals(code, next());
    }

    private static String fail() {
        throw new IllegalStateException("a secret that no code may hold " + System.nanoTime());
    }

    @Test
    void progressIsHeard() throws InterruptedException {
        background
                .job("steps", progress -> {
                    progress.at(1, 4);
                    progress.at(4, 4);
                    return "done";
                })
                .progress(step -> heard.add(Double.toString(step.fraction())))
                .start(heard::add);
        assertEquals(List.of("0.25", "1.0", "done"), List.of(next(), next(), next()));
    }

    @Test
    void busyEndsWhateverTheEndIs() throws InterruptedException {
        background.job("done", _ -> "value").busy(on -> heard.add("busy " + on)).start(heard::add);
        assertEquals(List.of("busy true", "busy false", "value"), List.of(next(), next(), next()));
        background
                .job("failing", _ -> {
                    throw new IllegalStateException();
                })
                .busy(on -> heard.add("busy " + on))
                .start(_ -> {});
        assertEquals(List.of("busy true", "busy false"), List.of(next(), next()));
        next();
        var begun = new CountDownLatch(1);
        background
                .job("long", _ -> {
                    begun.countDown();
                    Thread.sleep(60_000);
                    return "never";
                })
                .busy(on -> heard.add("busy " + on))
                .cancelled(() -> heard.add("cancelled"))
                .start(heard::add);
        assertTrue(begun.await(10, TimeUnit.SECONDS));
        background.cancel("long");
        assertEquals(List.of("busy true", "busy false", "cancelled"), List.of(next(), next(), next()));
    }
}
