package org.kakehashi.ui.staking;

import java.math.BigInteger;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.send.ReceiptWords;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.staking.StakingRecord;
import org.kakehashi.wallet.staking.ValidatorList;
import org.kakehashi.wallet.systemcontract.NodeId;
import org.kakehashi.wallet.systemcontract.SystemReceipt;

/** One order that was signed here: what, with which node, how much, when, and what came of it. */
final class RecordCell extends ListCell<StakingRecord> {

    private final Texts texts;
    private final StakingWords words;
    private final ReceiptWords receipts;
    private final Supplier<@Nullable ValidatorList> validators;
    private final Label what = new Label();
    private final Label outcome = new Label();
    private final Label amount = new Label();
    private final Label when = new Label();
    private final VBox row;

    RecordCell(Texts texts, StakingWords words, ReceiptWords receipts, Supplier<@Nullable ValidatorList> validators) {
        this.texts = texts;
        this.words = words;
        this.receipts = receipts;
        this.validators = validators;
        what.getStyleClass().add("strong");
        what.setMinWidth(0);
        HBox.setHgrow(what, Priority.ALWAYS);
        what.setMaxWidth(Double.MAX_VALUE);
        amount.getStyleClass().add("amount-number");
        amount.setMinWidth(USE_PREF_SIZE);
        outcome.getStyleClass().addAll("muted", "caption");
        outcome.setWrapText(true);
        when.getStyleClass().addAll("muted", "caption");
        var first = new HBox(12, what, amount);
        first.setAlignment(Pos.BASELINE_LEFT);
        row = new VBox(2, first, when, outcome);
        setPrefWidth(0);
        getStyleClass().add("entry-cell");
    }

    @Override
    protected void updateItem(@Nullable StakingRecord entry, boolean empty) {
        super.updateItem(entry, empty);
        if (empty || entry == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        String action = texts.get("systemcontract." + entry.function().textKey());
        NodeId node = entry.node();
        what.setText(node == null ? action : action + " · " + name(node));
        BigInteger asked = entry.amount();
        amount.setText(asked == null ? "" : words.coin(asked));
        when.setText(state(entry));
        SystemReceipt receipt = entry.receipt();
        String told = receipt == null ? "" : receipts.summary(receipt);
        outcome.setText(told);
        outcome.setManaged(!told.isEmpty());
        outcome.setVisible(!told.isEmpty());
        setGraphic(row);
        setAccessibleText(String.join(", ", what.getText(), amount.getText(), when.getText(), outcome.getText()));
    }

    private String name(NodeId node) {
        ValidatorList known = validators.get();
        return known == null ? node.toShort() : StakingWords.name(known, node);
    }

    private String state(StakingRecord entry) {
        String status = texts.get("history.status."
                + switch (entry.state()) {
                    case FINAL -> "DONE";
                    case FAILED -> "FAILED";
                    case IN_BLOCK -> "IN_BLOCK";
                    case CANCELLED -> "CANCELLED";
                    case REPLACED -> "REPLACED";
                    case REJECTED -> "NOT_SENT";
                    case SIGNED, SENT, DROPPED -> "WAITING";
                });
        BigInteger fee = entry.fee();
        String paid = fee == null ? "" : " · " + texts.get("staking.record.fee", words.coin(fee));
        return status + " · " + texts.moment(entry.time()) + paid;
    }
}
