package org.kakehashi.ui.governance;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.Field;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.order.Wish;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.governance.Governance;
import org.kakehashi.wallet.governance.Parameter;
import org.kakehashi.wallet.governance.Proposal;
import org.kakehashi.wallet.governance.ProposalActions;
import org.kakehashi.wallet.governance.ProposalState;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.systemcontract.NodeId;
import org.kakehashi.wallet.systemcontract.ProgramVersion;

/** Asks what is put to the vote (2000, 2001, 2002, 2005). */
final class ProposalEntry extends OperatorEntry {

    /** What can be put to the vote. */
    private enum Kind {
        TEXT,
        VERSION,
        PARAMETER,
        CANCEL
    }

    private final GovernanceWords words;
    private final NodeId node;
    private final TextField pip;
    private final ToggleGroup kind;
    private final VBox rest = new VBox(12);
    private final TextField version;
    private final TextField rounds;
    private final ComboBox<Parameter> parameter = new ComboBox<>();
    private final TextField value;
    private final ComboBox<ProposalState> target = new ComboBox<>();

    ProposalEntry(
            Texts texts,
            Figures figures,
            NetworkProfile profile,
            GovernanceWords words,
            NodeId node,
            GovernanceViewModel.Reading reading) {
        super(texts, figures, profile);
        this.words = words;
        this.node = node;
        getChildren().add(Form.muted(texts.get("systemcontract." + Governance.FEE_CAP_KEY)));
        pip = line(texts.get("systemcontract.argument.pipId"), "proposal-pip", texts.get("governance.pip.hint"));
        kind = choice(
                texts.get("governance.kind"),
                List.of(Kind.values()),
                each -> texts.get("systemcontract.proposal." + each));
        getChildren().add(rest);
        version = input("proposal-version");
        rounds = input("proposal-rounds");
        value = input("proposal-value");
        parameter.setId("proposal-parameter");
        parameter.getItems().setAll(reading.parameters());
        parameter.setConverter(words(GovernanceWords::name));
        parameter.valueProperty().addListener((_, _, _) -> arrange());
        target.setId("proposal-target");
        target.getItems()
                .setAll(reading.proposals().stream()
                        .filter(ProposalEntry::cancellable)
                        .toList());
        target.setConverter(words(each -> GovernanceWords.pip(each.proposal()) + " · " + words.kind(each.proposal())));
        target.valueProperty().addListener((_, _, _) -> judge());
        kind.selectedToggleProperty().addListener((_, _, _) -> arrange());
        arrange();
    }

    /** The chain cancels upgrades and changes of parameters only, and only while they are voted on. */
    private static boolean cancellable(ProposalState state) {
        return state.voting()
                && (state.proposal().content() instanceof Proposal.Version
                        || state.proposal().content() instanceof Proposal.Parameter);
    }

    private TextField input(String id) {
        var text = new TextField();
        text.setId(id);
        text.textProperty().addListener((_, _, _) -> judge());
        return text;
    }

    private static <T> StringConverter<T> words(java.util.function.Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T each) {
                return each == null ? "" : words.apply(each);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("chosen, not typed");
            }
        };
    }

    /** Only what this kind needs is asked. */
    private void arrange() {
        Node lasting = new Field(texts.get("systemcontract.argument.endVotingRounds"), rounds)
                .hint(texts.get("governance.rounds.hint"));
        List<Node> asked = switch ((Kind) chosen(kind)) {
            case TEXT -> List.of();
            case VERSION ->
                List.of(
                        new Field(texts.get("systemcontract.argument.newVersion"), version)
                                .hint(texts.get("governance.newVersion.hint")),
                        lasting);
            case PARAMETER ->
                List.of(
                        new Field(texts.get("systemcontract.argument.name"), parameter).hint(present()),
                        new Field(texts.get("systemcontract.argument.newValue"), value));
            case CANCEL -> List.of(toCancel(), lasting);
        };
        rest.getChildren().setAll(asked);
        judge();
    }

    private Field toCancel() {
        var field = new Field(texts.get("systemcontract.argument.proposalToCancel"), target);
        return target.getItems().isEmpty() ? field.hint(texts.get("governance.noVote")) : field;
    }

    private String present() {
        Parameter chosen = parameter.getValue();
        return chosen == null
                ? ""
                : texts.get("governance.parameter.now", words.typed(chosen)) + " "
                        + GuardedText.line(chosen.description());
    }

    @Override
    public Optional<Wish> wish() {
        if (pip.getText().isBlank()) {
            return Optional.empty();
        }
        String id = pip.getText().strip();
        return switch ((Kind) chosen(kind)) {
            case TEXT -> Optional.of((system, from) -> new ProposalActions(system).submitText(from, node, id));
            case VERSION -> upgrade(id);
            case PARAMETER -> change(id, parameter.getValue());
            case CANCEL -> cancellation(id, target.getValue());
        };
    }

    private Optional<Wish> upgrade(String id) {
        Optional<Integer> number = ProgramVersion.parse(version.getText());
        Optional<Long> lasting = lasting();
        return number.isEmpty() || lasting.isEmpty()
                ? Optional.empty()
                : Optional.of((system, from) ->
                        new ProposalActions(system).submitVersion(from, node, id, number.get(), lasting.get()));
    }

    private Optional<Wish> change(String id, @Nullable Parameter chosen) {
        String wanted = value.getText().strip();
        return chosen == null || !wanted.matches("[0-9]{1,78}")
                ? Optional.empty()
                : Optional.of((system, from) -> new ProposalActions(system)
                        .submitParameter(from, node, id, chosen.module(), chosen.name(), wanted));
    }

    private Optional<Wish> cancellation(String id, @Nullable ProposalState chosen) {
        Optional<Long> lasting = lasting();
        return chosen == null || lasting.isEmpty()
                ? Optional.empty()
                : Optional.of((system, from) -> new ProposalActions(system)
                        .submitCancel(
                                from, node, id, lasting.get(), chosen.proposal().id()));
    }

    private Optional<Long> lasting() {
        String typed = rounds.getText().strip();
        return typed.matches("[0-9]{1,7}") ? Optional.of(Long.valueOf(typed)) : Optional.empty();
    }
}
