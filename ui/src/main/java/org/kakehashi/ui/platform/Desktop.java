package org.kakehashi.ui.platform;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** The real desktop, by JavaFX. */
public final class Desktop {

    private Desktop() {}

    public static Pasteboard pasteboard() {
        return new SystemPasteboard();
    }

    /** @param window the window the picker belongs to, asked for at each use */
    public static FilePicker files(Supplier<? extends @Nullable Window> window) {
        return new SystemFilePicker(window);
    }

    /** @param show {@code HostServices::showDocument} */
    public static Browser browser(Consumer<String> show) {
        return page -> {
            if ("https".equals(page.getScheme()) || "http".equals(page.getScheme())) {
                show.accept(page.toString());
            }
        };
    }

    private static final class SystemPasteboard implements Pasteboard {

        private static final Duration A_WHILE = Duration.seconds(30);

        @Override
        public void copy(String text) {
            var content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        }

        @Override
        public void copyForAWhile(String text) {
            copy(text);
            var pause = new PauseTransition(A_WHILE);
            pause.setOnFinished(_ -> {
                if (text().filter(text::equals).isPresent()) {
                    Clipboard.getSystemClipboard().clear();
                }
            });
            pause.play();
        }

        @Override
        public Optional<String> text() {
            return Optional.ofNullable(Clipboard.getSystemClipboard().getString());
        }
    }

    private record SystemFilePicker(Supplier<? extends @Nullable Window> window) implements FilePicker {

        @Override
        public Optional<Path> open(String title, List<String> endings) {
            var chooser = new FileChooser();
            chooser.setTitle(title);
            if (!endings.isEmpty()) {
                List<String> patterns =
                        endings.stream().map(ending -> "*." + ending).toList();
                chooser.getExtensionFilters()
                        .add(new FileChooser.ExtensionFilter(String.join(" ", patterns), patterns));
                chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("*", "*"));
            }
            return Optional.ofNullable(chooser.showOpenDialog(window.get())).map(File::toPath);
        }

        @Override
        public Optional<Path> save(String title, String suggestedName) {
            var chooser = new FileChooser();
            chooser.setTitle(title);
            chooser.setInitialFileName(suggestedName);
            return Optional.ofNullable(chooser.showSaveDialog(window.get())).map(File::toPath);
        }
    }
}
