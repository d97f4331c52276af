package org.kakehashi.ui.send;

import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.money.Amount;
import org.kakehashi.wallet.money.AmountReading;
import org.kakehashi.wallet.network.NetworkProfile;

/**
 * What is said below the amount while it is typed.
 *
 * @param text one line, may be empty
 * @param fault whether it says what is wrong
 * @param amount what was read, where it can be sent
 */
record AmountWords(String text, boolean fault, @Nullable Amount amount) {

    static final AmountWords NOTHING = new AmountWords("", false, null);

    static AmountWords of(
            Texts texts,
            Figures figures,
            AmountReading reading,
            NetworkProfile profile,
            String symbol,
            @Nullable Amount held) {
        return switch (reading) {
            case AmountReading.Parsed(Amount amount, boolean couldBeFraction) ->
                parsed(texts, figures, amount, couldBeFraction, profile, held);
            case AmountReading.TooManyDecimals(int allowed, var _) ->
                wrong(texts.get("send.amount.decimals", GuardedText.line(symbol), allowed));
            case AmountReading.NotANumber() -> wrong(texts.get("send.amount.notNumber"));
            case AmountReading.AmbiguousSeparator(char decimal, char grouping) ->
                wrong(texts.get("send.amount.ambiguous", String.valueOf(decimal), String.valueOf(grouping)));
            case AmountReading.Negative() -> wrong(texts.get("send.amount.negative"));
            case AmountReading.TooLarge _ -> wrong(texts.get("send.amount.large"));
        };
    }

    private static AmountWords parsed(
            Texts texts,
            Figures figures,
            Amount amount,
            boolean couldBeFraction,
            NetworkProfile profile,
            @Nullable Amount held) {
        if (amount.isZero()) {
            return wrong(texts.get("send.amount.zero"));
        }
        if (held != null && amount.units().compareTo(held.units()) > 0) {
            return wrong(texts.get("send.amount.over"));
        }
        if (couldBeFraction) {
            return new AmountWords(texts.get("send.amount.spelled", figures.amount(amount)), false, amount);
        }
        String both = amount.asset().isCoin() ? texts.get("send.amount.units", figures.baseUnits(amount, profile)) : "";
        return new AmountWords(both, false, amount);
    }

    private static AmountWords wrong(String words) {
        return new AmountWords(words, true, null);
    }
}
