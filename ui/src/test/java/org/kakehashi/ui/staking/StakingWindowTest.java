package org.kakehashi.ui.staking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
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

/** Delegating and claiming in the real window, over what real nodes of both networks answered. */
class StakingWindowTest {

    @TempDir
    Path folder;

    static RecordedChain chain(String network) {
        String hrp = network.equals("platon") ? "lat" : "atp";
        Transcript all = Transcript.joined(
                Transcript.named(network + "-01-basics"),
                Transcript.named(network + "-02-accounts"),
                Transcript.named(network + "-07-staking-queries"),
                Transcript.named(network + "-08-delegate"));
        return new RecordedChain(all, hex -> Address.ofHex(hex).toBech32(hrp), 0x15);
    }

    static void openTab(WindowDriver window) {
        TabPane tabs = window.find("#account-tabs", TabPane.class);
        window.run(() -> tabs.getTabs().stream()
                .filter(tab -> "staking-tab".equals(tab.getId()))
                .forEach(tabs.getSelectionModel()::select));
    }

    /** Tabs are named one by one; their pane needs no name of its own. */
    static List<Node> nameless(WindowDriver window) {
        return window.nameless().stream()
                .filter(node -> !(node instanceof TabPane))
                .toList();
    }

    private static void choose(WindowDriver window, String words) {
        RadioButton button =
                (RadioButton) window.all(node -> node instanceof RadioButton each && words.equals(each.getText()))
                        .getFirst();
        window.run(button::fire);
    }

    private static void sign(Bench bench, String outcome) {
        WindowDriver window = bench.window();
        window.see(outcome);
        window.fill(bench.texts().get("send.password"), Purse.PASSWORD);
        window.press(KeyCode.ENTER);
        window.see(bench.texts().get("send.result.hash") + ": 0x");
        window.see("cannot be undone");
        window.press(KeyCode.ENTER);
        window.seeNot(bench.texts().get("send.result.hash") + ": 0x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"alaya", "platon"})
    void delegatesToTheChosenValidator(String network) {
        String symbol = network.equals("platon") ? "LAT" : "ATP";
        try (RecordedChain chain = chain(network);
                Purse purse = new Purse(folder)) {
            purse.rich("Savings");
            purse.join(chain.url(), RecordedChain.GENESIS, network);
            Preferences.Look look = network.equals("platon") ? Preferences.Look.LIGHT : Preferences.Look.DARK;
            try (Bench bench = new Bench(folder, purse, WindowDriver.start(), Language.EN, look)) {
                WindowDriver window = bench.window();
                Texts texts = bench.texts();
                window.see(symbol);
                openTab(window);
                window.see(texts.get("staking.mine"));
                window.click("#staking-list");
                window.see("wallet-test-b");
                window.see(texts.get("staking.status.active"));
                window.fill("#staking-search", "test-b");
                ListView<?> list = window.find("#staking-validators", ListView.class);
                window.waitUntil("one is found", () -> list.getItems().size() == 1);
                window.run(() -> list.getSelectionModel().select(0));
                window.run(list::requestFocus);
                assertEquals(List.of(), nameless(window));
                window.screenshot("staking-" + network + "-validators");
                window.press(KeyCode.ENTER);
                window.see(texts.get("staking.node"));
                window.screenshot("staking-" + network + "-validator");
                window.press(KeyCode.ESCAPE);
                window.click("#staking-delegate");
                window.fill("#staking-amount", "0.5");
                window.screenshot("staking-" + network + "-amount");
                window.fill("#staking-amount", "100");
                window.press(KeyCode.ENTER);
                window.see(texts.get("systemcontract.function.1004"));
                assertEquals(List.of(), nameless(window));
                window.screenshot("staking-" + network + "-review");
                window.click("#order-fee");
                choose(window, texts.get("send.fee.fast"));
                window.see(texts.get("send.fee.bounds", "1\u00a0gvon", "1\u00a0" + symbol));
                window.screenshot("staking-" + network + "-fee");
                sign(bench, texts.get("staking.outcome.delegate", "100\u00a0" + symbol, "wallet-test-b"));
                String raw = chain.sentRaw();
                assertNotNull(raw);
                assertTrue(raw.contains("89056bc75e2d63100000"), "100 coins in the call");
                assertEquals(List.of(), bench.failures());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"alaya", "platon"})
    void takesBackAndClaimsWhatWaits(String network) {
        try (RecordedChain chain = chain(network);
                Purse purse = new Purse(folder)) {
            purse.rich("Savings");
            purse.join(chain.url(), RecordedChain.GENESIS, network);
            chain.replay().skipTo("1104 effective delegation");
            try (Bench bench = new Bench(folder, purse, WindowDriver.start(), Language.EN, Preferences.Look.LIGHT)) {
                WindowDriver window = bench.window();
                Texts texts = bench.texts();
                openTab(window);
                window.see(texts.get("staking.total.pending"));
                window.see("wallet-test-b");
                assertEquals(List.of(), nameless(window));
                window.screenshot("staking-" + network + "-mine");
                window.click(texts.get("staking.undelegateFrom", "wallet-test-b"));
                window.fill("#staking-amount", "30");
                window.press(KeyCode.ENTER);
                window.see(texts.get("systemcontract.function.1005"));
                window.see(network.equals("platon") ? "go into the lock until" : "come to the free balance with this");
                window.screenshot("staking-" + network + "-undelegate");
                sign(bench, "are taken back.");
                assertTrue(String.valueOf(chain.sentRaw()).contains("838203ed"), "a call of 1005");

                // Closing the sheet reads the page again; the recording goes back only when that has been answered.
                window.find(texts.get("staking.again"));
                chain.replay().skipTo("1104 effective delegation");
                window.click(texts.get("staking.again"));
                // It is off while the network is asked; once it is on again, the page has been filled anew.
                window.find(texts.get("staking.again"));
                window.find("#staking-claim");
                chain.replay().skipTo("5100 pending reward");
                window.click("#staking-claim");
                window.see(texts.get("systemcontract.function.5000"));
                window.screenshot("staking-" + network + "-claim");
                sign(bench, "are paid to the free balance");
                String raw = chain.sentRaw();
                assertNotNull(raw);
                assertTrue(raw.contains("85c483821388"), "the call of 5000 without anything else");
                readsTheHistory(bench, network);
                assertEquals(List.of(), bench.failures());
            }
        }
    }

    /** Asked for nearly all of it, the network takes all and pays the reward along; the sheet says so before. */
    @ParameterizedTest
    @ValueSource(strings = {"alaya", "platon"})
    void anUndelegationSaysBeforeWhatWillReallyHappen(String network) {
        boolean platon = network.equals("platon");
        String symbol = platon ? "LAT" : "ATP";
        try (RecordedChain chain = chain(network);
                Purse purse = new Purse(folder)) {
            purse.rich("Savings");
            purse.join(chain.url(), RecordedChain.GENESIS, network);
            chain.replay().skipTo("1104 effective delegation");
            chain.replay().standStill();
            chain.estimatesAs("estimateGas 1005 withdraw 30 effective");
            try (Bench bench = new Bench(folder, purse, WindowDriver.start(), Language.EN, Preferences.Look.LIGHT)) {
                WindowDriver window = bench.window();
                Texts texts = bench.texts();
                openTab(window);
                window.click(texts.get("staking.undelegateFrom", "wallet-test-b"));
                window.fill("#staking-amount", "79.5");
                window.press(KeyCode.ENTER);
                window.see(texts.get("staking.outcome.more", "80\u00a0" + symbol));
                window.see("is paid along.");
                window.see(platon ? "go into the lock until" : "80\u00a0ATP come to the free balance");
                window.screenshot("staking-" + network + "-whole");
                window.press(KeyCode.ESCAPE);
                if (platon) {
                    takesTheHesitatingPartFirst(chain, bench);
                }
                assertEquals(List.of(), bench.failures());
            }
        }
    }

    private static void takesTheHesitatingPartFirst(RecordedChain chain, Bench bench) {
        WindowDriver window = bench.window();
        Texts texts = bench.texts();
        window.seeNot(texts.get("staking.outcome.more", "80\u00a0LAT"));
        chain.replay().skipTo("1104 with LockReleasedHes");
        window.find(texts.get("staking.again"));
        window.click(texts.get("staking.again"));
        window.see("10\u00a0LAT");
        window.click(texts.get("staking.undelegateFrom", "wallet-test-b"));
        window.fill("#staking-amount", "30");
        window.press(KeyCode.ENTER);
        window.see(texts.get("staking.outcome.hesitatingFirst", "10\u00a0LAT"));
        window.see(texts.get("staking.outcome.rewardWaits"));
    }

    private void readsTheHistory(Bench bench, String network) {
        WindowDriver window = bench.window();
        Texts texts = bench.texts();
        String symbol = network.equals("platon") ? "LAT" : "ATP";
        window.click("#staking-history");
        window.see("wallet-test-b");
        ListView<?> records = window.find("#staking-records", ListView.class);
        assertEquals(2, records.getItems().size(), "the undelegation and the claim");
        window.see(texts.get("staking.chart.paid"));
        window.screenshot("staking-" + network + "-history");
        assertEquals(List.of(), nameless(window));
        Path file = folder.resolve("done.csv");
        bench.chooseNext(file);
        MenuButton csv = window.find("#staking-csv", MenuButton.class);
        window.run(() -> csv.getItems().getFirst().fire());
        window.waitUntil(
                "the table is saved", () -> Files.exists(file) && file.toFile().length() > 0);
        String table = read(file);
        assertTrue(table.contains(",WITHDRAW_DELEGATION,"), table);
        assertTrue(table.contains(",CLAIM_REWARDS,"), table);
        assertTrue(table.lines().count() == 3, table);
        Path rewards = folder.resolve("rewards.csv");
        bench.chooseNext(rewards);
        window.run(() -> csv.getItems().get(1).fire());
        window.waitUntil(
                "the rewards are saved",
                () -> Files.exists(rewards) && rewards.toFile().length() > 0);
        assertTrue(read(rewards).contains(",CLAIM,"), "the claimed reward of " + symbol);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void allAccountsTogetherAreTwiceTheOne() {
        try (RecordedChain chain = chain("platon");
                Purse purse = new Purse(folder)) {
            Account first = purse.rich("Savings");
            Account second = purse.more("Everyday");
            chain.twin(second.address().toLowerHex(), first.address().toLowerHex());
            purse.join(chain.url(), RecordedChain.GENESIS, "platon");
            chain.replay().skipTo("5100 pending reward");
            chain.replay().standStill();
            try (Bench bench =
                    new Bench(folder, purse, WindowDriver.start(), Language.ZH_HANT, Preferences.Look.DARK)) {
                WindowDriver window = bench.window();
                openTab(window);
                window.see(bench.texts().get("staking.total.pending"));
                window.click("#staking-everybody");
                window.find(bench.texts().get("staking.claimFor", "Everyday"));
                window.find(bench.texts().get("staking.claimFor", "Savings"));
                window.screenshot("staking-everybody");
                List<String> shown = window.words();
                List<String> figures =
                        shown.stream().filter(words -> words.endsWith(".00")).toList();
                assertEquals("100.00", figures.get(figures.size() - 4), shown.toString());
                assertEquals(List.of(), bench.failures());
            }
        }
    }

    /** The network pays twenty delegations at once: the rest is offered as soon as the first part is final. */
    @Test
    void claimsEverythingInBatchesOfTwenty() {
        try (RecordedChain chain = chain("platon");
                Purse purse = new Purse(folder)) {
            purse.rich("Savings");
            purse.join(chain.url(), RecordedChain.GENESIS, "platon");
            chain.delegations(45, "a0");
            chain.replay().skipTo("5100 pending reward");
            chain.replay().standStill();
            try (Bench bench = new Bench(folder, purse, WindowDriver.start(), Language.EN, Preferences.Look.LIGHT)) {
                WindowDriver window = bench.window();
                Texts texts = bench.texts();
                openTab(window);
                window.click("#staking-claim");
                window.see("so this takes 3.");
                window.fill(texts.get("send.password"), Purse.PASSWORD);
                window.press(KeyCode.ENTER);
                window.see(texts.count("staking.claim.next", 2));
                window.screenshot("staking-claim-rest");
                String first = chain.sentRaw();
                window.click("#order-go-on");
                window.see("so this takes 3.");
                window.fill(texts.get("send.password"), Purse.PASSWORD);
                window.press(KeyCode.ENTER);
                window.see(texts.count("staking.claim.next", 2));
                assertNotNull(first);
                assertNotEquals(first, chain.sentRaw(), "a second transaction with the next number");
                assertEquals(List.of(), bench.failures());
            }
        }
    }

    @Test
    void redeemsWhatHasLeftTheLock() {
        try (RecordedChain chain = chain("platon");
                Purse purse = new Purse(folder)) {
            purse.rich("Savings");
            purse.join(chain.url(), RecordedChain.GENESIS, "platon");
            chain.replay().skipTo("5100");
            try (Bench bench = new Bench(folder, purse, WindowDriver.start(), Language.JA, Preferences.Look.DARK)) {
                WindowDriver window = bench.window();
                Texts texts = bench.texts();
                openTab(window);
                window.see(texts.get("staking.total.redeemable"));
                window.screenshot("staking-redeem-mine");
                chain.replay().skipTo("5100");
                window.click("#staking-redeem");
                window.see(texts.get("systemcontract.function.1006"));
                window.see(texts.get("staking.outcome.redeemFree", "20\u00a0LAT"));
                window.screenshot("staking-redeem");
                window.fill(texts.get("send.password"), Purse.PASSWORD);
                window.press(KeyCode.ENTER);
                window.see(texts.get("send.result.hash") + ": 0x");
                window.waitUntil(
                        "the call of 1006 is sent",
                        () -> String.valueOf(chain.sentRaw()).contains("85c4838203ee"));
                assertEquals(List.of(), bench.failures());
            }
        }
    }
}
