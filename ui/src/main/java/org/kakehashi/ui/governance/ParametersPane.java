package org.kakehashi.ui.governance;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.governance.Parameter;
import org.kakehashi.wallet.governance.ProposalState;

/** Everything that validators can change by vote: the value in force, what it was, and the votes about it. */
final class ParametersPane extends ScrollPane {

    private final Texts texts;
    private final GovernanceWords words;

    ParametersPane(Texts texts, GovernanceWords words, List<Parameter> parameters, List<ProposalState> proposals) {
        this.texts = texts;
        this.words = words;
        setFitToWidth(true);
        setFocusTraversable(false);
        setId("governance-parameters");
        var page = new VBox();
        page.getChildren().add(Form.muted(texts.get("governance.parameters.text")));
        for (Parameter each : parameters) {
            page.getChildren().add(line(each, each.history(proposals)));
        }
        page.setStyle("-fx-padding: 0 12px 16px 0;");
        setContent(page);
    }

    private Node line(Parameter parameter, List<ProposalState> history) {
        var name = new Label(GovernanceWords.name(parameter));
        name.getStyleClass().add("strong");
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        var value = new Label(words.value(parameter.name(), parameter.value()));
        value.getStyleClass().add("amount-number");
        value.setMinWidth(USE_PREF_SIZE);
        var first = new HBox(12, name, value);
        first.setAlignment(Pos.BASELINE_LEFT);
        var box = new VBox(3, first, Form.muted(GuardedText.line(parameter.description())));
        if (parameter.changed() && !parameter.formerValue().isBlank()) {
            box.getChildren()
                    .add(Form.muted(texts.get(
                            "governance.parameter.before",
                            words.value(parameter.name(), parameter.formerValue()),
                            parameter.activeBlock())));
        }
        for (ProposalState each : history) {
            box.getChildren()
                    .add(Form.muted(texts.get(
                            "governance.parameter.vote",
                            GovernanceWords.pip(each.proposal()),
                            words.change(each.proposal()),
                            words.status(each),
                            each.proposal().submitBlock())));
        }
        box.getStyleClass().add("line");
        return box;
    }
}
