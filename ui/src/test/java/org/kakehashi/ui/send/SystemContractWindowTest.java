package org.kakehashi.ui.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.testbed.RecordedChain;
import org.kakehashi.testbed.Transcript;
import org.kakehashi.testbed.WindowDriver;
import org.kakehashi.ui.navigation.Route;
import org.kakehashi.ui.preferences.Preferences;
import org.kakehashi.ui.purse.Bench;
import org.kakehashi.ui.purse.Purse;
import org.kakehashi.ui.text.Language;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.address.SystemContracts;

/** Coins never go to the network's own contracts, and WASM contracts are told apart, whatever is typed in the window. */
class SystemContractWindowTest {

    private static final Address WASM = Address.ofHex("0x5fbdb2315678afecb367f032d93f642f64180aa3");

    @TempDir
    Path folder;

    private static void put(WindowDriver window, String id, String text) {
        TextInputControl field = window.find(id, TextInputControl.class);
        window.run(() -> field.setText(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"alaya", "platon"})
    void coinsCannotBeSentToThem(String network) {
        String hrp = network.equals("platon") ? "lat" : "atp";
        Transcript all =
                Transcript.joined(Transcript.named(network + "-01-basics"), Transcript.named(network + "-02-accounts"));
        try (RecordedChain chain =
                        new RecordedChain(all, hex -> Address.ofHex(hex).toBech32(hrp), 0);
                Purse purse = new Purse(folder)) {
            purse.rich("Savings");
            purse.join(chain.url(), RecordedChain.GENESIS, network);
            chain.code(WASM.toLowerHex(), "0x0061736d01000000");
            try (Bench bench = new Bench(folder, purse, WindowDriver.start(), Language.EN, Preferences.Look.LIGHT)) {
                WindowDriver window = bench.window();
                Texts texts = bench.texts();
                window.see("900,000,000");
                for (String to : List.of(SystemContracts.STAKING.toBech32(hrp), SystemContracts.REWARD_POOL.toHex())) {
                    window.click("#send");
                    put(window, "#payee", to);
                    put(window, "#amount", "1");
                    window.see(texts.get("send.check.systemContract"));
                    window.press(KeyCode.ENTER);
                    assertFalse(window.isThere(texts.get("send.next.fee")), "there is no next step");
                    window.screenshot("send-system-contract-" + network);
                    window.press(KeyCode.ESCAPE);
                    window.seeNot(texts.get("send.check.systemContract"));
                }
                window.run(() -> bench.navigator().open(new Route.CallContract(null)));
                put(window, "#call-contract", SystemContracts.STAKING.toBech32(hrp));
                put(window, "#call-value", "1");
                put(window, "#call-data", "0xc483821388");
                put(window, "#call-contract", SystemContracts.DELEGATE_REWARD.toBech32(hrp));
                window.click("#call-next");
                window.see(texts.get("send.check.systemContract"));
                put(window, "#call-contract", WASM.toBech32(hrp));
                put(window, "#call-value", "0");
                window.click("#call-sure");
                window.click("#call-next");
                window.see(texts.get("send.check.wasm"));
                window.screenshot("call-wasm-" + network);
                assertNull(chain.sentRaw(), "nothing was sent by all of this");
                assertEquals(List.of(), bench.failures());
            }
        }
    }
}
