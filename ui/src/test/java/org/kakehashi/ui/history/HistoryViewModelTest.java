package org.kakehashi.ui.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.testbed.Anvil;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.purse.Purse;
import org.kakehashi.ui.purse.Turns;
import org.kakehashi.ui.text.Language;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.history.Entry;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.transfer.AmountChoice;
import org.kakehashi.wallet.transfer.Draft;
import org.kakehashi.wallet.transfer.Preparation;
import org.kakehashi.wallet.transfer.SendResult;
import org.kakehashi.wallet.transfer.TransferState;

class HistoryViewModelTest {

    private static final String PAYEE = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

    @TempDir
    Path folder;

    private final Anvil anvil = Anvil.platon();
    private final Turns turns = new Turns();
    private final Texts texts = new Texts(Language.EN);
    private Purse purse;
    private Account account;
    private NetworkProfile profile;
    private HistoryViewModel model;

    @BeforeEach
    void open() {
        purse = new Purse(folder);
        account = purse.rich("Savings");
        purse.join(anvil, "platon");
        profile = purse.holdings().networks().state().selected().profile();
        model = new HistoryViewModel(texts, turns.background(), purse.holdings());
        model.show(account, profile);
    }

    @AfterEach
    void close() {
        model.close();
        turns.close();
        purse.close();
        anvil.close();
    }

    private void pay(long units) {
        var draft = Draft.of(account.id(), Figures.coin(profile))
                .to(PAYEE)
                .paying(new AmountChoice.Exactly(BigInteger.valueOf(units)));
        var ready = assertInstanceOf(
                Preparation.Ready.class, purse.holdings().transfers().prepare(draft));
        assertInstanceOf(
                SendResult.Stored.class,
                purse.holdings()
                        .transfers()
                        .send(ready.review(), ready.review().warnings(), Purse.PASSWORD.toCharArray()));
    }

    @Test
    void aPaymentIsThereAtOnceAndIsFoundNotedAndExported() throws Exception {
        pay(1_500);
        turns.until("the entry", () -> model.entries().size() == 1);
        Entry entry = model.entries().getFirst();
        assertEquals(Entry.Direction.OUT, entry.direction());
        boolean[] noted = new boolean[1];
        model.note(entry, "rent for May", () -> noted[0] = true);
        turns.until("the note", () -> noted[0]);
        model.searchProperty().set("nothing of the kind");
        turns.until("no match", () -> model.entries().isEmpty());
        model.searchProperty().set("rent");
        turns.until("the match", () -> model.entries().size() == 1);
        Path file = folder.resolve("history.csv");
        Path[] written = new Path[1];
        model.export(file, path -> written[0] = path);
        turns.until("the file", () -> written[0] != null);
        List<String> lines = Files.readAllLines(file);
        assertEquals(2, lines.size());
        assertTrue(lines.get(1).contains("rent for May"));
    }

    @Test
    void aWaitingPaymentCanBeReplacedASettledOneCannot() {
        anvil.call("evm_setAutomine", "false");
        pay(2_000);
        turns.until("the entry", () -> model.entries().size() == 1);
        var transfer = model.transfer(model.entries().getFirst()).orElseThrow();
        assertTrue(HistoryViewModel.isWaiting(transfer));
        var transfers = purse.holdings().transfers();
        turns.until(
                "the node has it",
                () -> transfers.find(transfer.id()).orElseThrow().state() == TransferState.SENT);
        anvil.mine(1);
        purse.holdings().transfers().refresh();
        turns.until(
                "the end",
                () -> !model.entries().isEmpty() && model.entries().getFirst().status() == Entry.Status.DONE);
        assertFalse(HistoryViewModel.isWaiting(
                model.transfer(model.entries().getFirst()).orElseThrow()));
    }

    @Test
    void aSilentNodeIsSaidAndNothingIsLost() {
        pay(3_000);
        turns.until("the entry", () -> model.entries().size() == 1);
        anvil.close();
        model.look();
        turns.until("an answer", () -> model.noticeProperty().get() != null);
        assertEquals(
                texts.get("history.lookFailed"), model.noticeProperty().get().title());
        assertEquals(1, model.entries().size());
    }
}
