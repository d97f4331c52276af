package org.kakehashi.ui.send;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kakehashi.net.HostPort;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.AccountBook;
import org.kakehashi.wallet.address.AddressReading;
import org.kakehashi.wallet.money.Asset;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.systemcontract.SystemError;
import org.kakehashi.wallet.transfer.TransferCheck;

/** Says what the checks of a transfer found. */
public final class CheckWords {

    private static final AccountBook NO_ACCOUNTS = new AccountBook(List.of(), List.of());

    private final Texts texts;
    private final Figures figures;
    private final NetworkProfile profile;
    private final Asset asset;

    public CheckWords(Texts texts, Figures figures, NetworkProfile profile, Asset asset) {
        this.texts = texts;
        this.figures = figures;
        this.profile = profile;
        this.asset = asset;
    }

    public Notice of(TransferCheck check) {
        return switch (check) {
            case TransferCheck.Refusal refusal -> refusal(refusal);
            case TransferCheck.Warning warning -> warning(warning);
            case TransferCheck.Note note -> note(note);
        };
    }

    /** What stands against it first, or null if nothing does. */
    public @Nullable Notice firstRefusal(List<TransferCheck> found) {
        return found.stream()
                .filter(TransferCheck.Refusal.class::isInstance)
                .findFirst()
                .map(this::of)
                .orElse(null);
    }

    private Notice refusal(TransferCheck.Refusal refusal) {
        return switch (refusal) {
            case TransferCheck.BadPayee(AddressReading reading) -> payee(reading);
            case TransferCheck.TokenContract() -> dangerWithText("tokenContract");
            case TransferCheck.SystemContract() -> dangerWithText("systemContract");
            case TransferCheck.ZeroAddress() -> dangerWithText("zero");
            case TransferCheck.WatchOnlyAccount() -> dangerWithText("watchOnly");
            case TransferCheck.UnknownAccount() -> danger("unknownAccount");
            case TransferCheck.UnknownNetwork() -> danger("unknownNetwork");
            case TransferCheck.NoAmount() -> danger("noAmount");
            case TransferCheck.WrongNetwork _ -> dangerWithText("wrongNetwork");
            case TransferCheck.WouldFail(var reason) ->
                reason == null || reason.isBlank()
                        ? dangerWithText("wouldFail")
                        : Notice.danger(
                                text("wouldFail"), texts.get("send.check.wouldFail.reason", GuardedText.line(reason)));
            case TransferCheck.RefusedBySystemContract(int code) ->
                Notice.danger(
                        text("systemRefuses"),
                        SystemError.of(code)
                                .map(error -> texts.get("systemcontract." + error.textKey()))
                                .orElseGet(() -> texts.get("systemcontract.error.unknown", Integer.toString(code))));
            case TransferCheck.CallNotUnderstood _ -> dangerWithText("callNotUnderstood");
            case TransferCheck.NonceUsed(var nonce, var next) ->
                dangerWithText("nonceUsed", nonce.toString(), next.toString());
            case TransferCheck.NonceHeld(var nonce) -> dangerWithText("nonceHeld", nonce.toString());
            case TransferCheck.NotAContract() -> dangerWithText("notAContract");
            case TransferCheck.WasmContract() -> dangerWithText("wasm");
            default -> money(refusal);
        };
    }

    private Notice payee(AddressReading reading) {
        Notice notice = PayeeWords.of(texts, reading, profile, NO_ACCOUNTS).notice();
        return notice == null ? danger("noPayee") : Notice.danger(notice.title(), notice.text());
    }

    private Notice money(TransferCheck.Refusal refusal) {
        return switch (refusal) {
            case TransferCheck.NotEnoughCoin(var needed, var held) ->
                dangerWithText("notEnoughCoin", figures.coin(needed, profile), figures.coin(held, profile));
            case TransferCheck.NotEnoughToken(var needed, var held) ->
                Notice.danger(
                        text("notEnoughToken"),
                        texts.get(
                                "send.check.notEnoughCoin.text",
                                figures.amount(asset.of(needed)),
                                figures.amount(asset.of(held))));
            case TransferCheck.FeeBelowFloor(var price, var floor) ->
                dangerWithText("feeBelowFloor", figures.gasPrice(price, profile), figures.gasPrice(floor, profile));
            case TransferCheck.FeeAboveCap(var fee, var cap) ->
                dangerWithText("feeAboveCap", figures.coin(fee, profile), figures.coin(cap, profile));
            case TransferCheck.FeeKindNotAccepted() -> dangerWithText("feeKind");
            case TransferCheck.GasLimitTooLow(var limit, var needed) ->
                dangerWithText("gasLimit", limit.toString(), needed.toString());
            default -> throw new IllegalStateException("a refusal without words: " + refusal.getClass());
        };
    }

    private Notice warning(TransferCheck.Warning warning) {
        return switch (warning) {
            case TransferCheck.LookAlike alike ->
                Notice.danger(
                        text("lookAlike"),
                        (alike.name().isBlank()
                                        ? text("lookAlike.paid")
                                        : texts.get("send.check.lookAlike.text", GuardedText.line(alike.name())))
                                + "\n"
                                + Figures.address(alike.known(), profile));
            case TransferCheck.ContractPayee() -> warn("contract");
            case TransferCheck.PaysItself() -> warn("paysItself");
            case TransferCheck.UnreadableCall() -> warn("unreadable");
            case TransferCheck.WordsOfAFile(var file, var _) ->
                Notice.warning(texts.get("send.check.wordsOfAFile", GuardedText.line(file)), text("wordsOfAFile.text"));
            case TransferCheck.PowerGiven(var to) -> warn("power", Figures.address(to, profile));
            case TransferCheck.OwnershipTransfer(var owner) -> warn("ownership", Figures.address(owner, profile));
            case TransferCheck.UnlimitedApproval(var spender) -> warn("unlimited", Figures.address(spender, profile));
            case TransferCheck.FeeFarAboveNormal(var price, var normal) ->
                warn("feeHigh", figures.gasPrice(price, profile), figures.gasPrice(normal, profile));
            case TransferCheck.NodesDisagree disagree -> disagree(disagree);
            case TransferCheck.NonceWaiting(var nonce) -> warn("nonceWaiting", nonce.toString());
            case TransferCheck.NonceGap(var missing, var _) -> warn("nonceGap", missing.toString());
            case TransferCheck.RepeatedPayment(var _, long seconds) ->
                warn("repeated", texts.ago(Duration.ofSeconds(seconds)));
        };
    }

    private Notice disagree(TransferCheck.NodesDisagree found) {
        String subject = text("disagree." + found.subject());
        return Notice.danger(
                texts.get("send.check.disagree", subject),
                texts.get(
                        "send.check.disagree.text",
                        HostPort.of(found.one()),
                        said(found.subject(), found.said()),
                        HostPort.of(found.other()),
                        said(found.subject(), found.otherSaid())));
    }

    private String said(TransferCheck.NodesDisagree.Subject subject, BigInteger value) {
        return switch (subject) {
            case CHAIN, NONCE -> value.toString();
            case COIN -> figures.coin(value, profile);
            case TOKEN -> figures.amount(asset.of(value));
        };
    }

    private Notice note(TransferCheck.Note note) {
        return switch (note) {
            case TransferCheck.EndedNetwork() -> Notice.warning(text("ended"), text("ended.text"));
            case TransferCheck.OwnAccount(var name) ->
                Notice.info(texts.get("send.check.ownAccount", GuardedText.line(name)), "");
            case TransferCheck.NeverPaid() -> Notice.info(text("neverPaid"), text("neverPaid.text"));
            case TransferCheck.NoChecksum() -> Notice.info(text("noChecksum"), text("noChecksum.text"));
            case TransferCheck.ForeignPending(var count) ->
                Notice.info(text("foreignPending"), texts.get("send.check.foreignPending.text", count.toString()));
        };
    }

    private String text(String key) {
        return texts.get("send.check." + key);
    }

    private Notice danger(String key, Object... values) {
        return Notice.danger(texts.get("send.check." + key, values), "");
    }

    private Notice dangerWithText(String key, Object... values) {
        return Notice.danger(text(key), texts.get("send.check." + key + ".text", values));
    }

    private Notice warn(String key, Object... values) {
        return Notice.warning(text(key), texts.get("send.check." + key + ".text", values));
    }
}
