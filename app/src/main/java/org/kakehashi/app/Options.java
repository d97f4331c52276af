package org.kakehashi.app;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.navigation.Links;
import org.kakehashi.ui.preferences.Preferences;
import org.kakehashi.ui.text.Language;

/**
 * The command line, read.
 *
 * @param folder where the program keeps its files
 * @param language null for what was chosen before
 * @param look null for what was chosen before
 * @param link a link to open, such as {@code ethereum:…}, or null
 */
record Options(
        Path folder,
        @Nullable Language language,
        Preferences.@Nullable Look look,
        @Nullable String link) {

    static final String USAGE = """
            Usage: kakehashi [options] [link]

              --data-dir DIR    keep everything in DIR
              --language TAG    en, ja, zh-Hans or zh-Hant
              --theme NAME      system, light or dark
              --version         print the version and exit
              --help            print this and exit

            A link is opened once the vault is unlocked. If the program runs already with this
            folder, its window comes to the front and opens the link.

            Exit codes: 0 ended by the person, or handed to the running program; 2 wrong options;
            3 already running with this folder and not answering; 4 the folder cannot be used.
            """;

    /** Where {@code run} was called from, since it starts the program in the root of the clone. */
    private static final String FROM = "KAKEHASHI_FROM";

    private static final Set<String> TAGS = Set.of("en", "ja", "zh-Hans", "zh-Hant");

    /** What came of reading a command line. */
    sealed interface Reading {
        record Run(Options options) implements Reading {}

        record Help() implements Reading {}

        record Version() implements Reading {}

        record Wrong(String why) implements Reading {}
    }

    static Reading read(List<String> arguments, Map<String, String> environment) {
        var found = new Options(defaultFolder(environment), null, null, null);
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            switch (argument) {
                case "--help", "-h" -> {
                    return new Reading.Help();
                }
                case "--version" -> {
                    return new Reading.Version();
                }
                case "--data-dir", "--language", "--theme" -> {
                    i++;
                    if (i == arguments.size()) {
                        return new Reading.Wrong(argument + " needs a value");
                    }
                    Options more = found.with(argument, arguments.get(i), environment);
                    if (more == null) {
                        return new Reading.Wrong(argument + " cannot be " + arguments.get(i));
                    }
                    found = more;
                }
                default -> {
                    if (argument.startsWith("-")
                            || found.link != null
                            || Links.parse(argument).isEmpty()) {
                        return new Reading.Wrong("not understood: " + argument);
                    }
                    found = new Options(found.folder, found.language, found.look, argument);
                }
            }
        }
        return new Reading.Run(found);
    }

    private @Nullable Options with(String name, String value, Map<String, String> environment) {
        switch (name) {
            case "--data-dir" -> {
                try {
                    Path from = Path.of(environment.getOrDefault(FROM, ""));
                    return new Options(from.resolve(value).toAbsolutePath(), language, look, link);
                } catch (InvalidPathException e) {
                    return null;
                }
            }
            case "--language" -> {
                return TAGS.contains(value) ? new Options(folder, Language.ofTag(value), look, link) : null;
            }
            default -> {
                Preferences.Look chosen = look(value);
                return chosen == null ? null : new Options(folder, language, chosen, link);
            }
        }
    }

    private static Preferences.@Nullable Look look(String name) {
        return switch (name) {
            case "system" -> Preferences.Look.SYSTEM;
            case "light" -> Preferences.Look.LIGHT;
            case "dark" -> Preferences.Look.DARK;
            default -> null;
        };
    }

    /** Where programs of this system keep their files. */
    private static Path defaultFolder(Map<String, String> environment) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String home = System.getProperty("user.home", ".");
        if (system.startsWith("windows")) {
            return Path.of(environment.getOrDefault("APPDATA", home), "Kakehashi");
        }
        if (system.startsWith("mac")) {
            return Path.of(home, "Library", "Application Support", "Kakehashi");
        }
        String data = environment.get("XDG_DATA_HOME");
        return data == null || data.isBlank()
                ? Path.of(home, ".local", "share", "kakehashi")
                : Path.of(data, "kakehashi");
    }
}
