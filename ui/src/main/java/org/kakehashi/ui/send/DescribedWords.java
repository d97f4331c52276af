package org.kakehashi.ui.send;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.KeyValues;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Names;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.clearsigning.ClearText;
import org.kakehashi.wallet.clearsigning.Described;
import org.kakehashi.wallet.clearsigning.Descriptors;

/** A call or message in the words of a descriptor, whose words they are, and all values beside them. */
public final class DescribedWords {

    /** What the descriptions that come with the program call things; each is a key of the texts. */
    private static final Set<String> OWN = Set.of(
            "wrap", "unwrap", "stake", "lockdown", "voidSignatures", "gives", "gets", "referral", "token", "spender");

    private static final int LONGEST = 2_000;
    private static final int LONGEST_LABEL = 80;

    private final Texts texts;
    private final Names names;

    public DescribedWords(Texts texts, Names names) {
        this.texts = texts;
        this.names = names;
    }

    /** Adds the rows. */
    public void rows(Described described, KeyValues facts) {
        ClearText text = described.text();
        Descriptors.Entry source = described.source();
        facts.row(texts.get("send.call.does"), Form.words(intent(text, source == null)));
        facts.row(texts.get("send.call.source"), Form.words(source(text, source)));
        for (ClearText.Line line : text.lines()) {
            facts.row(word(line.label(), source == null), GuardedText.flow(bounded(line.text(), LONGEST)));
        }
        if (source != null) {
            facts.row(texts.get("send.call.values"), Form.muted(texts.get("send.call.values.text")));
            new ValueRows(names).add(described.values(), facts);
        }
        if (!described.rest().isEmpty()) {
            facts.row(
                    texts.get("send.call.rest"),
                    Form.words(bounded(described.rest().toHex(), LONGEST)
                            .replaceAll("(.{34})", "$1\n")
                            .strip()));
        }
    }

    private String intent(ClearText text, boolean own) {
        return text.intent().isBlank() ? texts.get("send.call.noIntent") : word(text.intent(), own);
    }

    private String source(ClearText text, Descriptors.@Nullable Entry source) {
        if (source == null) {
            return texts.get("send.call.source.own", text.owner());
        }
        String owner = text.owner().isBlank() ? "—" : GuardedText.line(bounded(text.owner(), LONGEST_LABEL));
        return texts.get("send.call.source.file", GuardedText.line(source.name()), owner, texts.moment(source.added()));
    }

    private String word(String word, boolean own) {
        return own && OWN.contains(word)
                ? texts.get("send.call.own." + word)
                : GuardedText.line(bounded(word, LONGEST_LABEL));
    }

    private static String bounded(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }
}
