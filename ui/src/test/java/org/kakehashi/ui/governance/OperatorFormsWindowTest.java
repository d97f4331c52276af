package org.kakehashi.ui.governance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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

/**
 * Every form of a node's operator, opened, filled and reviewed. The staking (1000) and the text proposal (2000) are
 * sent: real nodes took the same bytes. Of the others no transaction was recorded; their expected bytes were written
 * out by hand from the contracts' encoding, and their gas estimate is borrowed from another recorded call.
 */
class OperatorFormsWindowTest {

    /** What differs between the two recorded networks. */
    private enum Net {
        ALAYA(
                "alaya",
                "atp",
                "f95f5c97e69f25a533002fdfff3ba2d7db4596d0a4f552df0f23df9c67cd0eac"
                        + "548421d21b4d8f36defbd788e0831a4e7d935be716ecf91564a9910ed450662a",
                "10000",
                "0.17.0",
                "0xf859838207d1b842b840NODE8b8a5049502d544553542d328382110004",
                "0xf891838207d4b842b840NODE83821003b843b841SIGN",
                "860da475abf000"),
        PLATON(
                "platon",
                "lat",
                "a03e2596bbb5303b15c22c31d0019e9e39c32ceefc5a48920672dbeb94ef8076"
                        + "483847d41dd6edcfaa2f7b1e2ca43f9000d68edf7d7e751a0c0e0682e86c44ae",
                "100000",
                "1.6.0",
                "0xf85a838207d1b842b840NODE8b8a5049502d544553542d32848301060004",
                "0xf892838207d4b842b840NODE8483010500b843b841SIGN",
                "8705543df729c000");

        final String id;
        final String hrp;
        final String node;
        final String stake;
        final String newVersion;
        final String upgrade;
        final String declaration;
        final String textPrice;

        Net(
                String id,
                String hrp,
                String node,
                String stake,
                String newVersion,
                String upgrade,
                String declaration,
                String textPrice) {
            this.id = id;
            this.hrp = hrp;
            this.node = node;
            this.stake = stake;
            this.newVersion = newVersion;
            this.upgrade = upgrade;
            this.declaration = declaration;
            this.textPrice = textPrice;
        }

        Transcript.Exchange staking() {
            return Transcript.named(id + "-06-staking-tx").exchanges().getFirst();
        }

        /** A member of what the recorded staking was made from. */
        String staked(String name) {
            return staking().entry().path("params").path(name).asString("");
        }

        /** What the node's console printed. */
        String signature() {
            return "{Sign: \"" + staked("programVersionSign") + "\", Version: "
                    + staking().entry().path("params").path("programVersion").asInt() + "}";
        }

        RecordedChain chain() {
            Transcript all = Transcript.joined(
                    Transcript.named(id + "-01-basics"),
                    Transcript.named(id + "-02-accounts"),
                    Transcript.named(id + "-06-staking-tx"),
                    Transcript.named(id + "-07-staking-queries"),
                    Transcript.named(id + "-10-governance"));
            return new RecordedChain(all, hex -> Address.ofHex(hex).toBech32(hrp), 2);
        }
    }

    @TempDir
    Path folder;

    /** One walk through the forms of one network. */
    private final class Walk implements AutoCloseable {
        final Net net;
        final RecordedChain chain;
        final Purse purse;
        final Bench bench;
        final WindowDriver window;
        final Texts texts;

        Walk(Net net, java.util.function.Consumer<RecordedChain> set) {
            this.net = net;
            chain = net.chain();
            purse = new Purse(folder);
            Account holder = purse.rich("Savings");
            Account operator = purse.more("Operator");
            chain.balance(operator.address().toLowerHex(), holder.address().toLowerHex());
            purse.join(chain.url(), RecordedChain.GENESIS, net.id);
            chain.replay().standStill();
            set.accept(chain);
            boolean dark = net == Net.PLATON;
            bench = new Bench(
                    folder,
                    purse,
                    WindowDriver.start(),
                    dark ? Language.EN : Language.ZH_HANT,
                    dark ? Preferences.Look.DARK : Preferences.Look.LIGHT);
            window = bench.window();
            texts = bench.texts();
            window.see("Operator");
            ListView<?> list = (ListView<?>) window.all(node ->
                            node instanceof ListView<?> each && each.getItems().contains(operator))
                    .getFirst();
            window.run(() -> list.getSelectionModel().select(list.getItems().indexOf(operator)));
            TabPane tabs = window.find("#account-tabs", TabPane.class);
            window.run(() -> tabs.getTabs().stream()
                    .filter(tab -> "governance-tab".equals(tab.getId()))
                    .forEach(tabs.getSelectionModel()::select));
            window.click("#governance-operator");
        }

        void put(String id, String text) {
            TextInputControl field = window.find(id, TextInputControl.class);
            window.run(() -> field.setText(text));
        }

        void choose(String id, String words) {
            ComboBox<?> box = window.find(id, ComboBox.class);
            window.run(() -> select(box, words));
        }

        <T> void select(ComboBox<T> box, String words) {
            box.getItems().stream()
                    .filter(each -> box.getConverter().toString(each).contains(words))
                    .findFirst()
                    .ifPresent(box::setValue);
        }

        /** Goes on to the review of a filled form, whose call must be this one. */
        void review(String name, String outcome, String expected) {
            window.screenshot("operator-" + net.id + "-" + name);
            if (window.isThere("#order-next")) {
                window.click("#order-next");
            }
            window.see(outcome);
            window.see(texts.get("send.review.nonce"));
            assertEquals(
                    expected.replace("NODE", net.node)
                            .replace("SIGN", net.staked("programVersionSign").substring(2)),
                    chain.estimated(),
                    name);
            window.screenshot("operator-" + net.id + "-" + name + "-review");
        }

        void leave() {
            window.press(KeyCode.ESCAPE);
            window.seeNot(texts.get("send.review.nonce"));
            // What was open is read again, and the page made anew.
            window.waitUntil("the page is new", () -> window.isThere(texts.get("staking.again")));
        }

        void sign() {
            window.fill(texts.get("send.password"), Purse.PASSWORD);
            window.press(KeyCode.ENTER);
            window.see(texts.get("send.result.hash") + ": 0x");
        }

        /** Opens the form of a proposal and chooses its kind. */
        void propose(String pip, String kind) {
            window.click("#operator-propose");
            put("#proposal-pip", pip);
            window.click(texts.get("systemcontract.proposal." + kind));
        }

        @Override
        public void close() {
            assertEquals(List.of(), bench.failures());
            bench.close();
            purse.close();
            chain.close();
        }
    }

    @ParameterizedTest
    @EnumSource(Net.class)
    void everyFormOfACandidateComesToItsReview(Net net) {
        try (Walk walk =
                new Walk(net, chain -> chain.estimatesAs("estimateGas 2003 vote yes by the staking account"))) {
            WindowDriver window = walk.window;
            Texts texts = walk.texts;
            window.see("wallet-test-b");
            window.click("#operator-edit");
            walk.put("#edit-name", "wallet-test-c");
            walk.review(
                    "edit",
                    texts.get("governance.outcome.edit"),
                    "0xf85c838203e980b842b840NODE80808e8d77616c6c65742d746573742d638080");
            walk.leave();
            window.click("#operator-increase");
            walk.put("#increase-amount", "100");
            walk.review(
                    "increase",
                    texts.get("governance.increase"),
                    "0xf855838203eab842b840NODE81808a89056bc75e2d63100000");
            walk.leave();
            window.click("#operator-withdraw");
            walk.review("withdraw", texts.get("governance.withdraw"), "0xf848838203ebb842b840NODE");
            walk.leave();
            window.click("#operator-declare");
            walk.put("#governance-signature", net.signature());
            walk.review("declare", texts.get("governance.outcome.declare"), net.declaration);
            walk.leave();
            proposals(walk);
            assertNull(walk.chain.sentRaw(), "a review sends nothing");
        }
    }

    private static void proposals(Walk walk) {
        String submitted = walk.texts.get("governance.outcome.submit");
        walk.propose("PIP-TEST-2", "VERSION");
        walk.put("#proposal-version", walk.net.newVersion);
        walk.put("#proposal-rounds", "4");
        walk.review("version", submitted, walk.net.upgrade);
        walk.leave();
        walk.propose("PIP-TEST-3", "PARAMETER");
        walk.choose("#proposal-parameter", "staking/operatingThreshold");
        walk.put("#proposal-value", "20000000000000000000");
        walk.review(
                "parameter",
                submitted,
                "0xf887838207d2b842b840NODE8b8a5049502d544553542d3388877374616b696e6793926f7065726174696e67"
                        + "5468726573686f6c6495943230303030303030303030303030303030303030");
        walk.leave();
    }

    /** The recorded proposal was a text, which cannot be cancelled: it is told again as an upgrade being voted on. */
    @ParameterizedTest
    @EnumSource(value = Net.class, names = "PLATON")
    void anUpgradeBeingVotedOnIsCancelled(Net net) {
        try (Walk walk = new Walk(net, chain -> {
            chain.estimatesAs("estimateGas 2003 vote yes by the staking account");
            chain.retold(text -> text.replace("\"ProposalType\":1,", "\"ProposalType\":2,\"NewVersion\":67072,"));
            chain.openVote();
            chain.replay().skipTo("2102");
        })) {
            walk.window.see("wallet-test-b");
            walk.propose("PIP-TEST-4", "CANCEL");
            walk.choose("#proposal-target", "PIP-TEST-1");
            walk.put("#proposal-rounds", "4");
            String hash = Transcript.named(net.id + "-10-governance").exchanges().stream()
                    .filter(each -> each.what().contains("2000 submitText with the required gas price"))
                    .filter(each -> each.entry().path("status").asString("").equals("0x1"))
                    .map(each -> each.entry().path("hash").asString("").substring(2))
                    .findFirst()
                    .orElseThrow();
            walk.review(
                    "cancel",
                    walk.texts.get("governance.outcome.submit"),
                    "0xf877838207d5b842b840NODE8b8a5049502d544553542d3404a1a0" + hash);
        }
    }

    /** Nothing is derived here: the estimate and the transaction were recorded before there was any proposal. */
    @ParameterizedTest
    @EnumSource(Net.class)
    void aTextIsPutToTheVote(Net net) {
        try (Walk walk = new Walk(net, _ -> {})) {
            walk.window.see("wallet-test-b");
            walk.propose("PIP-TEST-1", "TEXT");
            String data = "f854838207d0b842b840NODE8b8a5049502d544553542d31".replace("NODE", net.node);
            walk.review("text", walk.texts.get("governance.outcome.submit"), "0x" + data);
            walk.sign();
            String body = net.textPrice + "83055c8494" + "1" + "0".repeat(38) + "580b856" + data;
            walk.window.waitUntil(
                    "the recorded call is sent at the price that the contract asks for",
                    () -> String.valueOf(walk.chain.sentRaw()).contains(body));
        }
    }

    /** Derived: until the staking is taken, what was recorded later is told without the node that it made a candidate. */
    @ParameterizedTest
    @EnumSource(Net.class)
    void aNodeBecomesACandidate(Net net) {
        try (Walk walk = new Walk(
                net, chain -> chain.retold(text -> chain.sentRaw() == null ? without(net.node, text) : text))) {
            WindowDriver window = walk.window;
            window.see(walk.texts.get("governance.operator.none"));
            window.click("#operator-stake");
            walk.put("#stake-node", net.node);
            walk.put("#stake-amount", net.stake);
            walk.put("#stake-share", "50");
            walk.put("#stake-name", net.staked("nodeName"));
            walk.put("#stake-website", net.staked("website"));
            walk.put("#stake-details", net.staked("details"));
            walk.put("#governance-signature", net.signature());
            walk.put("#stake-bls", net.staked("blsPubKey"));
            walk.put("#stake-proof", net.staked("blsProof"));
            String data = net.staking().entry().path("data").asString("");
            walk.review("stake", walk.texts.get("systemcontract.function.1000"), data);
            walk.sign();
            String body = "94" + "1" + "0".repeat(38) + "280b901a" + (net == Net.ALAYA ? "0" : "1") + data.substring(2);
            window.waitUntil(
                    "the recorded call is sent",
                    () -> String.valueOf(walk.chain.sentRaw()).contains(body));
            window.press(KeyCode.ESCAPE);
            window.see("wallet-test-b");
            window.screenshot("operator-" + net.id + "-staked");
        }
    }

    private static String without(String node, String answer) {
        String left = answer.replaceAll(",?\\{\"NodeId\":\"" + node + "[^}]*}", "");
        return left.equals("{\"Code\":0,\"Ret\":}")
                ? "{\"Code\":301204,\"Ret\":\"Query candidate info failed:Candidate info is not found\"}"
                : left;
    }
}
