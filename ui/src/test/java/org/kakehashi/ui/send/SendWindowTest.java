package org.kakehashi.ui.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.testbed.Anvil;
import org.kakehashi.testbed.TestTokens;
import org.kakehashi.testbed.WindowDriver;
import org.kakehashi.ui.preferences.Preferences;
import org.kakehashi.ui.purse.Bench;
import org.kakehashi.ui.purse.Purse;
import org.kakehashi.ui.text.Language;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.transfer.TransferState;

/** Sending and adding a token in the real window, against a real node, with the keyboard. */
class SendWindowTest {

    private static final String PAYEE = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

    @TempDir
    Path folder;

    @Test
    void consentThenAPaymentByKeyboardToItsEnd() {
        try (Anvil anvil = Anvil.platon();
                Purse purse = new Purse(folder)) {
            purse.rich("Savings");
            try (Bench bench = new Bench(folder, purse, WindowDriver.start(), Language.EN, Preferences.Look.LIGHT)) {
                WindowDriver window = bench.window();
                Texts texts = bench.texts();
                window.see(texts.get("wallet.consent"));
                assertEquals(
                        0,
                        purse.holdings().hosts().list().stream()
                                .filter(host -> host.lastUse() != null)
                                .count());
                purse.join(anvil, "platon");
                window.see("10,000");
                window.click("#send");
                window.type(PAYEE);
                window.press(KeyCode.TAB);
                window.type("1.25");
                window.press(KeyCode.ENTER);
                window.see(texts.get("send.fee.normal.text"));
                window.press(KeyCode.ENTER);
                window.see(texts.get("send.review.coin", "1.25\u00a0LAT"));
                agree(window);
                window.fill(texts.get("send.password"), Purse.PASSWORD);
                window.press(KeyCode.ENTER);
                window.see(texts.get("send.result.title"));
                window.waitUntil("the payment is final", () -> state(purse) == TransferState.FINAL);
                window.see("cannot be undone");
                window.press(KeyCode.ENTER);
                window.seeNot(texts.get("send.result.title"));
                assertEquals(List.of(), bench.failures());
            }
        }
    }

    private static void agree(WindowDriver window) {
        window.run(() -> window.all(node -> node instanceof CheckBox box
                        && box.getText() != null
                        && box.getText().startsWith("I have read"))
                .forEach(node -> ((CheckBox) node).fire()));
    }

    private static TransferState state(Purse purse) {
        var newest = new TransferState[] {TransferState.SIGNED};
        try (var _ = purse.holdings().transfers().listen(list -> {
            if (!list.isEmpty()) {
                newest[0] = list.getFirst().state();
            }
        })) {
            return newest[0];
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aTokenIsLookedAtThenAddedAndItsBalanceAppears() {
        try (Anvil anvil = Anvil.platon();
                Purse purse = new Purse(folder)) {
            purse.rich("Savings");
            purse.join(anvil, "platon");
            String contract = TestTokens.deployPlain(anvil, "Play Yen", "PYEN", 2, BigInteger.valueOf(123456));
            try (Bench bench = new Bench(folder, purse, WindowDriver.start(), Language.EN, Preferences.Look.DARK)) {
                WindowDriver window = bench.window();
                Texts texts = bench.texts();
                window.click(texts.get("token.add"));
                window.type(PAYEE);
                window.press(KeyCode.ENTER);
                window.see(texts.get("token.notContract"));
                window.fill("#contract", contract);
                window.press(KeyCode.ENTER);
                window.see(texts.get("token.found", "Play Yen", "PYEN"));
                window.press(KeyCode.ENTER);
                window.see("1,234.56");
                assertTrue(purse.holdings().tokens().shown("platon").stream()
                        .anyMatch(token -> token.symbol().equals("PYEN")));
                assertEquals(List.of(), bench.failures());
            }
        }
    }
}
