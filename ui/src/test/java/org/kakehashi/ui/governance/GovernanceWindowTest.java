package org.kakehashi.ui.governance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.testbed.RecordedChain;
import org.kakehashi.testbed.Transcript;
import org.kakehashi.testbed.WindowDriver;
import org.kakehashi.ui.preferences.Preferences;
import org.kakehashi.ui.purse.Bench;
import org.kakehashi.ui.purse.Purse;
import org.kakehashi.ui.text.Language;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.address.Address;

/** The network's governance in the real window, over what real nodes of both networks answered. */
class GovernanceWindowTest {

    @TempDir
    Path folder;

    private static RecordedChain chain(String network) {
        String hrp = network.equals("platon") ? "lat" : "atp";
        Transcript all = Transcript.joined(
                Transcript.named(network + "-01-basics"),
                Transcript.named(network + "-02-accounts"),
                Transcript.named(network + "-07-staking-queries"),
                Transcript.named(network + "-10-governance"));
        return new RecordedChain(all, hex -> Address.ofHex(hex).toBech32(hrp), 3);
    }

    private static void openTab(WindowDriver window) {
        TabPane tabs = window.find("#account-tabs", TabPane.class);
        window.run(() -> tabs.getTabs().stream()
                .filter(tab -> "governance-tab".equals(tab.getId()))
                .forEach(tabs.getSelectionModel()::select));
    }

    private static List<Node> nameless(WindowDriver window) {
        return window.nameless().stream()
                .filter(node -> !(node instanceof TabPane))
                .toList();
    }

    private static void openFirstProposal(WindowDriver window) {
        ListView<?> list = window.find("#governance-proposals", ListView.class);
        window.run(() -> list.getSelectionModel().select(0));
        window.run(list::requestFocus);
        window.press(KeyCode.ENTER);
    }

    private static void type(WindowDriver window, String id, String text) {
        TextField field = window.find(id, TextField.class);
        window.run(() -> field.setText(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"alaya", "platon"})
    void aHolderSeesProposalsAndParameters(String network) {
        boolean platon = network.equals("platon");
        try (RecordedChain chain = chain(network);
                Purse purse = new Purse(folder)) {
            purse.rich("Savings");
            purse.join(chain.url(), RecordedChain.GENESIS, network);
            chain.replay().skipTo("2102");
            try (Bench bench = new Bench(
                    folder,
                    purse,
                    WindowDriver.start(),
                    platon ? Language.EN : Language.ZH_HANT,
                    platon ? Preferences.Look.LIGHT : Preferences.Look.DARK)) {
                WindowDriver window = bench.window();
                Texts texts = bench.texts();
                openTab(window);
                window.see("PIP-TEST-1");
                window.see(texts.get("systemcontract.governance.whyNoVote"));
                assertEquals(List.of(), nameless(window));
                window.screenshot("governance-" + network + "-proposals");
                openFirstProposal(window);
                window.see(texts.get("governance.turnout"));
                window.see(texts.get("systemcontract.tally.FAILED"));
                window.screenshot("governance-" + network + "-proposal");
                window.press(KeyCode.ESCAPE);
                window.click("#governance-values");
                window.see("staking/operatingThreshold");
                window.screenshot("governance-" + network + "-parameters");
                window.click("#governance-operator");
                window.see(texts.get("governance.operator.none"));
                assertEquals(List.of(), bench.failures());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"platon"})
    void anOperatorVotesWithTheSignatureOfItsNode(String network) {
        try (RecordedChain chain = chain(network);
                Purse purse = new Purse(folder)) {
            Account holder = purse.rich("Savings");
            Account operator = purse.more("Operator");
            chain.balance(operator.address().toLowerHex(), holder.address().toLowerHex());
            chain.openVote();
            purse.join(chain.url(), RecordedChain.GENESIS, network);
            chain.replay().skipTo("2102");
            chain.replay().standStill();
            try (Bench bench = new Bench(folder, purse, WindowDriver.start(), Language.JA, Preferences.Look.LIGHT)) {
                WindowDriver window = bench.window();
                Texts texts = bench.texts();
                window.see("Operator");
                selectAccount(window, operator);
                openTab(window);
                window.see("PIP-TEST-1");
                window.click("#governance-operator");
                window.see("wallet-test-b");
                assertEquals(List.of(), nameless(window));
                window.screenshot("governance-" + network + "-operator");
                window.click("#operator-edit");
                window.find("#edit-name");
                window.screenshot("governance-" + network + "-edit");
                window.press(KeyCode.ESCAPE);
                window.click("#operator-propose");
                window.find("#proposal-pip");
                window.screenshot("governance-" + network + "-propose");
                window.press(KeyCode.ESCAPE);
                window.click("#governance-list");
                openFirstProposal(window);
                window.click("#governance-vote");
                readsTheSignature(bench, chain.url());
                paste(window, signature(network));
                window.screenshot("governance-" + network + "-vote");
                window.click("#order-next");
                window.see(texts.get("governance.outcome.vote"));
                window.see(texts.get("systemcontract.vote.YES"));
                window.screenshot("governance-" + network + "-vote-review");
                window.fill(texts.get("send.password"), Purse.PASSWORD);
                window.press(KeyCode.ENTER);
                window.see(texts.get("send.result.hash") + ": 0x");
                window.waitUntil(
                        "the recorded call of 2003 is sent",
                        () -> String.valueOf(chain.sentRaw()).contains("838207d3b842b840"));
                assertEquals(List.of(), bench.failures());
            }
        }
    }

    /** What the node itself tells over RPC fills the field; pressing the button is the consent. */
    private static void readsTheSignature(Bench bench, URI node) {
        WindowDriver window = bench.window();
        type(window, "#governance-node", node.toString());
        window.click("#governance-read");
        TextArea pasted = window.find("#governance-signature", TextArea.class);
        window.waitUntil("the node has told", () -> pasted.getText().contains("Sign"));
    }

    private static void paste(WindowDriver window, String text) {
        TextArea pasted = window.find("#governance-signature", TextArea.class);
        window.run(() -> pasted.setText(text));
    }

    /** What the console of the node that voted printed. */
    private static String signature(String network) {
        return network.equals("platon")
                ? "{\n  Sign: \"0xd919bf5b2e1d27b3d60c6ff232c7c532d92d564c32d6b403bdb98d5332dfe954321aa487d6054011455a6005"
                        + "b08904ffe35d1faff1c8a050f7e81d1aa8204c9b01\",\n  Version: 66816\n}"
                : "{\n  Sign: \"0x6ffa00738067ece51dcee85ce97b3974cae1ed27fbe64fe106fd85cb7d78866e11d26e78cda40c25dd8bea0d"
                        + "5b79d4e0bdfef8ff6ef1f87274fbebf20cd5814b00\",\n  Version: 4099\n}";
    }

    private static void selectAccount(WindowDriver window, Account account) {
        ListView<?> list = (ListView<?>) window.all(node ->
                        node instanceof ListView<?> each && each.getItems().contains(account))
                .getFirst();
        window.run(() -> list.getSelectionModel().select(list.getItems().indexOf(account)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"platon"})
    void stakingForANodeIsCheckedFirst(String network) {
        try (RecordedChain chain = chain(network);
                Purse purse = new Purse(folder)) {
            purse.rich("Savings");
            purse.join(chain.url(), RecordedChain.GENESIS, network);
            try (Bench bench = new Bench(folder, purse, WindowDriver.start(), Language.EN, Preferences.Look.DARK)) {
                WindowDriver window = bench.window();
                Texts texts = bench.texts();
                openTab(window);
                window.see(texts.get("governance.none"));
                window.click("#governance-operator");
                window.click("#operator-stake");
                type(
                        window,
                        "#stake-node",
                        "a03e2596bbb5303b15c22c31d0019e9e39c32ceefc5a48920672dbeb94ef8076"
                                + "483847d41dd6edcfaa2f7b1e2ca43f9000d68edf7d7e751a0c0e0682e86c44ae");
                type(window, "#stake-amount", "100000");
                type(window, "#stake-share", "50");
                type(window, "#stake-name", "wallet-test-b");
                window.screenshot("governance-stake");
                assertTrue(!window.isThere("#order-next"), "not without the node's signatures");
                paste(window, signature(network));
                type(window, "#stake-bls", "1a".repeat(96));
                type(window, "#stake-proof", "5c".repeat(64));
                window.click("#order-next");
                window.see(texts.get("systemcontract.error.301101"));
                assertEquals(null, chain.sentRaw());
                assertEquals(List.of(), bench.failures());
            }
        }
    }
}
