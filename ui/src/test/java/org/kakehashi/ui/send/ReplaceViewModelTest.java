package org.kakehashi.ui.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.testbed.Anvil;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.purse.Purse;
import org.kakehashi.ui.purse.Turns;
import org.kakehashi.ui.text.Language;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.vault.Progress;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.history.Filter;
import org.kakehashi.wallet.money.Units;
import org.kakehashi.wallet.transfer.AmountChoice;
import org.kakehashi.wallet.transfer.Draft;
import org.kakehashi.wallet.transfer.Preparation;
import org.kakehashi.wallet.transfer.SendResult;
import org.kakehashi.wallet.transfer.TransferState;

class ReplaceViewModelTest {

    private static final String PAYEE = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

    @TempDir
    Path folder;

    @Test
    void aWaitingPaymentIsCancelledAndNeverHappens() throws Exception {
        try (Anvil anvil = Anvil.platon();
                Purse purse = new Purse(folder);
                Turns turns = new Turns()) {
            Account account = purse.rich("Savings");
            purse.join(anvil, "platon");
            anvil.call("evm_setAutomine", "false");
            var transfers = purse.holdings().transfers();
            var profile = purse.holdings().networks().get("platon").profile();
            var draft = Draft.of(account.id(), Figures.coin(profile))
                    .to(PAYEE)
                    .paying(new AmountChoice.Exactly(BigInteger.TEN));
            var ready = assertInstanceOf(Preparation.Ready.class, transfers.prepare(draft));
            var stored = assertInstanceOf(
                    SendResult.Stored.class,
                    transfers.send(ready.review(), ready.review().warnings(), Purse.PASSWORD.toCharArray()));
            String id = stored.transfer().id();
            turns.until(
                    "the node has it", () -> transfers.find(id).orElseThrow().state() == TransferState.SENT);
            var texts = new Texts(Language.EN);
            var model = new ReplaceViewModel(
                    texts, turns.background(), purse.holdings(), profile, () -> transfers.cancel(id));
            model.ask();
            turns.until("the offer", () -> model.replacementProperty().get() != null);
            model.sign("wrong".toCharArray());
            turns.until("a refusal", () -> model.noticeProperty().get() != null);
            model.sign(Purse.PASSWORD.toCharArray());
            turns.until("the replacement", () -> model.transferProperty().get() != null);
            turns.until(
                    "both are offered",
                    () -> transfers.find(id).orElseThrow().latest().sentAt() != null);
            anvil.mine(1);
            transfers.refresh();
            turns.until(
                    "the end",
                    () -> model.transferProperty().get() != null
                            && model.transferProperty().get().state() == TransferState.CANCELLED);
            var fee = model.transferProperty().get().feePaid();
            assertNotNull(fee);
            assertEquals(
                    texts.get("history.state.CANCELLED", model.figures().coin(fee, profile)),
                    new TransferWords(texts, model.figures(), profile)
                            .of(model.transferProperty().get())
                            .title());
            var entry = purse.holdings()
                    .history()
                    .page(Filter.all(), 0, 10)
                    .entries()
                    .getFirst();
            assertFalse(entry.moves());
            assertEquals(fee, Objects.requireNonNull(entry.fee()).units());
            var csv = new StringBuilder();
            purse.holdings().history().exportCsv(Filter.all(), csv, Progress.NONE);
            String line = csv.toString().split("\r\n")[1];
            String paid = Units.format(fee, profile.decimals());
            assertTrue(line.contains(",\"0\",\"LAT\",\"\",\"" + paid + "\",\"LAT\",\"cancelled\","), line);
            assertTrue(line.endsWith(",\"0.00000000000000001\",\"\",\"\""), line);
            model.close();
        }
    }
}
