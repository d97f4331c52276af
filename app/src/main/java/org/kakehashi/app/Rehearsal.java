package org.kakehashi.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.kakehashi.vault.KdfParameters;

/**
 * Opens the first window with an empty folder of its own, nowhere visible, and ends. {@code ./run} starts it once after a
 * build with {@code -XX:AOTCacheOutput} (JEP 514), so that later starts find their classes loaded and linked.
 */
final class Rehearsal {

    private static final Duration UNTIL_DRAWN = Duration.seconds(2);

    private Rehearsal() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Main.setUp();
        Path folder = Files.createTempDirectory("kakehashi-rehearsal");
        try {
            Options options =
                    ((Options.Reading.Run) Options.read(List.of("--data-dir", folder.toString()), Map.of())).options();
            var drawn = new CountDownLatch(1);
            Platform.startup(() -> {
                new Composition(
                                new Stage(),
                                options,
                                KdfParameters.DEFAULT,
                                Clock.systemUTC(),
                                _ -> {},
                                (_, _) -> false)
                        .start();
                var pause = new PauseTransition(UNTIL_DRAWN);
                pause.setOnFinished(_ -> drawn.countDown());
                pause.play();
            });
            drawn.await();
        } finally {
            delete(folder);
        }
        System.exit(0);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
