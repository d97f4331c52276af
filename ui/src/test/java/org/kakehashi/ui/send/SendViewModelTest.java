package org.kakehashi.ui.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.testbed.Anvil;
import org.kakehashi.ui.control.InlineMessage;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.purse.Purse;
import org.kakehashi.ui.purse.Turns;
import org.kakehashi.ui.text.Language;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.transfer.FeeChoice;
import org.kakehashi.wallet.transfer.Transfer;
import org.kakehashi.wallet.transfer.TransferCheck;
import org.kakehashi.wallet.transfer.TransferState;

class SendViewModelTest {

    private static final String PAYEE = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

    @TempDir
    Path folder;

    private final Anvil anvil = Anvil.platon();
    private final Turns turns = new Turns();
    private final Texts texts = new Texts(Language.EN);
    private Purse purse;
    private Account account;
    private SendViewModel model;

    @BeforeEach
    void open() {
        purse = new Purse(folder);
        account = purse.rich("Savings");
        purse.join(anvil, "platon");
        model = model();
    }

    private SendViewModel model() {
        var profile = purse.holdings().networks().state().selected().profile();
        return new SendViewModel(texts, turns.background(), purse.holdings(), account, Figures.coin(profile));
    }

    @AfterEach
    void close() {
        model.close();
        turns.close();
        purse.close();
        anvil.close();
    }

    private void prepare() {
        boolean[] turned = new boolean[1];
        model.prepare(() -> turned[0] = true);
        turns.until("the review", () -> turned[0]);
    }

    private void agreeToAll() {
        model.agreed().addAll(model.reviewProperty().get().warnings());
    }

    @Test
    void aPaymentGoesAllTheWayToItsEnd() {
        model.payeeProperty().set(PAYEE);
        model.amountProperty().set("1.5");
        assertTrue(model.whoReady().get());
        assertEquals(
                "= 1,500,000,000,000,000,000\u00a0von",
                model.amountWordsProperty().get().text());
        prepare();
        assertTrue(model.feeReady().get());
        agreeToAll();
        assertTrue(model.reviewReady().get());
        char[] password = Purse.PASSWORD.toCharArray();
        model.sign(password);
        turns.until(
                "the end",
                () -> model.transferProperty().get() instanceof Transfer transfer
                        && transfer.state() == TransferState.FINAL);
        assertEquals(new String(new char[Purse.PASSWORD.length()]), new String(password), "the password is wiped");
        assertTrue(anvil.call("eth_getBalance", "\"" + PAYEE + "\",\"latest\"")
                .contains(new BigInteger("10001500000000000000000").toString(16)));
    }

    @Test
    void aWrongPasswordSignsNothing() {
        model.payeeProperty().set(PAYEE);
        model.amountProperty().set("1");
        prepare();
        agreeToAll();
        model.sign("not the password".toCharArray());
        turns.until("an answer", () -> model.noticeProperty().get() != null);
        assertEquals(
                texts.get("send.result.wrongPassword"),
                model.noticeProperty().get().title());
        assertNull(model.transferProperty().get());
        assertFalse(model.signingProperty().get());
    }

    @Test
    void aForeignPrefixIsRefusedAndTheRightFormOffered() {
        model.payeeProperty().set("atp1d4vw2qxjg5ldyaqceel3s6ykpljav6hc2ey3yc");
        PayeeWords words = model.payeeWordsProperty().get();
        assertFalse(words.usable());
        assertEquals("lat1d4vw2qxjg5ldyaqceel3s6ykpljav6hcn0jfmh", words.replacement());
        model.payeeProperty().set(words.replacement());
        assertTrue(model.payeeWordsProperty().get().usable());
    }

    @Test
    void faultyAddressesAreNamedWhileTyping() {
        record Case(String typed, String key) {}
        for (Case each : List.of(
                new Case("lat1d4vw2qxjg5ldyaqceel3s6ykpljav6hcn0jfmx", "send.payee.checksum"),
                new Case("0x70997970C51812dc3A010C7d01b50e0d17dc79c8", "send.payee.case"),
                new Case("0x70997970", "send.payee.length"),
                new Case("hello", "send.payee.none"))) {
            model.payeeProperty().set(each.typed());
            assertFalse(model.payeeWordsProperty().get().usable(), each.typed());
            var notice = model.payeeWordsProperty().get().notice();
            assertNotNull(notice, each.typed());
            assertEquals(texts.get(each.key()), notice.title(), each.typed());
        }
    }

    @Test
    void faultyAmountsAreNamedWhileTyping() {
        model.amountProperty().set("1.0000000000000000001");
        assertTrue(model.amountWordsProperty().get().fault());
        model.amountProperty().set("0");
        assertEquals(
                texts.get("send.amount.zero"), model.amountWordsProperty().get().text());
        model.amountProperty().set("-1");
        assertEquals(
                texts.get("send.amount.negative"),
                model.amountWordsProperty().get().text());
        model.amountProperty().set("many");
        assertEquals(
                texts.get("send.amount.notNumber"),
                model.amountWordsProperty().get().text());
    }

    @Test
    void everythingLeavesNothingBehindButTheFee() {
        model.payeeProperty().set(PAYEE);
        model.everythingProperty().set(true);
        prepare();
        var review = model.reviewProperty().get();
        assertEquals(review.coinBalance(), review.totalCoin());
        assertTrue(review.refusals().isEmpty());
    }

    @Test
    void aFeeBelowTheFloorCannotBeSigned() {
        model.payeeProperty().set(PAYEE);
        model.amountProperty().set("1");
        prepare();
        model.fee().customProperty().set(true);
        model.fee().priceProperty().set("0.5");
        assertFalse(model.feeReady().get());
        assertInstanceOf(
                TransferCheck.FeeBelowFloor.class,
                SendViewModel.feeRefusals(model.reviewProperty().get()).getFirst());
        model.fee().priceProperty().set("no number");
        assertFalse(model.fee().readableProperty().get());
        model.fee().customProperty().set(false);
        model.fee().speedProperty().set(FeeChoice.Speed.FAST);
        assertTrue(model.feeReady().get());
    }

    @Test
    void aSilentNodeHarmsNothingAndIsSaid() {
        anvil.close();
        model.payeeProperty().set(PAYEE);
        model.amountProperty().set("1");
        model.prepare(() -> {});
        turns.until("an answer", () -> !model.preparingProperty().get());
        assertNotNull(model.noticeProperty().get());
        assertEquals(InlineMessage.Kind.WARNING, model.noticeProperty().get().kind());
        assertNull(model.reviewProperty().get());
    }

    @Test
    void whatIsPressedTwicePaysOnce() {
        model.payeeProperty().set(PAYEE);
        model.amountProperty().set("2");
        prepare();
        agreeToAll();
        model.sign(Purse.PASSWORD.toCharArray());
        turns.until("the payment", () -> model.transferProperty().get() != null);
        String first = model.transferProperty().get().latest().hash();
        model.sign(Purse.PASSWORD.toCharArray());
        turns.until("the second answer", () -> !model.signingProperty().get());
        assertEquals(first, model.transferProperty().get().latest().hash());
        assertEquals(
                "1",
                String.valueOf(purse
                        .holdings()
                        .transfers()
                        .find(model.transferProperty().get().id())
                        .stream()
                        .count()));
    }
}
