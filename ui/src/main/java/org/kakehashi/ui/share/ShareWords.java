package org.kakehashi.ui.share;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.seed.ShareCollection;
import org.kakehashi.wallet.seed.Slip39;
import org.kakehashi.wallet.seed.Slip39Share;

/** Says what became of a share, and what is still missing. */
final class ShareWords {

    private static final int MOST_UNKNOWN = 5;

    private final Texts texts;

    ShareWords(Texts texts) {
        this.texts = texts;
    }

    /** Which one it is. */
    String name(Slip39Share.Header header) {
        return header.groupCount() == 1
                ? texts.get("share.number", header.member() + 1)
                : texts.get("share.groupNumber", header.group() + 1, header.member() + 1);
    }

    Notice of(ShareCollection.Addition addition) {
        return switch (addition) {
            case ShareCollection.Taken(var header) -> Notice.success(texts.get("share.taken", name(header)), "");
            case ShareCollection.Twice() -> Notice.info(texts.get("share.twice"), "");
            case ShareCollection.OtherSet() ->
                Notice.danger(texts.get("share.otherSet"), texts.get("share.otherSet.text"));
            case ShareCollection.Contradicting() ->
                Notice.danger(texts.get("share.contradicting"), texts.get("share.contradicting.text"));
            case ShareCollection.Unreadable(var reading) -> unreadable(reading);
        };
    }

    private Notice unreadable(Slip39Share.Reading reading) {
        return switch (reading) {
            case Slip39Share.UnknownWords(var words) ->
                Notice.warning(
                        texts.get("share.unknown"),
                        words.stream().limit(MOST_UNKNOWN).map(this::unknown).collect(Collectors.joining("\n")));
            case Slip39Share.WrongCount(int found) ->
                Notice.warning(texts.count("share.count", found), texts.get("share.count.text"));
            case Slip39Share.BadChecksum() ->
                Notice.danger(texts.get("share.checksum"), texts.get("share.checksum.text"));
            case Slip39Share.Forbidden(), Slip39Share.Valid(var _) ->
                Notice.danger(texts.get("share.forbidden"), texts.get("share.forbidden.text"));
        };
    }

    private String unknown(Slip39Share.Unknown word) {
        List<String> alike = Slip39Share.suggestions(word.word());
        return texts.get("common.wordUnknown", word.index() + 1, GuardedText.line(word.word()))
                + (alike.isEmpty() ? "" : " → " + String.join(", ", alike) + "?");
    }

    /** What is there, and how much is missing. @param several whether the set has more than one group */
    Notice state(ShareCollection.State state, boolean several) {
        if (state.isEnough()) {
            return Notice.success(texts.get("share.enough"), texts.get("share.enough.text"));
        }
        List<String> lines = new ArrayList<>();
        if (!several && state.groups().size() == 1) {
            Slip39.GroupState only = state.groups().getFirst();
            return Notice.info(
                    texts.count("share.missing", only.need() - only.have()),
                    texts.get("share.have", only.have(), only.need()));
        }
        for (Slip39.GroupState group : state.groups()) {
            lines.add(texts.get("share.group.have", group.group() + 1, group.have(), group.need()));
        }
        return Notice.info(
                texts.count("share.missingGroups", state.groupsNeeded() - state.groupsComplete()),
                String.join("\n", lines));
    }

    /** Why joined shares give nothing. */
    Notice of(Slip39.Joined failed) {
        return switch (failed) {
            case Slip39.UnusablePassphrase() ->
                Notice.warning(texts.get("share.passphrase.bad"), texts.get("share.passphrase.bad.text"));
            case Slip39.TooCostly() -> Notice.danger(texts.get("share.costly"), texts.get("share.costly.text"));
            default -> Notice.danger(texts.get("share.inconsistent"), texts.get("share.inconsistent.text"));
        };
    }
}
