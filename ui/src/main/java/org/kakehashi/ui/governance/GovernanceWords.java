package org.kakehashi.ui.governance;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.order.Outcome;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.governance.Governance;
import org.kakehashi.wallet.governance.OperatorPreview;
import org.kakehashi.wallet.governance.Parameter;
import org.kakehashi.wallet.governance.Proposal;
import org.kakehashi.wallet.governance.ProposalState;
import org.kakehashi.wallet.governance.Tally;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.systemcontract.ProgramVersion;

/** Proposals, tallies, parameters and an operator's orders in words. */
final class GovernanceWords implements Outcome {

    /** Parameters that are amounts in von (PlatON-Go x/staking, x/restricting). */
    private static final Set<String> AMOUNTS = Set.of("stakeThreshold", "operatingThreshold", "minimumRelease");

    private final Texts texts;
    private final Figures figures;
    private final NetworkProfile profile;

    GovernanceWords(Texts texts, Figures figures, NetworkProfile profile) {
        this.texts = texts;
        this.figures = figures;
        this.profile = profile;
    }

    /** Hundredths of a per cent. */
    String percent(long basePoints) {
        NumberFormat format = NumberFormat.getPercentInstance(texts.language().locale());
        format.setMaximumFractionDigits(2);
        return format.format(BigDecimal.valueOf(basePoints, 4));
    }

    String kind(Proposal proposal) {
        return proposal.content()
                .textKey()
                .map(key -> texts.get("systemcontract." + key))
                .orElse(texts.get("governance.kind.unknown"));
    }

    /** The number of its improvement proposal, as the proposer wrote it. */
    static String pip(Proposal proposal) {
        return GuardedText.line(proposal.pipId());
    }

    /** What would change, in a sentence. */
    String change(Proposal proposal) {
        return switch (proposal.content()) {
            case Proposal.Text() -> texts.get("governance.change.text");
            case Proposal.Version(long version, long block) ->
                block > 0
                        ? texts.get("governance.change.versionAt", ProgramVersion.text(version), block)
                        : texts.get("governance.change.version", ProgramVersion.text(version));
            case Proposal.Parameter(var module, var name, var value) ->
                texts.get("governance.change.parameter", GuardedText.line(module + "/" + name), value(name, value));
            case Proposal.Cancel(var target) -> texts.get("governance.change.cancel", target.toHex());
            case Proposal.Unknown(long type) -> texts.get("governance.change.unknown", type);
        };
    }

    String status(ProposalState state) {
        Tally tally = state.tally();
        if (tally == null) {
            return texts.get("governance.status.unknown");
        }
        return texts.get("systemcontract." + tally.status().textKey());
    }

    /** How much time is left, or when it ended. */
    String left(ProposalState state) {
        return state.voting()
                ? texts.count("governance.left", state.roundsLeft(), texts.moment(state.endsAbout()))
                : texts.get("governance.ended", texts.moment(state.endsAbout()));
    }

    /** The counts in one line. */
    String counts(ProposalState state) {
        Tally tally = state.tally();
        return tally == null
                ? texts.get("governance.status.unknown")
                : texts.get("governance.counts", tally.yes(), tally.no(), tally.abstain(), tally.voters());
    }

    static String name(Parameter parameter) {
        return GuardedText.line(parameter.module() + "/" + parameter.name());
    }

    /** A parameter's value; amounts of the coin are written as such, and what is no number stays as it is. */
    String value(String name, String value) {
        if (!value.matches("[0-9]{1,78}")) {
            return GuardedText.line(value);
        }
        return AMOUNTS.contains(name) ? figures.coin(new BigInteger(value), profile) : number(value);
    }

    /** A parameter's value as it is typed; with an amount of the coin beside it where it is one. */
    String typed(Parameter parameter) {
        String raw = GuardedText.line(parameter.value());
        return AMOUNTS.contains(parameter.name()) ? raw + " (" + value(parameter.name(), parameter.value()) + ")" : raw;
    }

    private String number(String digits) {
        return NumberFormat.getIntegerInstance(texts.language().locale()).format(new BigInteger(digits));
    }

    @Override
    public List<String> sentences(Object preview) {
        if (!(preview instanceof OperatorPreview order)) {
            throw new IllegalStateException("an outcome without words: " + preview.getClass());
        }
        List<String> said = new ArrayList<>();
        String amount = figures.coin(order.amount(), profile);
        switch (order.function()) {
            case CREATE_STAKING -> said.add(texts.get("governance.outcome.create", amount));
            case EDIT_CANDIDATE -> said.add(texts.get("governance.outcome.edit"));
            case INCREASE_STAKING -> said.add(texts.get("governance.outcome.increase", amount));
            case WITHDRAW_STAKING -> said.add(texts.get("governance.outcome.withdraw", order.lockEpochs()));
            case VOTE -> {
                said.add(texts.get("governance.outcome.vote"));
                said.add(texts.get("governance.outcome.votedAlready"));
            }
            case DECLARE_VERSION -> said.add(texts.get("governance.outcome.declare"));
            default -> {
                said.add(texts.get("governance.outcome.submit"));
                said.add(texts.get("systemcontract." + Governance.FEE_CAP_KEY));
            }
        }
        return said;
    }
}
