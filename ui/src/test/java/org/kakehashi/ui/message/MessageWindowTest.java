package org.kakehashi.ui.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.testbed.WindowDriver;
import org.kakehashi.ui.navigation.Route;
import org.kakehashi.ui.preferences.Preferences;
import org.kakehashi.ui.purse.Bench;
import org.kakehashi.ui.purse.Purse;
import org.kakehashi.ui.text.Language;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.key.PrivateKey;
import org.kakehashi.wallet.signature.PersonalMessage;

/** Messages signed and verified in the real window, with a real vault and no network. */
class MessageWindowTest {

    private static final String ADDRESS = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";
    private static final String PERMIT = """
            {"types":{"Permit":[{"name":"owner","type":"address"},{"name":"spender","type":"address"},
            {"name":"value","type":"uint256"},{"name":"nonce","type":"uint256"},{"name":"deadline","type":"uint256"}]},
            "primaryType":"Permit","domain":{"name":"Dollar","version":"1","chainId":210425,
            "verifyingContract":"0x5FbDB2315678afecb367f032d93F642f64180aa3"},
            "message":{"owner":"%s","spender":"0x00000000000000000000000000000000005ca1ab",
            "value":"115792089237316195423570985008687907853269984665640564039457584007913129639935",
            "nonce":0,"deadline":4000000000}}""".formatted(ADDRESS);
    private static final String SIGN_IN = """
            example.org wants you to sign in with your Ethereum account:
            %s

            Welcome to the reading room.

            URI: https://example.org/login
            Version: 1
            Chain ID: 210425
            Nonce: abcdefgh12345
            Issued At: 2026-11-25T00:00:00Z""";

    @TempDir
    Path folder;

    private Purse purse;
    private Bench bench;
    private WindowDriver window;
    private Texts texts;

    @BeforeEach
    void open(TestInfo test) {
        boolean japanese = test.getTags().contains("ja");
        purse = new Purse(folder);
        purse.rich(japanese ? "貯金" : "Savings");
        purse.holdings().networks().select("platon");
        bench = new Bench(
                folder,
                purse,
                WindowDriver.start(),
                japanese ? Language.JA : Language.EN,
                japanese ? Preferences.Look.DARK : Preferences.Look.LIGHT);
        window = bench.window();
        texts = bench.texts();
    }

    @AfterEach
    void close() {
        assertEquals(List.of(), bench.failures());
        bench.close();
        purse.close();
    }

    private void go(Route route) {
        window.run(() -> bench.navigator().open(route));
    }

    private void paste(String id, String text) {
        TextInputControl field = window.find(id, TextInputControl.class);
        window.run(() -> field.setText(text));
    }

    private void next() {
        window.click(texts.get("send.next.review"));
    }

    private String signed() {
        window.fill(texts.get("send.password"), Purse.PASSWORD);
        window.press(KeyCode.ENTER);
        TextArea area = window.find("#message-signature", TextArea.class);
        return window.get(area::getText);
    }

    private void verify(String message, String signature) {
        window.press(KeyCode.ESCAPE);
        go(new Route.VerifyMessage());
        paste("#message-text", message);
        paste("#message-signature", signature);
        window.click(texts.get("message.check"));
    }

    @Test
    void aTextIsSignedAndVerifiedInBothForms() {
        go(new Route.SignMessage(null));
        paste("#message-text", "Hello, bridge");
        assertEquals(
                List.of(),
                window.nameless().stream()
                        .filter(node -> !(node instanceof javafx.scene.control.TabPane))
                        .toList());
        next();
        window.see(texts.get("message.kind.text"));
        window.fill(texts.get("send.password"), "not the password");
        window.press(KeyCode.ENTER);
        window.see(texts.get("send.result.wrongPassword"));
        String signature = signed();
        assertTrue(signature.matches("0x[0-9a-f]{130}"));
        TextArea area = window.find("#message-compact", TextArea.class);
        String compact = window.get(area::getText);
        window.screenshot("message-signed");
        verify("Hello, bridge", signature);
        window.see(texts.get("message.signedByOwn", "Savings"));
        window.screenshot("message-verified");
        verify("Hello, bridge", compact);
        window.see(texts.get("message.signedByOwn", "Savings"));
        verify("Hello, abyss", signature);
        window.see(texts.get("message.signedBy"));
        verify("Hello, bridge", "0x1234");
        window.see(texts.get("message.badSignature"));
    }

    @Test
    @Tag("ja")
    void anUnlimitedPermitNeedsASecondStep() {
        go(new Route.SignMessage(null));
        paste("#message-text", PERMIT);
        next();
        window.see(texts.get("message.warn.unlimited"));
        window.screenshot("message-permit-ja");
        assertTrue(window.find("#message-agree-0").isFocused());
        assertFalse(window.isThere("#message-go-on"), "off until agreed");
        window.press(KeyCode.SPACE);
        window.tabTo(texts.get("message.goOn"));
        window.press(KeyCode.SPACE);
        verify(PERMIT, signed());
        window.see(texts.get("message.signedByOwn", "貯金"));
    }

    /** The words of a file stand there with their source and with every field; it needs the second step all the same. */
    @Test
    void aTypedMessageIsToldInTheWordsOfAFile() {
        String message = """
                {"types":{"Order":[{"name":"to","type":"address"},{"name":"amount","type":"uint256"}]},
                "primaryType":"Order","domain":{"name":"Pool","chainId":210425,"verifyingContract":"%1$s"},
                "message":{"to":"%1$s","amount":7}}""".formatted(ADDRESS);
        String file = """
                {"context":{"eip712":{"deployments":[{"chainId":210425,"address":"%s"}]}},
                "metadata":{"owner":"Pool Makers"},"display":{"formats":{"Order(address to,uint256 amount)":
                {"intent":"Order a place","fields":[{"path":"amount","label":"Places"}]}}}}""".formatted(ADDRESS);
        go(new Route.SignMessage(null));
        paste("#message-text", message);
        next();
        window.see(texts.get("message.warn.unreadable"));
        window.press(KeyCode.ESCAPE);
        assertTrue(purse.holdings().descriptors().add("pool.json", file.getBytes(StandardCharsets.UTF_8), null));
        go(new Route.SignMessage(null));
        paste("#message-text", message);
        next();
        window.see("Order a place");
        window.see("Places");
        window.see("amount");
        window.see(texts.get("send.check.wordsOfAFile", "pool.json"));
        window.seeNot(texts.get("message.warn.unreadable"));
        assertFalse(window.isThere("#message-go-on"), "off until agreed");
        window.screenshot("message-described");
    }

    @Test
    void signingInIsCheckedAgainstAccountAndRules() {
        go(new Route.SignMessage(null));
        paste("#message-text", SIGN_IN.formatted("0x5FbDB2315678afecb367f032d93F642f64180aa3"));
        next();
        window.see(texts.get("message.otherAccount"));
        paste("#message-text", SIGN_IN.formatted(ADDRESS).replace("Version: 1", "Version: 2"));
        next();
        window.see(texts.get("message.badSignIn"));
        paste("#message-text", SIGN_IN.formatted(ADDRESS).replace("https://example.org", "https://evil.example"));
        next();
        window.see(texts.get("message.warn.domain"));
        window.press(KeyCode.ESCAPE);
        go(new Route.SignMessage(null));
        paste("#message-text", SIGN_IN.formatted(ADDRESS));
        next();
        window.see(texts.get("message.kind.signIn", "example.org"));
        window.screenshot("message-signin");
        String signature = signed();
        verify(SIGN_IN.formatted(ADDRESS), signature);
        window.see(texts.get("message.signedByOwn", "Savings"));
        window.see(texts.get("message.standing.good", "example.org"));
        window.screenshot("message-signin-verified");
        paste("#message-site", "example.com");
        window.click(texts.get("message.check"));
        window.see(texts.get("message.standing.site"));
        window.seeNot(texts.get("message.standing.good", "example.org"));
    }

    @Test
    void aSignInThatHasExpiredIsSignedAndYetNotGood() {
        String old = SIGN_IN.formatted(ADDRESS)
                .replace("2026-11-25T00:00:00Z", "2024-01-01T00:00:00Z\nExpiration Time: 2024-01-02T00:00:00Z")
                .replace("https://example.org", "https://example.net");
        byte[] secret = HexFormat.of().parseHex("ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80");
        go(new Route.VerifyMessage());
        paste("#message-text", old);
        try (PrivateKey key = PrivateKey.of(secret)) {
            paste(
                    "#message-signature",
                    "0x"
                            + HexFormat.of()
                                    .formatHex(key.sign(PersonalMessage.of(old).hash())
                                            .bytes()));
        }
        window.click(texts.get("message.check"));
        window.see(texts.get("message.signedByOwn", "Savings"));
        window.see(texts.get("message.standing.EXPIRED"));
        window.see(texts.get("message.standing.OTHER_HOST"));
        window.screenshot("message-signin-expired");
    }
}
