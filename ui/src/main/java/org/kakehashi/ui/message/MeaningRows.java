package org.kakehashi.ui.message;

import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.KeyValues;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Names;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.typeddata.MessageMeaning;

/** What a typed message of a known kind does, to whom, how much and until when. */
final class MeaningRows {

    /** Beyond this many bits a time in seconds means for ever. */
    private static final int FOR_EVER = 36;

    private static final int MOST = 20;

    private final Texts texts;
    private final Names names;

    MeaningRows(Texts texts, Names names) {
        this.texts = texts;
        this.names = names;
    }

    void add(MessageMeaning meaning, KeyValues facts) {
        switch (meaning) {
            case MessageMeaning.Allowance allowance -> allowance(allowance, facts);
            case MessageMeaning.Allowances(var each) ->
                each.stream().limit(MOST).forEach(one -> allowance(one, facts));
            case MessageMeaning.SignedTransfer(var token, var from, var to, var units, var before) -> {
                does("transfer", facts);
                token(token, facts);
                address("send.review.from", from, facts);
                address("send.call.to", to, facts);
                facts.row(texts.get("send.call.units"), Form.words(amount(token, units)));
                facts.row(texts.get("send.call.until"), until(before));
            }
            case MessageMeaning.Delegation(var to, var end) -> {
                does("delegate", facts);
                address("send.call.spender", to, facts);
                if (end != null) {
                    facts.row(texts.get("send.call.until"), until(end));
                }
            }
            case MessageMeaning.Other _ -> {}
        }
    }

    private void allowance(MessageMeaning.Allowance allowance, KeyValues facts) {
        BigInteger end = allowance.deadline();
        does(allowance.units().signum() == 0 ? "revoke" : "approve", facts);
        token(allowance.token(), facts);
        address("send.call.spender", allowance.spender(), facts);
        facts.row(
                texts.get("send.call.units"),
                Form.words(
                        allowance.unlimited()
                                ? texts.get("send.call.all")
                                : amount(allowance.token(), allowance.units())));
        facts.row(texts.get("send.call.until"), end == null ? texts.get("send.call.ever") : until(end));
    }

    private void does(String what, KeyValues facts) {
        facts.row(texts.get("send.call.does"), Form.words(texts.get("send.call." + what)));
    }

    private void token(@Nullable Address token, KeyValues facts) {
        if (token != null) {
            address("send.call.token", token, facts);
        }
    }

    private void address(String key, Address address, KeyValues facts) {
        facts.row(texts.get(key), Form.words(names.address(address)));
    }

    private String amount(@Nullable Address token, BigInteger units) {
        return token == null ? texts.get("send.call.baseUnits", units.toString()) : names.amount(token, units);
    }

    private String until(BigInteger seconds) {
        return seconds.bitLength() > FOR_EVER
                ? texts.get("send.call.ever")
                : texts.moment(Instant.ofEpochSecond(seconds.longValue()));
    }
}
