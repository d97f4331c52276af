package org.kakehashi.ui.staking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.testbed.RecordedChain;
import org.kakehashi.testbed.WindowDriver;
import org.kakehashi.ui.preferences.Preferences;
import org.kakehashi.ui.purse.Bench;
import org.kakehashi.ui.purse.Purse;
import org.kakehashi.ui.text.Language;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Account;

/** Restricting plans in the real window: what one holds back, and making one, over the recordings of both networks. */
class PlanWindowTest {

    /** For whom the recorded plan was made: 300 with the running period's end, 500 three periods later. */
    private static final String RECEIVER = "0x9965507D1a55bcC2695C58ba16FB37d819B0A4dc";

    @TempDir
    Path folder;

    private static TextField field(WindowDriver window, String name, int place) {
        return (TextField) window.all(node -> node instanceof TextField && name.equals(WindowDriver.nameOf(node)))
                .get(place);
    }

    private static void type(WindowDriver window, String name, int place, String text) {
        TextField field = field(window, name, place);
        window.run(() -> field.setText(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"alaya", "platon"})
    void showsAPlanAndMakesOne(String network) {
        boolean platon = network.equals("platon");
        String symbol = platon ? "LAT" : "ATP";
        try (RecordedChain chain = StakingWindowTest.chain(network);
                Purse purse = new Purse(folder)) {
            Account account = purse.rich("Savings");
            purse.join(chain.url(), RecordedChain.GENESIS, network);
            chain.plan(account.address().toLowerHex(), RECEIVER);
            chain.replay().skipTo("4100 restricting info F after delegation");
            try (Bench bench = new Bench(
                    folder,
                    purse,
                    WindowDriver.start(),
                    platon ? Language.EN : Language.JA,
                    platon ? Preferences.Look.LIGHT : Preferences.Look.DARK)) {
                WindowDriver window = bench.window();
                Texts texts = bench.texts();
                StakingWindowTest.openTab(window);
                window.click("#staking-plans");
                window.see(texts.get("staking.plan.schedule"));
                assertTrue(window.words().contains("800\u00a0" + symbol), "all that is held back");
                window.see("300\u00a0" + symbol);
                window.screenshot("plans-" + network);

                // The receiver of the new plan has none yet.
                chain.plan(RECEIVER, account.address().toLowerHex());
                chain.replay().skipTo("estimateGas 4000 plan for F: 300 after 1 epoch, 500 after 4");
                window.click("#staking-create-plan");
                window.fill("#plan-receiver", RECEIVER);
                String after = texts.get("staking.plan.after");
                String amount = texts.get("staking.amount", symbol);
                type(window, after, 0, "1");
                type(window, amount, 0, "79");
                window.see(
                        texts.get("systemcontract.refusal.BELOW_MINIMUM", (platon ? "100" : "80") + "\u00a0" + symbol));
                assertFalse(window.isThere("#order-next"), "too small a release goes nowhere");
                type(window, amount, 0, "300");
                window.click("#plan-more");
                type(window, after, 1, "4");
                type(window, amount, 1, "500");
                window.see(texts.get("staking.plan.total", "800\u00a0" + symbol));
                assertEquals(List.of(), StakingWindowTest.nameless(window));
                window.screenshot("plan-entry-" + network);
                window.press(KeyCode.ENTER);
                window.see(texts.get("staking.outcome.planForever"));
                window.screenshot("plan-review-" + network);
                window.fill(texts.get("send.password"), Purse.PASSWORD);
                window.press(KeyCode.ENTER);
                window.see(texts.get("send.result.hash") + ": 0x");
                window.waitUntil(
                        "the recorded call of 4000 is sent",
                        () -> String.valueOf(chain.sentRaw())
                                .contains("f483820fa095949965507d1a55bcc2695c58ba16fb37d819b0a4dc"
                                        + "99d8cb01891043561a8829300000cb04891b1ae4d6e2ef500000"));
                assertEquals(List.of(), bench.failures());
            }
        }
    }
}
