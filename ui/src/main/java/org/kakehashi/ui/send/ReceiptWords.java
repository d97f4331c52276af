package org.kakehashi.ui.send;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.kakehashi.ui.control.InlineMessage;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.systemcontract.SystemError;
import org.kakehashi.wallet.systemcontract.SystemReceipt;

/** Says what became of the call of one of the network's own contracts: what it paid, or why it was refused. */
public final class ReceiptWords {

    private final Texts texts;
    private final Figures figures;
    private final NetworkProfile profile;

    public ReceiptWords(Texts texts, Figures figures, NetworkProfile profile) {
        this.texts = texts;
        this.figures = figures;
        this.profile = profile;
    }

    /**
     * The notice of a transaction that is in a block.
     *
     * @param state what is said of any transaction in this state: its block and its fee
     */
    public Notice of(SystemReceipt receipt, Notice state) {
        return switch (receipt) {
            case SystemReceipt.Done _ -> state;
            case SystemReceipt.Failed failed -> refused(failed, state);
            case SystemReceipt.OutOfGas _ -> Notice.danger(texts.get("systemcontract.error.outOfGas"), burned(state));
            case SystemReceipt.Unreadable _ ->
                new Notice(state.kind(), state.title(), texts.get("systemcontract.error.unreadable"));
            case SystemReceipt.Claimed claimed -> {
                boolean none = claimed.total().signum() == 0;
                yield none
                        ? Notice.warning(state.title(), texts.get("systemcontract.receipt.claimedNothing"))
                        : Notice.success(summary(claimed), state.title());
            }
            case SystemReceipt.Redeemed(var free, var restricting) -> {
                boolean none = free.add(restricting).signum() == 0;
                yield none
                        ? Notice.warning(state.title(), texts.get("systemcontract.receipt.redeemedNothing"))
                        : Notice.success(summary(receipt), state.title());
            }
            case SystemReceipt.Undelegated _ -> {
                String told = summary(receipt);
                yield told.isEmpty() ? state : Notice.success(told, state.title());
            }
        };
    }

    private Notice refused(SystemReceipt.Failed failed, Notice state) {
        SystemError error = failed.error();
        String code = Integer.toString(failed.code());
        if (error == null) {
            return Notice.danger(texts.get("systemcontract.error.unknown", code), burned(state));
        }
        String advice = texts.get("systemcontract." + error.advice().textKey());
        return Notice.danger(
                texts.get("systemcontract." + error.textKey()),
                advice + " " + texts.get("systemcontract.receipt.code", code) + " " + burned(state));
    }

    private String burned(Notice state) {
        return texts.get("systemcontract." + SystemError.Harm.BURNED.textKey())
                + (state.kind() == InlineMessage.Kind.DANGER ? " " + state.title() : "");
    }

    /** In one or a few sentences what was paid or why nothing was done; empty where the receipt tells nothing. */
    public String summary(SystemReceipt receipt) {
        List<String> said = new ArrayList<>();
        switch (receipt) {
            case SystemReceipt.Done _ -> {}
            case SystemReceipt.Failed(int code, var error) ->
                said.add(
                        error == null
                                ? texts.get("systemcontract.error.unknown", Integer.toString(code))
                                : texts.get("systemcontract." + error.textKey()));
            case SystemReceipt.OutOfGas _ -> said.add(texts.get("systemcontract.error.outOfGas"));
            case SystemReceipt.Unreadable _ -> said.add(texts.get("systemcontract.error.unreadable"));
            case SystemReceipt.Claimed claimed -> say(said, "systemcontract.receipt.claimed", claimed.total());
            case SystemReceipt.Redeemed(var free, var restricting) -> {
                say(said, "systemcontract.receipt.free", free);
                say(said, "systemcontract.receipt.plan", restricting);
            }
            case SystemReceipt.Undelegated parts -> {
                say(said, "systemcontract.receipt.free", parts.free());
                say(said, "systemcontract.receipt.plan", parts.restricting());
                say(said, "systemcontract.receipt.locked", parts.lockedFree().add(parts.lockedRestricting()));
                say(said, "systemcontract.receipt.reward", parts.reward());
            }
        }
        return String.join(" ", said);
    }

    private void say(List<String> said, String key, BigInteger von) {
        if (von.signum() > 0) {
            said.add(texts.get(key, figures.coin(von, profile)));
        }
    }
}
