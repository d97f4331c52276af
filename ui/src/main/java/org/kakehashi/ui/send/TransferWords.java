package org.kakehashi.ui.send;

import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.transfer.Transfer;
import org.kakehashi.wallet.transfer.TransferState;

/** Says where a payment is in its life. */
public final class TransferWords {

    private final Texts texts;
    private final Figures figures;
    private final NetworkProfile profile;

    public TransferWords(Texts texts, Figures figures, NetworkProfile profile) {
        this.texts = texts;
        this.figures = figures;
        this.profile = profile;
    }

    /** One sentence about the state, and below it what a node said, if one refused. */
    public Notice of(Transfer transfer) {
        Notice plain = plain(transfer);
        return transfer.receipt()
                .map(receipt -> new ReceiptWords(texts, figures, profile).of(receipt, plain))
                .orElse(plain);
    }

    private Notice plain(Transfer transfer) {
        String state = sentence(transfer);
        String problem = problem(transfer);
        return switch (transfer.state()) {
            case FINAL -> Notice.success(state, problem);
            case SIGNED, SENT, IN_BLOCK -> problem.isEmpty() ? Notice.info(state, "") : Notice.warning(state, problem);
            case CANCELLED -> Notice.info(state, problem);
            case DROPPED, REPLACED -> Notice.warning(state, problem);
            case FAILED, REJECTED -> Notice.danger(state, problem);
        };
    }

    private String sentence(Transfer transfer) {
        String block = transfer.block() == null ? "" : Long.toString(transfer.block());
        String fee = transfer.feePaid() == null
                ? texts.get("history.detail.feeUnknown")
                : figures.coin(transfer.feePaid(), profile);
        String key = "history.state." + transfer.state();
        return switch (transfer.state()) {
            case IN_BLOCK -> texts.get(key, block);
            case FINAL, FAILED -> texts.get(key, block, fee);
            case CANCELLED -> texts.get(key, fee);
            case SIGNED, SENT, DROPPED ->
                transfer.cancelling() ? texts.get("history.state.cancelling") : texts.get(key);
            case REPLACED, REJECTED -> texts.get(key);
        };
    }

    private String problem(Transfer transfer) {
        if (transfer.problem() == null || transfer.state() == TransferState.FINAL) {
            return "";
        }
        String meaning = texts.get("history.problem." + transfer.problem());
        String said = transfer.problemText();
        return said == null || said.isBlank()
                ? meaning
                : meaning + " " + texts.get("history.problem.said", GuardedText.line(said));
    }
}
