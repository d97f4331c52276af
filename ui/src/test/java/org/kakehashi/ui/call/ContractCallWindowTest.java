package org.kakehashi.ui.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.testbed.Anvil;
import org.kakehashi.testbed.TestTokens;
import org.kakehashi.testbed.WindowDriver;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.holding.Names;
import org.kakehashi.ui.navigation.Route;
import org.kakehashi.ui.preferences.Preferences;
import org.kakehashi.ui.purse.Bench;
import org.kakehashi.ui.purse.Purse;
import org.kakehashi.ui.text.Language;
import org.kakehashi.ui.text.Texts;

/** A pasted call: what it would do stands there, an unlimited permission is limited, the unreadable needs a second step. */
class ContractCallWindowTest {

    private static final String SHOP = "00000000000000000000000000000000005ca1ab";

    @TempDir
    Path folder;

    private static void paste(WindowDriver window, String id, String text) {
        TextInputControl field = window.find(id, TextInputControl.class);
        window.run(() -> field.setText(text));
    }

    private static BigInteger allowance(Anvil anvil, String token) {
        String data = "dd62ed3e" + "0".repeat(24) + TestTokens.OWNER.substring(2) + "0".repeat(24) + SHOP;
        String answer = anvil.call("eth_call", "{\"to\":\"" + token + "\",\"data\":\"0x" + data + "\"},\"latest\"");
        return new BigInteger(answer.replaceAll("(?s).*\"result\":\"0x([0-9a-f]+)\".*", "$1"), 16);
    }

    @Test
    void anUnlimitedPermissionIsLimitedAndTheUnreadableNeedsASecondStep() {
        try (Anvil anvil = Anvil.platon();
                Purse purse = new Purse(folder)) {
            String token = TestTokens.deployPlain(anvil, "Dollar", "USDX", 6, BigInteger.TEN.pow(12));
            purse.rich("Savings");
            purse.join(anvil, "platon");
            try (Bench bench = new Bench(folder, purse, WindowDriver.start(), Language.EN, Preferences.Look.LIGHT)) {
                WindowDriver window = bench.window();
                Texts texts = bench.texts();
                window.run(() -> bench.navigator().open(new Route.CallContract(null)));
                paste(window, "#call-contract", token);
                paste(window, "#call-data", "0xdeadbeef");
                window.see(texts.get("send.check.unreadable"));
                assertFalse(window.isThere("#call-next"), "off until the box is ticked");
                window.screenshot("call-unreadable");
                window.click("#call-sure");
                window.see(texts.get("call.goOn"));
                window.find("#call-next");
                paste(window, "#call-data", "095ea7b3" + "0".repeat(24) + SHOP + "f".repeat(64));
                window.see(texts.get("call.exact"));
                assertFalse(window.isThere("#call-next"), "off until an amount is there");
                paste(window, "#call-units", "1500000");
                window.screenshot("call-unlimited");
                window.click("#call-next");
                window.see("1.5\u00a0USDX");
                window.screenshot("call-review");
                window.fill(texts.get("send.password"), Purse.PASSWORD);
                window.press(KeyCode.ENTER);
                window.see(texts.get("send.result.hash") + ": 0x");
                window.waitUntil(
                        "the chain has it", () -> allowance(anvil, token).equals(BigInteger.valueOf(1_500_000)));
                assertEquals(List.of(), bench.failures());
            }
        }
    }

    private static final String DESCRIPTION = """
            {"context":{"contract":{"deployments":[{"chainId":210425,"address":"%s"}]}},
             "metadata":{"owner":"Dollar Makers"},
             "display":{"formats":{"mint(address to, uint256 value)":{"intent":"Make new dollars","fields":[
               {"path":"to","label":"They go to","format":"addressName"},
               {"path":"value","label":"So many","format":"tokenAmount","params":{"tokenPath":"@.to"}}]}}}}""";

    /** What no standard knows is a guess until the person adds a description; its words are never shown alone. */
    @Test
    void aDescriptionFileIsAddedWithConsentAndSpeaksForItsContract() throws Exception {
        try (Anvil anvil = Anvil.platon();
                Purse purse = new Purse(folder)) {
            String token = TestTokens.deployPlain(anvil, "Dollar", "USDX", 6, BigInteger.TEN.pow(12));
            purse.rich("貯金");
            purse.join(anvil, "platon");
            Path file = Files.writeString(folder.resolve("dollar.json"), DESCRIPTION.formatted(token));
            try (Bench bench = new Bench(folder, purse, WindowDriver.start(), Language.JA, Preferences.Look.DARK)) {
                WindowDriver window = bench.window();
                Texts texts = bench.texts();
                window.run(() -> bench.navigator().open(new Route.CallContract(null)));
                paste(window, "#call-contract", token);
                paste(window, "#call-data", "40c10f19" + "0".repeat(24) + SHOP + "0".repeat(58) + "2dc6c0");
                window.see(texts.get("send.check.unreadable"));
                window.screenshot("call-guess-ja");
                bench.chooseNext(folder.resolve("missing.json"));
                window.click("#call-describe");
                window.click("#description-choose");
                window.see(texts.get("description.unreadable"));
                bench.chooseNext(file);
                window.click("#description-choose");
                window.see("Dollar Makers");
                window.screenshot("description-consent-ja");
                assertEquals(List.of(), purse.holdings().descriptors().entries(), "not before consent");
                assertFalse(window.isThere(texts.get("description.keep")), "off until agreed");
                window.click("#description-agree");
                window.click(texts.get("description.keep"));
                window.see("Make new dollars");
                window.see("They go to");
                window.screenshot("call-described-ja");
                window.click("#call-next");
                window.see(texts.get("send.check.wordsOfAFile", "dollar.json"));
                window.see("3 USDX");
                window.screenshot("call-described-review-ja");
                window.click(
                        texts.get("send.check.wordsOfAFile", "dollar.json") + ". " + texts.get("send.review.agree"));
                window.fill(texts.get("send.password"), Purse.PASSWORD);
                window.press(KeyCode.ENTER);
                window.see(texts.get("send.result.hash") + ": 0x");
                window.press(KeyCode.ESCAPE);
                window.run(() -> bench.navigator().open(new Route.Settings(Route.Section.DESCRIPTIONS)));
                window.see("dollar.json");
                window.screenshot("descriptions-ja");
                window.click(texts.get("description.remove", "dollar.json"));
                window.see(texts.get("description.none"));
                assertEquals(List.of(), bench.failures());
            }
        }
    }

    /** A raised allowance is shown as one; its limit is a raise too, and never an absolute permission. */
    @Test
    void anUnlimitedRaiseIsLimitedAsARaise() {
        String raise = "39509351" + "0".repeat(24) + SHOP;
        try (Purse purse = new Purse(folder)) {
            purse.rich("Savings");
            purse.holdings().networks().select("platon");
            Texts texts = new Texts(Language.EN);
            var profile = purse.holdings().networks().get("platon").profile();
            WindowDriver window = WindowDriver.start();
            CallEntry entry = window.get(() -> new CallEntry(
                    texts,
                    new Figures(texts, purse.holdings().clock()),
                    profile,
                    Names.of(texts, profile, purse.holdings(), Map.of()),
                    () -> {}));
            window.show(() -> entry);
            paste(window, "#call-contract", "0x5FbDB2315678afecb367f032d93F642f64180aa3");
            paste(window, "#call-data", raise + "f".repeat(64));
            window.see(texts.get("send.call.raise"));
            window.see(texts.get("send.call.more"));
            assertEquals(Optional.empty(), window.get(entry::call), "no amount yet");
            paste(window, "#call-units", "255");
            CallEntry.Call call = window.get(entry::call).orElseThrow();
            assertEquals("0x" + raise + "0".repeat(62) + "ff", call.data().toHex());
            window.close();
        }
    }
}
