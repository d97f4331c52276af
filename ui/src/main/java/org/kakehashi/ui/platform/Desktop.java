package org.kakehashi.ui.platform;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.image.Image;
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

    /** The devices that the system has chosen. */
    public static Sound sound() {
        return new JavaSound();
    }

    /**
     * Notes outside the window, as far as this desktop has them.
     *
     * @param system the name of the operating system, as {@code os.name} has it
     * @param path where programs are, as the variable PATH has it
     */
    public static Notifier notifier(String system, String path) {
        return system.startsWith("Windows") || system.startsWith("Mac")
                ? new TrayNotifier()
                : FreedesktopNotifier.find(path).orElse((_, _) -> false);
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

        @Override
        public List<Path> files() {
            List<File> files = Clipboard.getSystemClipboard().getFiles();
            return files == null ? List.of() : files.stream().map(File::toPath).toList();
        }

        @Override
        public Optional<Image> picture() {
            return Optional.ofNullable(Clipboard.getSystemClipboard().getImage());
        }
    }

    /** Begins at home, and then where the last file was. */
    private static final class SystemFilePicker implements FilePicker {

        private final Supplier<? extends @Nullable Window> window;
        private File place = new File(System.getProperty("user.home", "."));

        SystemFilePicker(Supplier<? extends @Nullable Window> window) {
            this.window = window;
        }

        private FileChooser chooser(String title) {
            var chooser = new FileChooser();
            chooser.setTitle(title);
            if (place.isDirectory()) {
                chooser.setInitialDirectory(place);
            }
            return chooser;
        }

        private Optional<Path> chosen(@Nullable File file) {
            if (file != null && file.getParentFile() != null) {
                place = file.getParentFile();
            }
            return Optional.ofNullable(file).map(File::toPath);
        }

        @Override
        public Optional<Path> open(String title, List<String> endings) {
            FileChooser chooser = chooser(title);
            if (!endings.isEmpty()) {
                List<String> patterns =
                        endings.stream().map(ending -> "*." + ending).toList();
                chooser.getExtensionFilters()
                        .add(new FileChooser.ExtensionFilter(String.join(" ", patterns), patterns));
                chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("*", "*"));
            }
            return chosen(chooser.showOpenDialog(window.get()));
        }

        @Override
        public List<Path> openSeveral(String title) {
            List<File> files = chooser(title).showOpenMultipleDialog(window.get());
            if (files == null || files.isEmpty()) {
                return List.of();
            }
            chosen(files.getFirst());
            return files.stream().map(File::toPath).toList();
        }

        @Override
        public Optional<Path> save(String title, String suggestedName) {
            FileChooser chooser = chooser(title);
            chooser.setInitialFileName(suggestedName);
            return chosen(chooser.showSaveDialog(window.get()));
        }
    }
}
