package org.kakehashi.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The four languages say the same things, and everything they say is said somewhere. */
class TextBundlesTest {

    private static final Path TEXTS = Path.of("../resources/src/main/resources/org/kakehashi/resources/texts");
    private static final List<Path> SOURCES = List.of(Path.of("src/main/java"), Path.of("../app/src/main/java"));
    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][A-Za-z0-9]*(?:\\.[A-Za-z0-9_]+)*\\.?)\"");
    private static final Pattern ASKED =
            Pattern.compile("\\.(get|count)\\(\\s*\"([a-z][A-Za-z0-9]*\\.[A-Za-z0-9.]+)\"");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    private final List<String> complaints = new ArrayList<>();

    @Test
    void everyTextIsThereInEveryLanguage() throws IOException {
        for (String area : areas()) {
            Map<String, String> english = read(area, Language.EN);
            for (Language language : List.of(Language.JA, Language.ZH_HANS, Language.ZH_HANT)) {
                compare(area, english, language);
            }
        }
        assertTrue(complaints.isEmpty(), () -> "\n" + String.join("\n", complaints) + "\n");
    }

    private void compare(String area, Map<String, String> english, Language language) throws IOException {
        String file = area + language.suffix() + ".properties";
        Map<String, String> other = read(area, language);
        for (Map.Entry<String, String> entry : english.entrySet()) {
            String key = entry.getKey();
            boolean singular = key.endsWith(".one");
            String there = other.get(key);
            if (there == null && !singular) {
                complaints.add(file + " lacks: " + key + "=" + entry.getValue());
            } else if (there != null && singular) {
                complaints.add(file + " has a form its language does not use: " + key);
            } else if (there != null && !places(there).equals(places(entry.getValue()))) {
                complaints.add(file + " has other values than English: " + key + "=" + there);
            }
        }
        for (String key : other.keySet()) {
            if (!english.containsKey(key)) {
                complaints.add(file + " has a text that English lacks: " + key);
            }
        }
    }

    @Test
    void everyTextThatIsAskedForExists() throws IOException {
        Map<String, String> all = allEnglish();
        for (Path source : sources()) {
            Matcher asked = ASKED.matcher(Files.readString(source));
            while (asked.find()) {
                String key = asked.group(2);
                boolean counts = asked.group(1).equals("count");
                if (!key.endsWith(".") && !all.containsKey(counts ? key + ".other" : key)) {
                    complaints.add(source.getFileName() + " asks for " + key + ", which no file has");
                }
                if (counts && all.containsKey(key + ".other") && !all.containsKey(key + ".one")) {
                    complaints.add(key + ".one is missing in English");
                }
            }
        }
        assertTrue(complaints.isEmpty(), () -> "\n" + String.join("\n", complaints) + "\n");
    }

    @Test
    void everyTextIsUsed() throws IOException {
        Set<String> literals = new TreeSet<>();
        for (Path source : sources()) {
            Matcher literal = LITERAL.matcher(Files.readString(source));
            while (literal.find()) {
                literals.add(literal.group(1));
            }
        }
        for (String key : allEnglish().keySet()) {
            // An area whose screen is not built yet is judged once anything of it is asked for.
            String area = key.substring(0, key.indexOf('.') + 1);
            if (literals.stream().noneMatch(literal -> literal.startsWith(area))) {
                continue;
            }
            String plain = key.replaceFirst("\\.(one|other|text)$", "");
            boolean built = literals.stream().anyMatch(start -> start.endsWith(".") && plain.startsWith(start));
            if (!literals.contains(key) && !literals.contains(plain) && !built) {
                complaints.add("nobody uses " + key);
            }
        }
        assertTrue(complaints.isEmpty(), () -> "\n" + String.join("\n", complaints) + "\n");
    }

    @Test
    void countsAndValuesAreFilledIn() {
        var english = new Texts(Language.EN);
        assertEquals("a minute ago", english.count("common.ago.minutes", 1));
        assertEquals("1,200 minutes ago", english.count("common.ago.minutes", 1200));
        assertEquals("1分前", new Texts(Language.JA).count("common.ago.minutes", 1));
        assertThrows(IllegalArgumentException.class, () -> english.get("common.noSuchText"));
    }

    private Set<Integer> places(String text) {
        Set<Integer> places = new TreeSet<>();
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            places.add(Integer.valueOf(place.group(1)));
        }
        return places;
    }

    private static List<String> areas() throws IOException {
        try (Stream<Path> files = Files.list(TEXTS)) {
            return files.map(file -> file.getFileName().toString().replace(".properties", ""))
                    .filter(name -> !name.contains("_"))
                    .sorted()
                    .toList();
        }
    }

    private Map<String, String> allEnglish() throws IOException {
        Map<String, String> all = new LinkedHashMap<>();
        for (String area : areas()) {
            read(area, Language.EN).forEach((key, text) -> all.put(area + "." + key, text));
        }
        return all;
    }

    /** Line by line, so that a key given twice is seen. */
    private Map<String, String> read(String area, Language language) throws IOException {
        String name = area + language.suffix() + ".properties";
        Map<String, String> texts = new LinkedHashMap<>();
        Path file = TEXTS.resolve(name);
        if (!Files.exists(file)) {
            complaints.add(name + " is missing");
            return texts;
        }
        for (String line : Files.readAllLines(file)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            int equals = line.indexOf('=');
            String key = equals < 0 ? line : line.substring(0, equals);
            if (equals < 0 || !KEY.matcher(key).matches() || line.endsWith("\\")) {
                complaints.add(name + " has a line that is not key=text: " + line);
            } else if (texts.put(key, line.substring(equals + 1)) != null) {
                complaints.add(name + " has a key twice: " + key);
            } else if (line.substring(equals + 1).isBlank()) {
                complaints.add(name + " has no text for " + key);
            }
        }
        return texts;
    }

    private static List<Path> sources() throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path root : SOURCES) {
            if (Files.exists(root)) {
                try (Stream<Path> files = Files.walk(root)) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(found::add);
                }
            }
        }
        return found;
    }
}
