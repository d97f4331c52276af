package org.kakehashi.ui.holding;

import org.kakehashi.ui.control.AmountLabel;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.money.Asset;
import org.kakehashi.wallet.rpc.NodeProblem;
import org.kakehashi.wallet.token.BalanceProblem;
import org.kakehashi.wallet.token.BalanceReading;

/** Puts a balance into a label: the figures, or "—" with the reason; an old figure with its age. */
public final class BalanceWords {

    private final Texts texts;
    private final Figures figures;

    public BalanceWords(Texts texts, Figures figures) {
        this.texts = texts;
        this.figures = figures;
    }

    /** @param hidden whether figures are kept from the screen */
    public void show(AmountLabel label, Asset asset, BalanceReading reading, boolean hidden) {
        String symbol = GuardedText.line(asset.symbol());
        switch (reading) {
            case BalanceReading.Known(var amount, var at, var _) ->
                label.known(hidden ? dots() : figures.number(asset.of(amount)), symbol);
            case BalanceReading.Stale(BalanceReading.Known(var amount, var at, var _), BalanceProblem reason) -> {
                String number = hidden ? dots() : figures.number(asset.of(amount));
                label.old(
                        number,
                        symbol,
                        reason(reason) + " " + texts.get("wallet.balance.last", number, figures.ago(at)));
            }
            case BalanceReading.Unknown(BalanceProblem reason) -> label.unknown(symbol, reason(reason));
        }
    }

    /** When the balance was read, or why it could not be; a blank while nothing was asked. */
    public String age(BalanceReading reading) {
        return switch (reading) {
            case BalanceReading.Known(var _, var at, var _) -> texts.get("wallet.balance.at", figures.ago(at));
            case BalanceReading.Stale(BalanceReading.Known(var _, var at, var _), BalanceProblem.NotAsked()) ->
                texts.get("wallet.balance.at", figures.ago(at));
            case BalanceReading.Stale(BalanceReading.Known(var _, var at, var _), BalanceProblem reason) ->
                texts.get("wallet.balance.at", figures.ago(at)) + " — " + reason(reason);
            case BalanceReading.Unknown(BalanceProblem reason) -> reason(reason);
        };
    }

    private String dots() {
        return texts.get("wallet.hidden");
    }

    /** Why there is no fresh balance. */
    public String reason(BalanceProblem problem) {
        return switch (problem) {
            case BalanceProblem.NotAsked() -> texts.get("wallet.balance.asked");
            case BalanceProblem.TokenRefused() -> texts.get("wallet.balance.notContract");
            case BalanceProblem.NodeFailed(NodeProblem node) -> node(node);
        };
    }

    private String node(NodeProblem problem) {
        return switch (problem) {
            case NodeProblem.NotAllowed _ -> texts.get("wallet.balance.notAllowed");
            case NodeProblem.NoNodes() -> texts.get("wallet.balance.noNode");
            case NodeProblem.WrongNetwork _ -> texts.get("wallet.balance.wrongNetwork");
            default -> texts.get("wallet.balance.silent");
        };
    }
}
