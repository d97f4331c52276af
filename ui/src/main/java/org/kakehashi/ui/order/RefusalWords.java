package org.kakehashi.ui.order;

import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.systemcontract.Refusal;

/** Says why something is not offered, what can be done, and that nothing was lost. */
public final class RefusalWords {

    private final Texts texts;
    private final Figures figures;
    private final NetworkProfile profile;

    public RefusalWords(Texts texts, Figures figures, NetworkProfile profile) {
        this.texts = texts;
        this.figures = figures;
        this.profile = profile;
    }

    public Notice of(Refusal refusal) {
        String unharmed = texts.get("systemcontract.unharmed.before");
        return switch (refusal) {
            case Refusal.ByContract contract -> {
                String title = texts.get("systemcontract." + contract.textKey(), Integer.toString(contract.code()));
                String advice = contract.advice()
                        .map(each -> texts.get("systemcontract." + each.textKey()) + " ")
                        .orElse("");
                yield Notice.danger(title, advice + unharmed);
            }
            case Refusal.ByWallet wallet -> Notice.danger(sentence(wallet), unharmed);
            case Refusal.NotUnderstood not -> Notice.danger(texts.get("systemcontract." + not.textKey()), unharmed);
        };
    }

    private String sentence(Refusal.ByWallet wallet) {
        String key = "systemcontract." + wallet.textKey();
        return switch (wallet.reason()) {
            case TOO_MANY_RELEASES, TEXT_TOO_LONG ->
                texts.get(key, texts.number(wallet.first().longValueExact()));
            default -> texts.get(key, figures.coin(wallet.first(), profile), figures.coin(wallet.second(), profile));
        };
    }
}
