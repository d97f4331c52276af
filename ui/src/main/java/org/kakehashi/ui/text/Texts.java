package org.kakehashi.ui.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The program's words in one language. A key is {@code area.rest}: the area names the file {@code
 * texts/<area>.properties}, the rest is the key inside it. {@code {0}}, {@code {1}} … stand for values; nothing else
 * is special, so that quotation marks need no care. A text that counts has the forms {@code key.one} and {@code
 * key.other}; Japanese and Chinese have only {@code .other}.
 */
public final class Texts {

    private static final String FOLDER = "/org/kakehashi/resources/texts/";

    private final Language language;
    private final Map<String, Map<String, String>> areas = new ConcurrentHashMap<>();

    public Texts(Language language) {
        this.language = language;
    }

    public Language language() {
        return language;
    }

    /** The text, with its values in place; numbers are written as the language writes them. */
    public String get(String key, Object... values) {
        String pattern = find(key);
        if (pattern == null) {
            throw new IllegalArgumentException("No text " + key + " in " + language.tag());
        }
        return fill(pattern, values);
    }

    /** The form for this count, which is also the value {@code {0}}; further values follow as {@code {1}} … */
    public String count(String key, long count, Object... values) {
        String form = language == Language.EN && count == 1 ? ".one" : ".other";
        Object[] all = new Object[values.length + 1];
        all[0] = count;
        System.arraycopy(values, 0, all, 1, values.length);
        return get(key + form, all);
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(language.locale()).format(number);
    }

    /** Date and time of day, short, in the machine's time zone. */
    public String moment(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(language.locale())
                .withZone(ZoneId.systemDefault())
                .format(instant);
    }

    public String date(Instant instant) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(language.locale())
                .withZone(ZoneId.systemDefault())
                .format(instant);
    }

    /** How long ago, in the largest unit that fits: "3 minutes ago". */
    public String ago(Duration age) {
        if (age.toMinutes() < 1) {
            return get("common.ago.now");
        }
        if (age.toHours() < 1) {
            return count("common.ago.minutes", age.toMinutes());
        }
        if (age.toDays() < 1) {
            return count("common.ago.hours", age.toHours());
        }
        return count("common.ago.days", age.toDays());
    }

    private @Nullable String find(String key) {
        int dot = key.indexOf('.');
        if (dot < 1) {
            throw new IllegalArgumentException("A text's key is area.rest, not " + key);
        }
        return areas.computeIfAbsent(key.substring(0, dot), this::load).get(key.substring(dot + 1));
    }

    private Map<String, String> load(String area) {
        String file = FOLDER + area + language.suffix() + ".properties";
        try (var stream = Texts.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalArgumentException("No texts " + file);
            }
            var properties = new Properties();
            try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
                properties.load(reader);
            }
            Map<String, String> texts = new HashMap<>();
            for (String key : properties.stringPropertyNames()) {
                texts.put(key, properties.getProperty(key));
            }
            return Map.copyOf(texts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String fill(String pattern, Object... values) {
        var text = new StringBuilder(pattern.length() + 16);
        int at = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            int end = c == '{' ? pattern.indexOf('}', at) : -1;
            if (end == at + 2 && Character.isDigit(pattern.charAt(at + 1))) {
                int index = pattern.charAt(at + 1) - '0';
                text.append(index < values.length ? written(values[index]) : "{" + index + "}");
                at = end + 1;
            } else {
                text.append(c);
                at++;
            }
        }
        return text.toString();
    }

    private String written(Object value) {
        return switch (value) {
            case Integer i -> number(i);
            case Long l -> number(l);
            default -> value.toString();
        };
    }
}
