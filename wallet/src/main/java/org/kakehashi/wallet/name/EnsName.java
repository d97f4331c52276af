package org.kakehashi.wallet.name;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.kakehashi.wallet.name.NameReading.Fault;
import org.kakehashi.wallet.rlp.Bytes;

/**
 * Names of the Ethereum Name Service: normalization (ENSIP-15, Unicode 17) and hashing (ENSIP-1). Loading takes a
 * moment and some memory, so one instance is shared.
 */
public final class EnsName {

    /** The longest name that is read, in code points. */
    public static final int LONGEST_NAME = 2_000;

    private static final int HYPHEN = '-';
    private static final int UNDERSCORE = '_';

    private final NameRules rules = NameRules.load();

    /** Ends the work on a label that is wrong. */
    private static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;

        final Fault fault;

        Refusal(Fault fault) {
            super(fault.name(), null, false, false);
            this.fault = fault;
        }
    }

    /** A run of text, or one emoji. */
    private record Token(List<Integer> codePoints, boolean emoji) {}

    /** The one normal form of a name, or why it has none. The empty name is normal. */
    public NameReading normalize(String name) {
        if (name.isEmpty()) {
            return new NameReading.Normal("");
        }
        if (name.length() > 2 * LONGEST_NAME) {
            return new NameReading.Refused("", Fault.TOO_LONG);
        }
        List<String> labels = new ArrayList<>();
        for (String label : name.split("\\.", -1)) {
            try {
                labels.add(label(label));
            } catch (Refusal refusal) {
                return new NameReading.Refused(label, refusal.fault);
            }
        }
        return new NameReading.Normal(String.join(".", labels));
    }

    /**
     * The 32-byte node of a name (ENSIP-1).
     *
     * @param normal a name in its normal form
     */
    public static Bytes namehash(String normal) {
        Bytes node = Bytes.of(new byte[32]);
        if (normal.isEmpty()) {
            return node;
        }
        String[] labels = normal.split("\\.", -1);
        for (int i = labels.length - 1; i >= 0; i--) {
            node = node.plus(Bytes.ofText(labels[i]).keccak256()).keccak256();
        }
        return node;
    }

    /**
     * The node of a name as it may have been registered when the rules were those of an older Unicode version, which
     * allowed some symbols that are refused today: mapped and composed, but not judged. For recognising such a name in a
     * record, never for finding a payee.
     *
     * @throws IllegalArgumentException for a name that is too long
     */
    public Bytes historicNamehash(String name) {
        if (name.length() > 2 * LONGEST_NAME) {
            throw new IllegalArgumentException("A name of " + name.length() + " characters");
        }
        List<String> labels = new ArrayList<>();
        for (String label : name.split("\\.", -1)) {
            try {
                List<Integer> norm = new ArrayList<>();
                tokens(label.codePoints().toArray(), false).forEach(token -> norm.addAll(token.codePoints()));
                labels.add(CodePoints.text(CodePoints.array(norm)));
            } catch (Refusal refusal) {
                throw new IllegalStateException("Nothing is judged", refusal);
            }
        }
        return namehash(String.join(".", labels));
    }

    private String label(String label) throws Refusal {
        List<Token> tokens = tokens(label.codePoints().toArray(), true);
        if (tokens.isEmpty()) {
            throw new Refusal(Fault.EMPTY_LABEL);
        }
        List<Integer> norm = new ArrayList<>();
        tokens.forEach(token -> norm.addAll(token.codePoints()));
        checkUnderscores(norm);
        boolean hasEmoji = tokens.stream().anyMatch(Token::emoji);
        if (!hasEmoji && norm.stream().allMatch(each -> each < 0x80)) {
            if (norm.size() >= 4 && norm.get(2) == HYPHEN && norm.get(3) == HYPHEN) {
                throw new Refusal(Fault.LABEL_EXTENSION);
            }
        } else {
            checkText(tokens, norm);
        }
        return CodePoints.text(CodePoints.array(norm));
    }

    private void checkText(List<Token> tokens, List<Integer> norm) throws Refusal {
        List<Integer> text = new ArrayList<>();
        tokens.stream().filter(token -> !token.emoji()).forEach(token -> text.addAll(token.codePoints()));
        if (text.isEmpty()) {
            return;
        }
        for (Token token : tokens) {
            if (!token.emoji() && rules.combining.get(token.codePoints().getFirst())) {
                throw new Refusal(Fault.COMBINING_MARK);
            }
        }
        checkFenced(norm);
        Set<Integer> unique = new LinkedHashSet<>(text);
        NameRules.Group group = group(unique);
        if (group.checksMarks()) {
            checkMarks(text);
        }
        checkLookalikes(unique);
    }

    private List<Token> tokens(int[] input, boolean judge) throws Refusal {
        List<Token> tokens = new ArrayList<>();
        List<Integer> text = new ArrayList<>();
        int position = 0;
        while (position < input.length) {
            int end = position;
            int[] emoji = null;
            NameRules.Emoji node = rules.emojis;
            for (int i = position; i < input.length && node != null; i++) {
                node = node.next.get(input[i]);
                if (node != null && node.emoji != null) {
                    emoji = node.emoji;
                    end = i + 1;
                }
            }
            if (emoji != null) {
                flush(text, tokens);
                tokens.add(new Token(Arrays.stream(emoji).boxed().toList(), true));
                position = end;
            } else {
                addCharacter(input[position++], text, judge);
            }
        }
        flush(text, tokens);
        return tokens;
    }

    private void addCharacter(int codePoint, List<Integer> text, boolean judge) throws Refusal {
        if (rules.valid.get(codePoint)) {
            text.add(codePoint);
            return;
        }
        int[] mapped = rules.mapped.get(codePoint);
        if (mapped != null) {
            for (int each : mapped) {
                text.add(each);
            }
        } else if (!rules.ignored.get(codePoint)) {
            if (judge) {
                throw new Refusal(Fault.DISALLOWED_CHARACTER);
            }
            text.add(codePoint);
        }
    }

    private void flush(List<Integer> text, List<Token> tokens) {
        if (!text.isEmpty()) {
            tokens.add(new Token(rules.forms.composed(text), false));
            text.clear();
        }
    }

    private static void checkUnderscores(List<Integer> norm) throws Refusal {
        boolean atStart = true;
        for (int each : norm) {
            if (each != UNDERSCORE) {
                atStart = false;
            } else if (!atStart) {
                throw new Refusal(Fault.UNDERSCORE);
            }
        }
    }

    private void checkFenced(List<Integer> norm) throws Refusal {
        boolean before = true;
        for (int each : norm) {
            boolean fenced = rules.fenced.get(each);
            if (fenced && before) {
                throw new Refusal(Fault.FENCED_CHARACTER);
            }
            before = fenced;
        }
        if (before) {
            throw new Refusal(Fault.FENCED_CHARACTER);
        }
    }

    /** The first group that holds every character. */
    private NameRules.Group group(Set<Integer> unique) throws Refusal {
        for (NameRules.Group group : rules.groups) {
            if (unique.stream().allMatch(group::holds)) {
                return group;
            }
        }
        boolean known = unique.stream().allMatch(each -> rules.groups.stream().anyMatch(group -> group.holds(each)));
        throw new Refusal(known ? Fault.MIXED_SCRIPTS : Fault.DISALLOWED_CHARACTER);
    }

    private void checkMarks(List<Integer> text) throws Refusal {
        List<Integer> parts = rules.forms.decomposed(text);
        Set<Integer> marks = new LinkedHashSet<>();
        for (int i = 1; i < parts.size(); i++) {
            int part = parts.get(i);
            if (!rules.nonSpacing.get(part)) {
                marks.clear();
            } else if (!marks.add(part) || marks.size() > rules.mostMarks()) {
                throw new Refusal(Fault.TOO_MANY_MARKS);
            }
        }
    }

    private void checkLookalikes(Set<Integer> unique) throws Refusal {
        List<NameRules.Group> makers = null;
        List<Integer> shared = new ArrayList<>();
        for (int each : unique) {
            if (rules.unique.get(each)) {
                return;
            }
            List<NameRules.Group> others = rules.lookalikes.get(each);
            if (others == null) {
                shared.add(each);
                continue;
            }
            makers = makers == null
                    ? others
                    : makers.stream().filter(others::contains).toList();
            if (makers.isEmpty()) {
                return;
            }
        }
        if (makers != null && makers.stream().anyMatch(maker -> shared.stream().allMatch(maker::holds))) {
            throw new Refusal(Fault.CONFUSABLE);
        }
    }
}
