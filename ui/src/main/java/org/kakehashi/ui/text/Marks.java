package org.kakehashi.ui.text;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The small part of Markdown that messages show: bold, italic, struck out, code, quoted lines; links are coloured and
 * lead nowhere. A sign without its partner stays what it is.
 */
final class Marks {

    /** How a stretch of text looks. */
    enum Style {
        BOLD,
        ITALIC,
        STRUCK,
        CODE,
        QUOTE,
        LINK,
        MENTION
    }

    /** Text that looks the same throughout. */
    record Span(String text, Set<Style> styles) {}

    private static final int DEEPEST = 6;
    private static final Pattern SPECIAL =
            Pattern.compile("nostr:(npub1[02-9ac-hj-np-z]{58})|https?://[^\\s<>\"'`]{1,2000}");

    private final Function<String, Optional<String>> names;
    private final List<Span> spans = new ArrayList<>();

    private Marks(Function<String, Optional<String>> names) {
        this.names = names;
    }

    /** @param names what to show for an npub that is mentioned; empty leaves the text as it is */
    static List<Span> read(String text, Function<String, Optional<String>> names) {
        var marks = new Marks(names);
        marks.blocks(text);
        return marks.spans;
    }

    private void blocks(String text) {
        int fence = text.indexOf("```");
        int end = fence < 0 ? -1 : text.indexOf("```", fence + 3);
        if (end < 0) {
            lines(text);
            return;
        }
        if (fence > 0) {
            lines(text.substring(0, fence));
        }
        String code = text.substring(fence + 3, end);
        add(code.startsWith("\n") ? code.substring(1) : code, EnumSet.of(Style.CODE));
        if (end + 3 < text.length()) {
            blocks(text.substring(end + 3));
        }
    }

    private void lines(String text) {
        var plain = new StringBuilder();
        String[] lines = text.split("(?<=\n)", -1);
        for (String line : lines) {
            if (line.startsWith("> ")) {
                special(plain.toString(), EnumSet.noneOf(Style.class));
                plain.setLength(0);
                special("┃ " + line.substring(2), EnumSet.of(Style.QUOTE));
            } else {
                plain.append(line);
            }
        }
        special(plain.toString(), EnumSet.noneOf(Style.class));
    }

    /** Mentions and links first: the signs inside an address are part of it. */
    private void special(String text, EnumSet<Style> styles) {
        Matcher found = SPECIAL.matcher(text);
        int from = 0;
        while (found.find()) {
            Optional<String> name = found.group(1) == null ? Optional.empty() : names.apply(found.group(1));
            if (found.group(1) != null && name.isEmpty()) {
                continue;
            }
            inline(text.substring(from, found.start()), styles, 0);
            if (name.isPresent()) {
                add("@" + GuardedText.line(name.get()), with(styles, Style.MENTION));
            } else {
                add(found.group(), with(styles, Style.LINK));
            }
            from = found.end();
        }
        inline(text.substring(from), styles, 0);
    }

    private void inline(String text, EnumSet<Style> styles, int depth) {
        int plainFrom = 0;
        int at = 0;
        while (at < text.length()) {
            String sign = depth >= DEEPEST ? "" : sign(text, at);
            int end = sign.isEmpty() ? -1 : partner(text, at, sign);
            if (end < 0) {
                at += Math.max(1, sign.length());
                continue;
            }
            add(text.substring(plainFrom, at), styles);
            String inside = text.substring(at + sign.length(), end);
            switch (sign) {
                case "`" -> add(inside, with(styles, Style.CODE));
                case "**" -> inline(inside, with(styles, Style.BOLD), depth + 1);
                case "~~" -> inline(inside, with(styles, Style.STRUCK), depth + 1);
                default -> inline(inside, with(styles, Style.ITALIC), depth + 1);
            }
            at = end + sign.length();
            plainFrom = at;
        }
        add(text.substring(plainFrom), styles);
    }

    private static String sign(String text, int at) {
        return switch (text.charAt(at)) {
            case '`' -> "`";
            case '*' -> text.startsWith("**", at) ? "**" : "*";
            case '~' -> text.startsWith("~~", at) ? "~~" : "";
            case '_' -> "_";
            default -> "";
        };
    }

    /** The sign stands before a letter, its partner after one; underscores only at the edges of words. */
    private static int partner(String text, int at, String sign) {
        int inside = at + sign.length();
        if (inside >= text.length() || Character.isWhitespace(text.charAt(inside))) {
            return -1;
        }
        boolean edges = sign.equals("_");
        if (edges && at > 0 && Character.isLetterOrDigit(text.charAt(at - 1))) {
            return -1;
        }
        int end = text.indexOf(sign, inside + 1);
        while (end >= 0) {
            int after = end + sign.length();
            boolean open = Character.isWhitespace(text.charAt(end - 1))
                    || edges && after < text.length() && Character.isLetterOrDigit(text.charAt(after))
                    || sign.equals("*") && text.startsWith("**", end);
            if (!open) {
                return end;
            }
            end = text.indexOf(sign, sign.equals("*") && text.startsWith("**", end) ? end + 2 : end + 1);
        }
        return -1;
    }

    private void add(String text, Set<Style> styles) {
        if (!text.isEmpty()) {
            spans.add(new Span(text, Set.copyOf(styles)));
        }
    }

    private static EnumSet<Style> with(EnumSet<Style> styles, Style more) {
        EnumSet<Style> all = EnumSet.copyOf(styles);
        all.add(more);
        return all;
    }
}
