package org.kakehashi.ui.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/**
 * The only way for other people's text (messages, token names, labels in requests, answers of nodes) to reach the
 * screen. It shows no mark-up and makes no links. Characters that reorder, hide or overlay others are dropped, and
 * text that needs shaping is cut so that JavaFX 26 never has to split a shaped run at a line end: there its layout
 * reads past an array (and the window with it would stop painting).
 */
public final class GuardedText {

    /** Narrower than this, a word of shaped text might have to be split after all. */
    public static final double LEAST_WIDTH = 140;

    private static final int LONGEST_PIECE = 8;
    private static final int MOST_MARKS = 4;
    private static final int LONGEST_LABEL = 200;
    private static final int LONGEST_TEXT = 100_000;

    private GuardedText() {}

    /** One line, at most 200 characters, for a name or a symbol; never null and safe to put into a sentence. */
    public static String line(String foreign) {
        return shorten(clean(foreign).replace('\n', ' ').strip(), LONGEST_LABEL);
    }

    /** A label of one line that ends in an ellipsis where it does not fit; the whole is in its tooltip. */
    public static Label label(String foreign) {
        String text = line(foreign);
        var label = new Label(text);
        label.setWrapText(false);
        label.setTextOverrun(OverrunStyle.ELLIPSIS);
        label.setTooltip(new Tooltip(text));
        return label;
    }

    /** A text of several lines that wraps; it is never narrower than {@value #LEAST_WIDTH} pixels. */
    public static TextFlow flow(String foreign) {
        String text = shorten(clean(foreign), LONGEST_TEXT);
        var flow = new TextFlow();
        keepWide(flow);
        flow.setAccessibleText(text);
        for (String piece : pieces(text)) {
            var node = new Text(piece);
            node.getStyleClass().add("text");
            flow.getChildren().add(node);
        }
        return flow;
    }

    /**
     * For flows with shaped text. Once asked for its height, a flow that was not laid out yet wraps at the width it has,
     * which is none: it gets one here, before a look at its bounds (as by the mouse) can break it.
     */
    static void keepWide(TextFlow flow) {
        flow.setMinWidth(LEAST_WIDTH);
        flow.resize(LEAST_WIDTH, 0);
    }

    /** Without bidi controls, other controls (a line feed stays), invisible fillers and towers of marks. */
    static String clean(String foreign) {
        var kept = new StringBuilder(Math.min(foreign.length(), LONGEST_TEXT));
        int marks = 0;
        int at = 0;
        while (at < foreign.length() && kept.length() < LONGEST_TEXT) {
            int c = foreign.codePointAt(at);
            at += Character.charCount(c);
            if (c == '\r') {
                continue;
            }
            if (c == '\n' || c == 0x2028 || c == 0x2029 || c == 0x85) {
                kept.append('\n');
            } else if (c == '\t') {
                kept.append(' ');
            } else if (c >= 0xD800 && c <= 0xDFFF) {
                kept.append('\uFFFD');
            } else if (!isDropped(c)) {
                marks = isMark(c) ? marks + 1 : 0;
                if (marks <= MOST_MARKS) {
                    kept.appendCodePoint(c);
                }
            }
        }
        return kept.toString();
    }

    private static boolean isDropped(int c) {
        boolean bidi = c == 0x061C
                || c == 0x200E
                || c == 0x200F
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x206F);
        boolean hidden = c == 0xAD
                || c == 0x034F
                || c == 0x115F
                || c == 0x1160
                || c == 0x180E
                || c == 0x200B
                || (c >= 0x2060 && c <= 0x2064)
                || c == 0x3164
                || c == 0xFEFF
                || c == 0xFFA0
                || (c >= 0xFFF0 && c <= 0xFFFB)
                || (c >= 0xE0000 && c <= 0xE0FFF);
        return bidi
                || hidden
                || Character.isISOControl(c)
                || Character.getType(c) == Character.UNASSIGNED
                || Character.getType(c) == Character.PRIVATE_USE;
    }

    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }

    static String shorten(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        return text.substring(0, characters.preceding(longest)) + "…";
    }

    /** Plain text stays whole; other text is cut where a line may end, and its shaped words into short pieces. */
    static List<String> pieces(String text) {
        return isPlain(text) ? List.of(text) : shortPieces(text);
    }

    /**
     * Cuts where a line may end, and long words into short pieces. Plain text beside shaped text is cut too: its digits
     * and signs become part of a run that goes from right to left.
     */
    static List<String> shortPieces(String text) {
        List<String> pieces = new ArrayList<>();
        BreakIterator lines = BreakIterator.getLineInstance(Locale.ROOT);
        lines.setText(text);
        int from = lines.first();
        for (int to = lines.next(); to != BreakIterator.DONE; to = lines.next()) {
            cut(text.substring(from, to), pieces);
            from = to;
        }
        return pieces;
    }

    private static void cut(String word, List<String> pieces) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(word);
        int from = 0;
        while (word.length() - from > LONGEST_PIECE) {
            int to = characters.preceding(from + LONGEST_PIECE + 1);
            if (to <= from) {
                to = characters.following(from);
            }
            pieces.add(word.substring(from, to));
            from = to;
        }
        if (from < word.length()) {
            pieces.add(word.substring(from));
        }
    }

    /** Whether no character of this text needs shaping: Latin, Greek, Cyrillic, Chinese, Japanese, Korean, signs. */
    public static boolean isPlain(String text) {
        return text.codePoints()
                .allMatch(c -> c < 0x0300
                        || (c >= 0x0370 && c < 0x0483)
                        || (c >= 0x048A && c < 0x0590)
                        || (c >= 0x1E00 && c < 0x200C)
                        || (c >= 0x2010 && c < 0x20D0)
                        || (c >= 0x2100 && c < 0x2600)
                        || (c >= 0x2E80 && c < 0x302A)
                        || (c >= 0x3030 && c < 0x3099)
                        || (c >= 0x309B && c < 0xA000)
                        || (c >= 0xAC00 && c < 0xD7A4)
                        || (c >= 0xFF01 && c < 0xFFA0)
                        || c == 0xFFFD);
    }
}
