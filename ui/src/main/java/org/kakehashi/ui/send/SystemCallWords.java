package org.kakehashi.ui.send;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import org.kakehashi.ui.control.KeyValues;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.systemcontract.DelegationSource;
import org.kakehashi.wallet.systemcontract.NodeId;
import org.kakehashi.wallet.systemcontract.ProgramVersion;
import org.kakehashi.wallet.systemcontract.Release;
import org.kakehashi.wallet.systemcontract.StakeSource;
import org.kakehashi.wallet.systemcontract.SystemCallReading;
import org.kakehashi.wallet.systemcontract.VoteOption;

/** What a call of one of the network's own contracts asks for, argument by argument. */
final class SystemCallWords {

    private final Texts texts;
    private final Figures figures;
    private final NetworkProfile profile;

    SystemCallWords(Texts texts, Figures figures, NetworkProfile profile) {
        this.texts = texts;
        this.figures = figures;
        this.profile = profile;
    }

    void rows(SystemCallReading.Understood call, KeyValues facts) {
        facts.row(
                texts.get("send.call.does"),
                texts.get("systemcontract.function." + call.function().code()));
        for (SystemCallReading.Value each : call.values()) {
            Object value = each.value();
            if (value != null) {
                facts.row(texts.get("systemcontract.argument." + each.name()), said(each.name(), value));
            }
        }
    }

    private Label said(String name, Object value) {
        String words = value(name, value);
        // A text that is sent empty is not the same as one that is not sent: its row says so.
        Label label = Form.words(words.isBlank() ? "\u2013" : words);
        if (value instanceof NodeId || value instanceof Bytes || value instanceof Address) {
            label.getStyleClass().add("address-text");
        }
        return label;
    }

    private String value(String name, Object value) {
        return switch (value) {
            case BigInteger number -> number(name, number);
            case Address address -> Figures.address(address, profile);
            case NodeId node -> CallWords.lines(node.toHex());
            case Bytes bytes -> CallWords.lines(bytes.toHex());
            case List<?> list ->
                list.stream()
                        .map(each -> each instanceof Release release ? release(release) : String.valueOf(each))
                        .collect(Collectors.joining("\n"));
            default -> GuardedText.line(String.valueOf(value));
        };
    }

    private String release(Release release) {
        return texts.get("systemcontract.release", figures.coin(release.amount(), profile), release.epochs());
    }

    private String number(String name, BigInteger number) {
        return switch (name) {
            case "amount" -> figures.coin(number, profile);
            case "type" -> source(number);
            case "rewardShare" -> {
                NumberFormat format =
                        NumberFormat.getPercentInstance(texts.language().locale());
                format.setMaximumFractionDigits(2);
                yield format.format(new BigDecimal(number).movePointLeft(4));
            }
            case "programVersion", "newVersion" -> ProgramVersion.text(number.longValue()) + " (" + number + ")";
            case "option" ->
                Arrays.stream(VoteOption.values())
                        .filter(each -> number.equals(BigInteger.valueOf(each.number())))
                        .map(each -> texts.get("systemcontract.vote." + each))
                        .findFirst()
                        .orElse(number.toString());
            default -> number.toString();
        };
    }

    private String source(BigInteger type) {
        for (DelegationSource each : DelegationSource.values()) {
            if (type.equals(BigInteger.valueOf(each.type()))) {
                return texts.get("systemcontract.source." + each);
            }
        }
        return type.equals(BigInteger.valueOf(StakeSource.MIXED.type()))
                ? texts.get("systemcontract.source." + StakeSource.MIXED)
                : type.toString();
    }
}
