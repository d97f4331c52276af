package org.kakehashi.ui.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TabPane;
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

/** Permissions of a real token on a real chain, made smaller and taken back in the real window. */
class ApprovalsWindowTest {

    private static final String SHOP = "00000000000000000000000000000000005ca1ab";
    private static final String ALL = "f".repeat(64);

    @TempDir
    Path folder;

    private static String approve(String amount) {
        return "095ea7b3" + "0".repeat(24) + SHOP + amount;
    }

    private static String allowance(Anvil anvil, String token) {
        String data = "dd62ed3e" + "0".repeat(24) + TestTokens.OWNER.substring(2) + "0".repeat(24) + SHOP;
        String answer = anvil.call("eth_call", "{\"to\":\"" + token + "\",\"data\":\"0x" + data + "\"},\"latest\"");
        String word = answer.replaceAll("(?s).*\"result\":\"0x([0-9a-f]+)\".*", "$1");
        return new BigInteger(word, 16).toString();
    }

    private static void openTab(WindowDriver window) {
        TabPane tabs = window.find("#account-tabs", TabPane.class);
        window.run(() -> tabs.getTabs().stream()
                .filter(tab -> "approvals-tab".equals(tab.getId()))
                .forEach(tabs.getSelectionModel()::select));
    }

    private static List<Node> nameless(WindowDriver window) {
        return window.nameless().stream()
                .filter(node -> !(node instanceof TabPane))
                .toList();
    }

    private static void sign(Bench bench) {
        WindowDriver window = bench.window();
        window.see(bench.texts().get("send.review.fee"));
        window.fill(bench.texts().get("send.password"), Purse.PASSWORD);
        window.press(KeyCode.ENTER);
        window.see(bench.texts().get("send.result.hash") + ": 0x");
        window.press(KeyCode.ENTER);
        window.seeNot(bench.texts().get("send.result.hash") + ": 0x");
    }

    @Test
    void anUnlimitedPermissionIsMadeSmallerAndTakenBack() {
        try (Anvil anvil = Anvil.platon();
                Purse purse = new Purse(folder)) {
            String token = TestTokens.deployPlain(anvil, "Dollar", "USDX", 6, BigInteger.TEN.pow(12));
            String tiles = TestTokens.deploy(anvil, "Collectible");
            TestTokens.transact(anvil, token, approve(ALL));
            TestTokens.transact(anvil, tiles, "a22cb465" + "0".repeat(24) + SHOP + "0".repeat(63) + "1");
            purse.rich("Savings");
            purse.join(anvil, "platon");
            try (Bench bench = new Bench(folder, purse, WindowDriver.start(), Language.EN, Preferences.Look.LIGHT)) {
                WindowDriver window = bench.window();
                Texts texts = bench.texts();
                openTab(window);
                window.see(texts.get("approval.unlimited"));
                window.see(texts.get("approval.all721"));
                window.see(texts.get("approval.reached.all"));
                assertEquals(List.of(), nameless(window));
                window.screenshot("approvals-light");
                window.click("#approval-limit");
                window.fill("#approval-amount", "25.5");
                window.press(KeyCode.ENTER);
                window.see(texts.get("send.call.approve"));
                window.see("25.5\u00a0USDX");
                window.screenshot("approvals-limit");
                sign(bench);
                window.waitUntil(
                        "the chain has it", () -> allowance(anvil, token).equals("25500000"));
                window.find(texts.get("approval.again"));
                window.click(texts.get("approval.again"));
                window.see(texts.get("approval.upTo", "25.5\u00a0USDX"));
                assertEquals(List.of(), bench.failures());
            }
        }
    }

    @Test
    void takesBackInJapanese() {
        try (Anvil anvil = Anvil.platon();
                Purse purse = new Purse(folder)) {
            String token = TestTokens.deployPlain(anvil, "Dollar", "USDX", 6, BigInteger.TEN.pow(12));
            TestTokens.transact(anvil, token, approve(ALL));
            purse.rich("貯金");
            purse.join(anvil, "platon");
            try (Bench bench = new Bench(folder, purse, WindowDriver.start(), Language.JA, Preferences.Look.DARK)) {
                WindowDriver window = bench.window();
                Texts texts = bench.texts();
                openTab(window);
                window.see(texts.get("approval.unlimited"));
                window.screenshot("approvals-dark-ja");
                window.click("#approval-revoke");
                window.see(texts.get("send.call.revoke"));
                window.screenshot("approvals-revoke-ja");
                sign(bench);
                window.waitUntil(
                        "the chain has it", () -> allowance(anvil, token).equals("0"));
                window.find(texts.get("approval.again"));
                window.click(texts.get("approval.again"));
                window.see(texts.get("approval.none"));
                assertEquals(List.of(), bench.failures());
            }
        }
    }
}
