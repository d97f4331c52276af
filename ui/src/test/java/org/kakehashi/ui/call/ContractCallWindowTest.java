package org.kakehashi.ui.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.testbed.Anvil;
import org.kakehashi.testbed.TestTokens;
import org.kakehashi.testbed.WindowDriver;
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
                window.see(texts.get("send.result.hash"));
                window.waitUntil(
                        "the chain has it", () -> allowance(anvil, token).equals(BigInteger.valueOf(1_500_000)));
                assertEquals(List.of(), bench.failures());
            }
        }
    }
}
