package org.kakehashi.ui.governance;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kakehashi.ui.control.EmptyState;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.governance.Governance;
import org.kakehashi.wallet.governance.ProposalState;

/** All proposals of the network, and why a holder only looks on. */
final class ProposalsPane extends VBox {

    private final ListView<ProposalState> list = new ListView<>();

    ProposalsPane(
            Texts texts,
            GovernanceWords words,
            List<ProposalState> proposals,
            String version,
            Consumer<ProposalState> onOpen) {
        setSpacing(10);
        setMinWidth(0);
        list.setId("governance-proposals");
        list.setAccessibleText(texts.get("governance.proposals"));
        list.setCellFactory(_ -> new ProposalCell(words));
        list.setPlaceholder(
                new EmptyState(Icons.FILE, texts.get("governance.none"), texts.get("governance.none.text")));
        list.getItems().setAll(proposals);
        Runnable open = () -> {
            ProposalState chosen = list.getSelectionModel().getSelectedItem();
            if (chosen != null) {
                onOpen.accept(chosen);
            }
        };
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open.run();
            }
        });
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                open.run();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren()
                .addAll(
                        Form.muted(texts.get("systemcontract." + Governance.WHY_NO_VOTE_KEY)),
                        list,
                        Form.muted(texts.get("governance.version", version)));
    }
}
