package org.kakehashi.app;

import java.time.Clock;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.kakehashi.net.Doorbell;
import org.kakehashi.ui.platform.Desktop;
import org.kakehashi.vault.KdfParameters;

/** The program's life as JavaFX sees it. */
public final class Program extends Application {

    private @Nullable Composition composition;
    private @Nullable Doorbell doorbell;

    @Override
    public void start(Stage stage) {
        if (Options.read(getParameters().getRaw(), System.getenv()) instanceof Options.Reading.Run run) {
            var made = new Composition(
                    stage,
                    run.options(),
                    KdfParameters.DEFAULT,
                    Clock.systemUTC(),
                    getHostServices()::showDocument,
                    Desktop.notifier(
                            System.getProperty("os.name", ""), System.getenv().getOrDefault("PATH", "")));
            composition = made;
            made.start();
            doorbell = Doorbell.hang(run.options().folder(), link -> Platform.runLater(() -> made.ring(link)))
                    .orElse(null);
        }
    }

    @Override
    public void stop() {
        if (doorbell != null) {
            doorbell.close();
        }
        if (composition != null) {
            composition.close();
        }
    }
}
