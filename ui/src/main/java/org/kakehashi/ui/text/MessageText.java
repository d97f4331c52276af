package org.kakehashi.ui.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** Makes nodes of what people write to each other: guarded as all foreign text, with emoji and a few marks. */
public final class MessageText {

    /** What a message shows before it is folded. */
    private static final int LONGEST = 2_400;

    private static final int MOST_LINES = 30;
    private static final int MOST_LARGE = 6;
    private static final int LONGEST_PREVIEW = 90;
    private static final double EMOJI = 19;
    private static final double LARGE = 34;

    private final EmojiPictures pictures;
    private final Function<String, Optional<String>> names;

    /** @param names what to call an npub that is mentioned, or empty to leave it */
    public MessageText(EmojiPictures pictures, Function<String, Optional<String>> names) {
        this.pictures = pictures;
        this.names = names;
    }

    public EmojiPictures pictures() {
        return pictures;
    }

    /** Whether {@link #flow} shows only the beginning of this. */
    public static boolean isFolded(String foreign) {
        return foreign.length() > LONGEST
                || foreign.chars().filter(c -> c == '\n').count() >= MOST_LINES;
    }

    /** The text, or its beginning where it is long. */
    public TextFlow flow(String foreign) {
        String text = isFolded(foreign) ? folded(foreign) : GuardedText.clean(foreign);
        List<Marks.Span> spans = Marks.read(text, names);
        var flow = new TextFlow();
        flow.setAccessibleText(text);
        double size = onlyEmoji(text) ? LARGE : EMOJI;
        boolean shaped = spans.stream()
                .flatMap(span -> pictures.cut(span.text()).stream())
                .anyMatch(part -> part.emoji() == null && !GuardedText.isPlain(part.text()));
        List<Node> nodes = new ArrayList<>();
        for (Marks.Span span : spans) {
            for (EmojiPictures.Part part : pictures.cut(span.text())) {
                if (part.emoji() != null) {
                    nodes.add(pictures.picture(part.emoji(), size));
                } else {
                    words(shaped ? GuardedText.shortPieces(part.text()) : List.of(part.text()), span, nodes);
                }
            }
        }
        flow.getChildren().setAll(nodes);
        if (shaped) {
            GuardedText.keepWide(flow);
        }
        return flow;
    }

    private static String folded(String foreign) {
        String start = foreign.substring(0, Math.min(foreign.length(), LONGEST * 2));
        int lines = 0;
        for (int i = 0; i < start.length(); i++) {
            if (start.charAt(i) == '\n' && ++lines == MOST_LINES) {
                start = start.substring(0, i);
            }
        }
        return GuardedText.shorten(GuardedText.clean(start), LONGEST) + "…";
    }

    private boolean onlyEmoji(String text) {
        if (text.length() > 60 || text.isBlank()) {
            return false;
        }
        List<EmojiPictures.Part> parts = pictures.cut(text.strip());
        return parts.size() <= MOST_LARGE && parts.stream().allMatch(part -> part.emoji() != null);
    }

    private static void words(List<String> pieces, Marks.Span span, List<Node> nodes) {
        for (String piece : pieces) {
            var node = new Text(piece);
            node.getStyleClass().add("text");
            for (Marks.Style style : span.styles()) {
                node.getStyleClass().add("mark-" + style.name().toLowerCase(Locale.ROOT));
            }
            nodes.add(node);
        }
    }

    /** Emoji and words in one line, as for a preview: no marks, cut by whoever shows it. */
    public String line(String foreign) {
        var line = new StringBuilder();
        String start = foreign.substring(0, Math.min(foreign.length(), 600));
        Marks.read(GuardedText.clean(start).replace('\n', ' '), names).forEach(span -> line.append(span.text()));
        return GuardedText.line(line.toString());
    }

    /** One line of quiet words and emoji that is cut off where it does not fit; what is given is guarded already. */
    public HBox preview(String line) {
        var row = new HBox();
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMinWidth(0);
        row.setMaxHeight(18);
        for (EmojiPictures.Part part : pictures.cut(line.substring(0, Math.min(line.length(), LONGEST_PREVIEW)))) {
            if (part.emoji() != null) {
                row.getChildren().add(pictures.picture(part.emoji(), 14));
            } else {
                var label = new Label(part.text());
                label.getStyleClass().addAll("caption", "muted");
                label.setMinWidth(0);
                row.getChildren().add(label);
            }
        }
        row.setAccessibleText(line);
        return row;
    }

    /** A short text such as a reaction: one emoji as a picture, or guarded words. */
    public Node sign(String foreign, double size) {
        Optional<EmojiPictures.Emoji> emoji = pictures.find(foreign);
        if (emoji.isPresent()) {
            return pictures.picture(emoji.get(), size);
        }
        String text = GuardedText.line(foreign);
        return GuardedText.label(text.substring(
                0, text.offsetByCodePoints(0, Math.min(4, text.codePointCount(0, text.length())))));
    }
}
