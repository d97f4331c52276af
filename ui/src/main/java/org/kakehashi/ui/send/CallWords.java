package org.kakehashi.ui.send;

import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.KeyValues;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Names;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.abi.AbiValue;
import org.kakehashi.wallet.abi.CallDecoding;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.clearsigning.Described;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.systemcontract.SystemCallReading;
import org.kakehashi.wallet.transfer.CallMeaning;

/** What a call asks for, read from the bytes that are signed. */
public final class CallWords {

    private static final int MOST_DATA = 200;
    private static final int MOST_ITEMS = 20;

    private final Texts texts;
    private final Figures figures;
    private final NetworkProfile profile;
    private final Names names;

    public CallWords(Texts texts, Figures figures, NetworkProfile profile, Names names) {
        this.names = names;
        this.texts = texts;
        this.figures = figures;
        this.profile = profile;
    }

    /**
     * Adds what the call does: by the standards, then by a descriptor, then by a guess.
     *
     * @param contract the one that is called
     * @param described the call in a descriptor's words, or null; a standard's words go before
     */
    public void rows(CallMeaning meaning, Address contract, @Nullable Described described, KeyValues facts) {
        switch (meaning) {
            case CallMeaning.OfContract(CallDecoding decoding)
            when described != null && !decoding.isStandard() -> new DescribedWords(texts, names).rows(described, facts);
            case CallMeaning.OfSystemContract(SystemCallReading.Understood understood) ->
                new SystemCallWords(texts, figures, profile).rows(understood, facts);
            case CallMeaning.OfSystemContract _ ->
                facts.row(texts.get("send.call.does"), texts.get("send.call.unreadable"));
            case CallMeaning.OfContract(CallDecoding decoding) -> contract(decoding, contract, facts);
        }
    }

    private void contract(CallDecoding decoding, Address contract, KeyValues facts) {
        switch (decoding) {
            case CallDecoding.Transfer(var to, var units, var reference) -> {
                does("transfer", facts);
                address("send.call.to", to, facts);
                facts.row(texts.get("send.call.units"), names.amount(contract, units));
                if (!reference.isEmpty()) {
                    data("send.call.reference", reference, facts);
                }
            }
            case CallDecoding.TransferFrom(var from, var to, var units) -> {
                does("transferFrom", facts);
                address("send.review.from", from, facts);
                address("send.call.to", to, facts);
                facts.row(texts.get("send.call.units"), names.amount(contract, units));
            }
            case CallDecoding.TransferItem(var from, var to, var id) -> {
                does("transferItem", facts);
                address("send.review.from", from, facts);
                address("send.call.to", to, facts);
                facts.row(texts.get("send.call.item"), id.toString());
            }
            case CallDecoding.TransferItems(var from, var to, var ids, var amounts) -> {
                does("transferItem", facts);
                address("send.review.from", from, facts);
                address("send.call.to", to, facts);
                for (int i = 0; i < Math.min(ids.size(), MOST_ITEMS); i++) {
                    String amount = i < amounts.size() ? " × " + amounts.get(i) : "";
                    facts.row(texts.get("send.call.item"), ids.get(i) + amount);
                }
            }
            case CallDecoding.Delegate(var to) -> {
                does("delegate", facts);
                address("send.call.spender", to, facts);
            }
            case CallDecoding.Vote(var proposal, int support, var reason) -> {
                does("vote", facts);
                facts.row(texts.get("send.call.proposal"), Form.words(lines(proposal.toString())));
                facts.row(texts.get("send.call.support"), support(support));
                if (!reason.isEmpty()) {
                    facts.row(texts.get("send.call.reason"), Form.words(GuardedText.line(reason)));
                }
            }
            case CallDecoding.Wrap() -> does("wrap", facts);
            case CallDecoding.Unwrap(var units) -> {
                does("unwrap", facts);
                facts.row(texts.get("send.call.units"), names.amount(contract, units));
            }
            default -> power(decoding, contract, facts);
        }
    }

    /** What gives others power over something, and what nobody can read. */
    private void power(CallDecoding decoding, Address contract, KeyValues facts) {
        switch (decoding) {
            case CallDecoding.Approve approve -> {
                Address token = approve.token() == null ? contract : approve.token();
                does(approve.isRevocation() ? "revoke" : "approve", facts);
                if (approve.token() != null) {
                    address("send.call.token", token, facts);
                }
                address("send.call.spender", approve.spender(), facts);
                allowed(token, approve.unitsOrId(), approve.unlimited(), approve.expiry(), facts);
            }
            case CallDecoding.ChangeAllowance change -> {
                does(change.raises() ? "raise" : "lower", facts);
                address("send.call.spender", change.spender(), facts);
                facts.row(
                        texts.get(change.raises() ? "send.call.more" : "send.call.less"),
                        change.unlimited() ? texts.get("send.call.all") : names.amount(contract, change.units()));
            }
            case CallDecoding.Permit permit -> {
                Address token = permit.token() == null ? contract : permit.token();
                does("permit", facts);
                if (permit.token() != null) {
                    address("send.call.token", token, facts);
                }
                address("send.review.from", permit.owner(), facts);
                address("send.call.spender", permit.spender(), facts);
                allowed(token, permit.units(), permit.unlimited(), permit.deadline(), facts);
            }
            case CallDecoding.ApproveAll all -> {
                does(all.approved() ? "approveAll" : "revokeAll", facts);
                address("send.call.spender", all.operator(), facts);
            }
            case CallDecoding.TransferOwnership(var owner) -> {
                does(owner.isZero() ? "renounce" : "ownership", facts);
                address("send.call.to", owner, facts);
            }
            case CallDecoding.GiveRole role -> {
                does(role.isHighest() ? "role.highest" : "role", facts);
                if (!role.isHighest()) {
                    data("send.call.role.name", role.role(), facts);
                }
                address("send.call.spender", role.to(), facts);
            }
            case CallDecoding.NewCode(var code) -> {
                does("newCode", facts);
                address("send.call.newCode.at", code, facts);
            }
            case CallDecoding.Guess(var function, var arguments, var _) -> {
                facts.row(
                        texts.get("send.call.does"),
                        Form.words(texts.get("send.call.guess", GuardedText.line(function.signature()))));
                for (int i = 0; i < Math.min(arguments.size(), MOST_ITEMS); i++) {
                    facts.row(texts.get("send.call.argument", i + 1), Form.words(argument(arguments.get(i))));
                }
            }
            case CallDecoding.Unknown(var _, Bytes data) -> {
                does("unreadable", facts);
                data("send.call.data", data, facts);
            }
            default -> does("unreadable", facts);
        }
    }

    private void does(String what, KeyValues facts) {
        facts.row(texts.get("send.call.does"), Form.words(texts.get("send.call." + what)));
    }

    private void address(String key, Address address, KeyValues facts) {
        facts.row(texts.get(key), Form.words(names.address(address)));
    }

    private void allowed(
            Address token, BigInteger units, boolean unlimited, @Nullable BigInteger end, KeyValues facts) {
        facts.row(texts.get("send.call.units"), unlimited ? texts.get("send.call.all") : names.amount(token, units));
        if (end != null) {
            facts.row(texts.get("send.call.until"), until(end));
        }
    }

    private String until(BigInteger seconds) {
        return seconds.bitLength() > 36
                ? texts.get("send.call.ever")
                : texts.moment(Instant.ofEpochSecond(seconds.longValue()));
    }

    private String support(int support) {
        return support >= 0 && support <= 2 ? texts.get("send.call.support." + support) : Integer.toString(support);
    }

    private void data(String key, Bytes data, KeyValues facts) {
        String hex = data.toHex();
        String shown = hex.length() <= MOST_DATA ? hex : hex.substring(0, MOST_DATA) + "…";
        facts.row(texts.get(key), Form.words(lines(shown)));
    }

    private String argument(AbiValue value) {
        String text = switch (value) {
            case AbiValue.Number(var number) -> number.toString();
            case AbiValue.AddressValue(var address) -> names.address(address);
            case AbiValue.Bool(boolean bool) -> String.valueOf(bool);
            case AbiValue.Blob(var bytes) -> bytes.toHex();
            case AbiValue.Text(var words) -> GuardedText.line(words);
            case AbiValue.Sequence(var values) ->
                String.join(
                        "\n",
                        values.stream().limit(MOST_ITEMS).map(this::argument).toList());
        };
        return text.length() <= MOST_DATA ? text : lines(text.substring(0, MOST_DATA) + "…");
    }

    static String lines(String hex) {
        return hex.replaceAll("(.{32})", "$1\n").strip();
    }
}
