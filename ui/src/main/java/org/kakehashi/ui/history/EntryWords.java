package org.kakehashi.ui.history;

import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.history.Entry;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.network.Networks;

/** The words and figures of an entry. */
final class EntryWords {

    private static final String MINUS = "−";

    private final Texts texts;
    private final Figures figures;
    private final Networks networks;

    EntryWords(Texts texts, Figures figures, Networks networks) {
        this.texts = texts;
        this.figures = figures;
        this.networks = networks;
    }

    String what(Entry entry) {
        if (entry.function() != null) {
            return texts.get("systemcontract.function." + entry.function().code());
        }
        return switch (entry.action()) {
            case NONCE_FILL, CONTRACT_CALL -> texts.get("history." + entry.action());
            case COIN_TRANSFER, TOKEN_TRANSFER -> texts.get("history." + entry.direction());
        };
    }

    String status(Entry entry) {
        return texts.get("history.status." + entry.status());
    }

    String amount(Entry entry) {
        return figures.amount(entry.amount());
    }

    /** With a sign that says which way it went. */
    String signed(Entry entry) {
        if (!entry.moves()) {
            return entry.fee() == null
                    ? texts.get("history.nothingMoved")
                    : texts.get("history.onlyFee", MINUS + figures.amount(entry.fee()));
        }
        String sign = switch (entry.direction()) {
            case IN -> "+";
            case OUT -> MINUS;
            case SELF -> "";
        };
        if (entry.amount().isZero()) {
            // What a call of the network's own contracts moves stands in the call; no coin goes with it.
            return entry.function() == null ? amount(entry) : "";
        }
        return sign + amount(entry);
    }

    /** What is read out and stands large: the amount, or what became of it. */
    String spoken(Entry entry) {
        return entry.moves() ? amount(entry) : signed(entry);
    }

    String counterparty(Entry entry) {
        return networks.find(entry.amount().asset().network())
                .map(network -> Figures.address(entry.counterparty(), network.profile()))
                .orElse(entry.counterparty().toHex());
    }

    String fee(Entry entry) {
        return entry.fee() == null ? texts.get("history.detail.feeUnknown") : figures.amount(entry.fee());
    }

    Figures figures() {
        return figures;
    }

    /** The page of the network's explorer about a transaction, if it has one. */
    static java.util.Optional<java.net.URI> page(NetworkProfile profile, String hash) {
        java.net.URI explorer = profile.explorer();
        return explorer == null ? java.util.Optional.empty() : java.util.Optional.of(explorer.resolve("/tx/" + hash));
    }
}
