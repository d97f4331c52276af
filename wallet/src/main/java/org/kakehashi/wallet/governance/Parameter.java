package org.kakehashi.wallet.governance;

import java.util.ArrayList;
import java.util.List;
import org.kakehashi.wallet.systemcontract.AnswerFields;
import org.kakehashi.wallet.systemcontract.MalformedAnswerException;

/**
 * A parameter that validators can change by vote.
 *
 * @param description the node's own English words, with the allowed range
 * @param value in force, as decimal text
 * @param formerValue what it was before the last change; empty if it never changed
 * @param activeBlock from which block the value is or will be in force; 0 from the beginning
 */
public record Parameter(
        String module, String name, String description, String value, String formerValue, long activeBlock) {

    private static final int LONGEST_TEXT = 400;

    /** Whether it was ever changed by vote. */
    public boolean changed() {
        return activeBlock > 0;
    }

    /** The proposals that were or are about this parameter, the latest first. */
    public List<ProposalState> history(List<ProposalState> proposals) {
        List<ProposalState> history = new ArrayList<>();
        for (ProposalState each : proposals) {
            if (each.proposal().content() instanceof Proposal.Parameter(var inModule, var named, var unused)
                    && inModule.equals(module)
                    && named.equals(name)) {
                history.add(each);
            }
        }
        history.sort((one, other) ->
                Long.compare(other.proposal().submitBlock(), one.proposal().submitBlock()));
        return history;
    }

    /** Reads an entry of 2106. */
    static Parameter read(AnswerFields entry) throws MalformedAnswerException {
        AnswerFields item = entry.inner("ParamItem");
        AnswerFields value = entry.inner("ParamValue");
        return new Parameter(
                item.text("Module", LONGEST_TEXT),
                item.text("Name", LONGEST_TEXT),
                item.text("Desc", LONGEST_TEXT),
                value.text("Value", LONGEST_TEXT),
                value.text("StaleValue", LONGEST_TEXT),
                value.number("ActiveBlock"));
    }
}
