package org.kakehashi.ui.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import org.jspecify.annotations.Nullable;

/**
 * Emoji as pictures, because JavaFX draws colour glyphs on macOS only. The pictures are loaded a strip at a time when
 * the first of a strip is wanted. Used on the window's thread.
 */
public final class EmojiPictures {

    private static final String FOLDER = "/org/kakehashi/resources/emoji/";
    private static final int CELL = 34;
    private static final int STRIPS = 62;
    private static final char SELECTOR = '\uFE0F';

    /** The groups of the picker, in its order. */
    public enum Group {
        SMILEYS('S'),
        PEOPLE('P'),
        NATURE('A'),
        FOOD('F'),
        TRAVEL('T'),
        ACTIVITIES('C'),
        OBJECTS('O'),
        SYMBOLS('Y'),
        FLAGS('G');

        private final char letter;

        Group(char letter) {
            this.letter = letter;
        }
    }

    /**
     * One emoji.
     *
     * @param text its characters
     * @param name in English, as Unicode's short names go
     */
    public record Emoji(String text, String name, @Nullable Group group, int strip, int row) {}

    /** A part of a text: one emoji, or characters that are none. */
    record Part(String text, @Nullable Emoji emoji) {}

    private final Map<String, Emoji> known;
    private final List<@Nullable SoftReference<Image>> strips = new ArrayList<>();

    public EmojiPictures() {
        known = load();
        for (int i = 0; i < STRIPS; i++) {
            strips.add(null);
        }
    }

    private static Map<String, Emoji> load() {
        Map<String, Emoji> found = new HashMap<>();
        try (var stream = EmojiPictures.class.getResourceAsStream(FOLDER + "index.tsv")) {
            if (stream == null) {
                throw new IllegalStateException("no index of emoji");
            }
            try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    Emoji emoji = read(line.split("\t", -1));
                    found.put(plain(emoji.text()), emoji);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static Emoji read(String[] cells) {
        var text = new StringBuilder();
        for (String point : cells[0].split("-", -1)) {
            text.appendCodePoint(Integer.parseInt(point, 16));
        }
        Group group = null;
        for (Group each : Group.values()) {
            if (cells[3].charAt(0) == each.letter) {
                group = each;
            }
        }
        return new Emoji(text.toString(), cells[4], group, Integer.parseInt(cells[1]), Integer.parseInt(cells[2]));
    }

    private static String plain(String text) {
        return text.indexOf(SELECTOR) < 0 ? text : text.replace(String.valueOf(SELECTOR), "");
    }

    /** The emoji of the picker whose names have this in them; all of a group when it is empty. */
    public List<Emoji> of(Group group, String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
        return known.values().stream()
                .filter(emoji -> emoji.group() == group && emoji.name().contains(wanted))
                .sorted((a, b) -> a.strip() != b.strip() ? a.strip() - b.strip() : a.row() - b.row())
                .toList();
    }

    /** The emoji that this text is, if it is one and nothing else. */
    public Optional<Emoji> find(String text) {
        return Optional.ofNullable(known.get(plain(text)));
    }

    /** A picture of this height, named for screen readers. */
    public ImageView picture(Emoji emoji, double size) {
        var view = new ImageView(strip(emoji.strip()));
        view.setViewport(new Rectangle2D(1, emoji.row() * (double) CELL + 1, CELL - 2, CELL - 2));
        view.setFitHeight(size);
        view.setFitWidth(size);
        view.setSmooth(true);
        view.setAccessibleText(emoji.name().replace('_', ' '));
        return view;
    }

    private Image strip(int number) {
        SoftReference<Image> kept = strips.get(number);
        Image image = kept == null ? null : kept.get();
        if (image == null) {
            String file = FOLDER + String.format(Locale.ROOT, "%02d.png", number);
            try (var stream = EmojiPictures.class.getResourceAsStream(file)) {
                if (stream == null) {
                    throw new IllegalStateException("no pictures " + file);
                }
                image = new Image(stream);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            strips.set(number, new SoftReference<>(image));
        }
        return image;
    }

    /** Cuts a text at its emoji. */
    List<Part> cut(String text) {
        if (text.codePoints().noneMatch(c -> c == SELECTOR || Character.isEmojiPresentation(c))) {
            return List.of(new Part(text, null));
        }
        List<Part> parts = new ArrayList<>();
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int plainFrom = 0;
        int from = characters.first();
        for (int to = characters.next(); to != BreakIterator.DONE; to = characters.next()) {
            Emoji emoji = shown(text.substring(from, to));
            if (emoji != null) {
                if (from > plainFrom) {
                    parts.add(new Part(text.substring(plainFrom, from), null));
                }
                parts.add(new Part(text.substring(from, to), emoji));
                plainFrom = to;
            }
            from = to;
        }
        if (plainFrom < text.length()) {
            parts.add(new Part(text.substring(plainFrom), null));
        }
        return parts;
    }

    /** A character that may also be text is a picture only when its writer asked for one. */
    private @Nullable Emoji shown(String character) {
        int first = character.codePointAt(0);
        if (first < 0xA9 && character.length() < 2) {
            return null;
        }
        boolean asked =
                character.indexOf(SELECTOR) >= 0 || character.codePoints().anyMatch(Character::isEmojiPresentation);
        return asked ? known.get(plain(character)) : null;
    }
}
