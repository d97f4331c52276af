package org.kakehashi.ui.send;

import java.math.BigInteger;
import org.kakehashi.ui.control.KeyValues;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.abi.CallDecoding;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.systemcontract.DelegationSource;
import org.kakehashi.wallet.systemcontract.NodeId;
import org.kakehashi.wallet.systemcontract.SystemCallReading;
import org.kakehashi.wallet.transfer.CallMeaning;

/** What a call asks for, read from the bytes that are signed. */
final class CallWords {

    private static final int MOST_DATA = 200;

    private final Texts texts;
    private final Figures figures;
    private final NetworkProfile profile;

    CallWords(Texts texts, Figures figures, NetworkProfile profile) {
        this.texts = texts;
        this.figures = figures;
        this.profile = profile;
    }

    void rows(CallMeaning meaning, KeyValues facts) {
        switch (meaning) {
            case CallMeaning.OfSystemContract(SystemCallReading.Understood understood) -> system(understood, facts);
            case CallMeaning.OfSystemContract _ ->
                facts.row(texts.get("send.call.does"), texts.get("send.call.unreadable"));
            case CallMeaning.OfContract(CallDecoding decoding) -> contract(decoding, facts);
        }
    }

    private void system(SystemCallReading.Understood call, KeyValues facts) {
        facts.row(
                texts.get("send.call.does"),
                texts.get("systemcontract.function." + call.function().code()));
        for (SystemCallReading.Value each : call.values()) {
            Object value = each.value();
            if (value != null) {
                facts.row(texts.get("systemcontract.argument." + each.name()), Form.words(value(each, value)));
            }
        }
    }

    private String value(SystemCallReading.Value argument, Object value) {
        return switch (value) {
            case BigInteger number when argument.name().equals("amount") -> figures.coin(number, profile);
            case BigInteger number when argument.name().equals("type") -> source(number);
            case BigInteger number -> number.toString();
            case Address address -> Figures.address(address, profile);
            case NodeId node -> lines(node.toHex());
            case Bytes bytes -> lines(bytes.toHex());
            default -> GuardedText.line(String.valueOf(value));
        };
    }

    private String source(BigInteger type) {
        for (DelegationSource each : DelegationSource.values()) {
            if (type.equals(BigInteger.valueOf(each.type()))) {
                return texts.get("systemcontract.source." + each);
            }
        }
        return type.toString();
    }

    private void contract(CallDecoding decoding, KeyValues facts) {
        switch (decoding) {
            case CallDecoding.Approve approve -> {
                facts.row(texts.get("send.call.does"), texts.get("send.call.approve"));
                facts.row(texts.get("send.call.spender"), Form.words(Figures.address(approve.spender(), profile)));
                facts.row(
                        texts.get("send.call.units"),
                        approve.unlimited()
                                ? texts.get("send.call.all")
                                : approve.unitsOrId().toString());
            }
            case CallDecoding.ApproveAll all -> {
                facts.row(
                        texts.get("send.call.does"),
                        texts.get(all.approved() ? "send.call.approveAll" : "send.call.revokeAll"));
                facts.row(texts.get("send.call.spender"), Form.words(Figures.address(all.operator(), profile)));
            }
            case CallDecoding.Unknown(var _, Bytes data) -> {
                facts.row(texts.get("send.call.does"), texts.get("send.call.unreadable"));
                String hex = data.toHex();
                String shown = hex.length() <= MOST_DATA ? hex : hex.substring(0, MOST_DATA) + "…";
                facts.row(texts.get("send.call.data"), Form.words(lines(shown)));
            }
            default -> facts.row(texts.get("send.call.does"), GuardedText.line(decoding.toString()));
        }
    }

    private static String lines(String hex) {
        return hex.replaceAll("(.{32})", "$1\n").strip();
    }
}
