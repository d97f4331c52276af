package org.kakehashi.ui.preferences;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Properties;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.kakehashi.ui.text.Language;

/**
 * The choices that apply before a vault is open, in {@code window.properties} beside it. Nothing secret or personal is
 * ever among them. A change is written at once; a file that cannot be read counts as absent.
 */
public final class Preferences {

    /** Never lock by itself. */
    public static final int NEVER = 0;

    private static final int DEFAULT_LOCK_MINUTES = 10;
    private static final int LONGEST_LOCK_MINUTES = 24 * 60;
    private static final int LEAST_SCALE = 80;
    private static final int MOST_SCALE = 200;

    /** Light or dark. */
    public enum Look {
        SYSTEM,
        LIGHT,
        DARK
    }

    /** What a note outside the window says of a new message. */
    public enum Announcing {
        /** There is no note. */
        NOTHING,
        /** That one came. */
        UNNAMED,
        /** From whom. */
        NAMED,
        /** From whom, and how it begins. */
        QUOTED
    }

    private final Path file;
    private final ObjectProperty<Language> language = new SimpleObjectProperty<>();
    private final ObjectProperty<Look> look = new SimpleObjectProperty<>();
    private final IntegerProperty lockMinutes = new SimpleIntegerProperty();
    private final IntegerProperty scale = new SimpleIntegerProperty();
    private final ObjectProperty<Announcing> announcing = new SimpleObjectProperty<>();

    /** Reads the file, or takes the system's language where there is none. */
    public Preferences(Path file) {
        this.file = file;
        Properties stored = read(file);
        language.set(
                stored.containsKey("language")
                        ? Language.ofTag(stored.getProperty("language"))
                        : Language.nearest(Locale.getDefault(Locale.Category.DISPLAY)));
        look.set(lookOf(stored.getProperty("look", "")));
        lockMinutes.set(
                number(stored.getProperty("lockMinutes", ""), NEVER, LONGEST_LOCK_MINUTES, DEFAULT_LOCK_MINUTES));
        scale.set(number(stored.getProperty("scale", ""), LEAST_SCALE, MOST_SCALE, 100));
        announcing.set(announcingOf(stored.getProperty("announcing", "")));
        language.addListener((_, _, _) -> write());
        look.addListener((_, _, _) -> write());
        lockMinutes.addListener((_, _, _) -> write());
        scale.addListener((_, _, _) -> write());
        announcing.addListener((_, _, _) -> write());
    }

    private static Announcing announcingOf(String name) {
        return switch (name) {
            case "nothing" -> Announcing.NOTHING;
            case "named" -> Announcing.NAMED;
            case "quoted" -> Announcing.QUOTED;
            default -> Announcing.UNNAMED;
        };
    }

    private static Look lookOf(String name) {
        return switch (name) {
            case "light" -> Look.LIGHT;
            case "dark" -> Look.DARK;
            default -> Look.SYSTEM;
        };
    }

    private static int number(String text, int least, int most, int otherwise) {
        try {
            int number = Integer.parseInt(text);
            return number >= least && number <= most ? number : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private static Properties read(Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            return properties;
        } catch (IOException | IllegalArgumentException e) {
            return new Properties();
        }
        return properties;
    }

    private void write() {
        var properties = new Properties();
        properties.setProperty("language", language.get().tag());
        properties.setProperty("look", look.get().name().toLowerCase(Locale.ROOT));
        properties.setProperty("lockMinutes", Integer.toString(lockMinutes.get()));
        properties.setProperty("scale", Integer.toString(scale.get()));
        properties.setProperty("announcing", announcing.get().name().toLowerCase(Locale.ROOT));
        var text = new StringWriter();
        try {
            properties.store(text, null);
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, text.toString());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ObjectProperty<Language> languageProperty() {
        return language;
    }

    public ObjectProperty<Look> lookProperty() {
        return look;
    }

    /** Minutes without a key or the mouse until the vault locks; {@link #NEVER} for never. */
    public IntegerProperty lockMinutesProperty() {
        return lockMinutes;
    }

    /** Size of everything in per cent, 80 to 200. */
    public IntegerProperty scaleProperty() {
        return scale;
    }

    /** What is shown of new messages outside the window. */
    public ObjectProperty<Announcing> announcingProperty() {
        return announcing;
    }
}
