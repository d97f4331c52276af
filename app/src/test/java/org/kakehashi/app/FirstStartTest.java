package org.kakehashi.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.net.Doorbell;
import org.kakehashi.testbed.Anvil;
import org.kakehashi.testbed.WindowDriver;
import org.kakehashi.vault.KdfParameters;
import org.kakehashi.wallet.key.DerivationPath;
import org.kakehashi.wallet.key.ExtendedKey;

/** The first minutes with the program, in the real window. */
class FirstStartTest {

    private static final String PASSWORD = "seven grey herons wade";
    private static final String KNOWN_WORDS =
            "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";

    @TempDir
    Path folder;

    private final WindowDriver window = WindowDriver.start();
    private Composition program = composition("--language", "en", "--theme", "light");

    private Composition composition(String... arguments) {
        return window.get(() -> {
            Options.Reading reading = Options.read(List.of(arguments), Map.of());
            Options read = ((Options.Reading.Run) reading).options();
            Path place = folder == null ? Path.of("target", "unused") : folder;
            return new Composition(
                    window.stage(),
                    new Options(place, read.language(), read.look(), read.link()),
                    KdfParameters.FLOOR,
                    Clock.systemUTC(),
                    _ -> {},
                    (_, _) -> false);
        });
    }

    private void start(String language, String look) {
        program = composition("--language", language, "--theme", look);
        window.run(program::start);
        window.waitForPulse();
    }

    @AfterEach
    void close() {
        window.run(program::close);
        window.close();
    }

    private void typePassword() {
        window.fill("Password", PASSWORD);
        window.fill("The same password again", PASSWORD);
    }

    @Test
    void newWordsAreShownAskedForAndOpenTheWallet() {
        start("en", "light");
        window.see("Welcome to Kakehashi");
        window.screenshot("welcome-en-light");
        window.click("Create new accounts");
        typePassword();
        window.screenshot("create-1-password");
        window.click("Next");
        window.click("Show the words");
        window.screenshot("create-2-words");
        List<String> words = shownWords();
        assertEquals(12, words.size());
        window.click("I have written them down");
        window.see("Type three of the words");
        answerQuiz(words, "wrong");
        window.click("Create");
        window.see("That is not the word");
        window.screenshot("create-3-quiz");
        answerQuiz(words, null);
        window.click("Create");
        window.see("Account 1");
        window.screenshot("wallet-first");
        assertTrue(Files.exists(folder.resolve("vault")));

        window.press(KeyCode.SHORTCUT, KeyCode.L);
        window.see("Welcome back");
        window.seeNot("Account 1");
        window.fill("Password", "not the password");
        window.press(KeyCode.ENTER);
        window.see("That is not the password");
        window.screenshot("unlock-wrong");
        window.fill("Password", PASSWORD);
        window.press(KeyCode.ENTER);
        window.see("Account 1");
    }

    private List<String> shownWords() {
        return window.all(node -> node.getStyleClass().contains("word-text")).stream()
                .map(node -> ((Label) node).getText())
                .toList();
    }

    private void answerQuiz(List<String> words, @Nullable String instead) {
        Pattern name = Pattern.compile("Word (\\d+)");
        for (Node field : window.all(node -> node instanceof TextField)) {
            Matcher matcher = name.matcher(String.valueOf(WindowDriver.nameOf(field)));
            if (matcher.matches()) {
                window.fill(
                        matcher.group(), instead == null ? words.get(Integer.parseInt(matcher.group(1)) - 1) : instead);
            }
        }
    }

    @Test
    void wordsBringTheirAccountsBack() {
        start("en", "dark");
        window.screenshot("welcome-en-dark");
        window.click("Restore from words");
        window.fill("Recovery words", KNOWN_WORDS.replace("about", "abuot"));
        window.see("“abuot”");
        window.screenshot("restore-1-wrong-word");
        window.fill(
                "Recovery words", "  " + KNOWN_WORDS.toUpperCase(Locale.ROOT).replace(" ", "   "));
        window.see("12 words in English");
        window.click("Next");
        window.see("m/44'/60'/0'/0/0   0x9858EfFD232B4033E47d90003D41EC34EcaEda94");
        window.screenshot("restore-2-found");
        window.click("m/44'/60'/0'/0/0   0x9858EfFD232B4033E47d90003D41EC34EcaEda94");
        window.click("Next");
        typePassword();
        window.click("Restore");
        window.see("Look for accounts of your words");
        window.press(KeyCode.ESCAPE);
        window.see("Account 2");
        window.screenshot("wallet-dark");
    }

    @Test
    void numberedWordsAreRestoredAndANodeTellsWhatWasUsed() {
        try (Anvil anvil = Anvil.start()) {
            start("en", "light");
            window.click("Restore from words");
            window.fill("Recovery words", numbered("test test test test test test test test test test test junk"));
            window.see("12 words in English");
            window.click("Next");
            window.see("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266");
            window.click("Next");
            typePassword();
            window.click("Restore");
            window.see("Look for accounts of your words");
            window.see("May it ask a node?");
            window.screenshot("restore-3-consent");
            window.click("#find-network");
            window.click("Local node");
            window.see("127.0.0.1:8545");
            window.click("#find-node");
            window.type(anvil.url().toString());
            window.click("Allow it and look");
            window.see("used accounts: 10");
            window.see("nothing was ever there");
            window.screenshot("restore-4-looked");
            assertFalse(window.isThere("Allow it and look"));
            window.click("Add what is ticked");
            window.see("Account 11");
            window.see("Local node");
            window.screenshot("restore-5-wallet");
        }
    }

    private static String numbered(String words) {
        String[] each = words.split(" ");
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < each.length; i++) {
            lines.append(i + 1)
                    .append(". ")
                    .append(each[i])
                    .append(i % 2 == 0 ? "," : ";")
                    .append(' ');
        }
        return lines.toString();
    }

    @Test
    void theKeyboardAloneMakesAWallet() {
        start("en", "light");
        window.tabTo("Create new accounts");
        window.press(KeyCode.SPACE);
        window.tabTo("Password");
        window.type(PASSWORD);
        window.press(KeyCode.TAB);
        window.type(PASSWORD);
        window.press(KeyCode.ENTER);
        window.tabTo("Show the words");
        window.press(KeyCode.SPACE);
        window.see("12");
        List<String> words = shownWords();
        window.press(KeyCode.ENTER);
        window.see("Type three of the words");
        for (int i = 0; i < 3; i++) {
            Matcher matcher = Pattern.compile("Word (\\d+)").matcher(String.valueOf(WindowDriver.nameOf(focused())));
            assertTrue(matcher.matches(), "the keyboard is in a field of the quiz");
            window.type(words.get(Integer.parseInt(matcher.group(1)) - 1));
            if (i < 2) {
                window.press(KeyCode.TAB);
            }
        }
        window.press(KeyCode.ENTER);
        window.see("Account 1");
    }

    private Node focused() {
        window.waitUntil(
                "something has the keyboard", () -> window.stage().getScene().getFocusOwner() != null);
        return Objects.requireNonNull(window.focused());
    }

    @Test
    void everythingTheKeyboardReachesHasAName() {
        start("ja", "dark");
        assertEquals(List.of(), window.nameless());
        for (String way : List.of("新しいアカウントを作成", "単語から復元", "秘密鍵から復元", "キーファイルから復元", "アドレスを見守る", "バックアップから復元")) {
            window.click(way);
            window.find("閉じる");
            assertEquals(List.of(), window.nameless(), way);
            window.press(KeyCode.ESCAPE);
        }
    }

    @Test
    void aKeyAndAnAddressAreReadWithCare() {
        start("en", "light");
        window.click("Restore from a private key");
        window.fill("Private key", "0x12");
        window.click("Next");
        window.see("A key has 64 hex digits; these are 2.");
        window.press(KeyCode.ESCAPE);
        window.click("Watch an address");
        window.fill("Address", "0x9858EfFD232B4033E47d90003D41EC34EcaEda95");
        window.see("The checksum does not hold");
        window.fill("Address", "0x9858EfFD232B4033E47d90003D41EC34EcaEda94");
        window.click("Next");
        typePassword();
        window.click("Watch");
        window.see("Account 1");
    }

    @Test
    void aLinkWaitsForTheVaultAndALaterOneComesByTheDoorbell() throws Exception {
        program = composition(
                "--language",
                "en",
                "--theme",
                "light",
                "ethereum:0x70997970C51812dc3A010C7d01b50e0d17dc79C8?value=1e18");
        window.run(program::start);
        window.click("Restore from a private key");
        window.fill("Private key", Anvil.FIRST_KEY);
        window.click("Next");
        typePassword();
        window.click("Restore");
        window.see("0x70997970C51812dc3A010C7d01b50e0d17dc79C8");
        window.screenshot("link-opened");
        window.press(KeyCode.ESCAPE);
        window.seeNot("0x70997970C51812dc3A010C7d01b50e0d17dc79C8");
        Path near = Files.createTempDirectory("bell");
        try (Doorbell bell = Doorbell.hang(near, link -> Platform.runLater(() -> program.ring(link)))
                .orElseThrow()) {
            assertTrue(Doorbell.ring(near, "ethereum:0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC"));
            window.see("0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC");
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(near.resolve("running.socket"))));
        }
        assertFalse(Doorbell.ring(near, ""));
        assertTrue(Options.read(List.of("javascript:alert(1)"), Map.of()) instanceof Options.Reading.Wrong);
    }

    @Test
    void anExtendedPublicKeyIsWatched() {
        start("en", "light");
        window.click("Watch an address");
        try (ExtendedKey master = ExtendedKey.ofSeed(new byte[32]);
                ExtendedKey account = master.derive(DerivationPath.of("m/44'/60'/0'"))) {
            window.fill("Address", new String(account.xprv()));
            window.see("This extended key cannot be watched");
            window.fill("Address", account.xpub());
            window.seeNot("This extended key cannot be watched");
            window.click("Next");
            typePassword();
            window.click("Watch");
            window.see("Account 1");
            window.screenshot("watch-xpub");
        }
    }

    @Test
    void theOtherLanguagesReadWell() {
        start("ja", "light");
        window.see("Kakehashi へようこそ");
        window.screenshot("welcome-ja");
        window.click("简体中文");
        window.see("欢迎使用 Kakehashi");
        window.screenshot("welcome-zh-Hans");
        window.click("创建新账户");
        window.screenshot("create-1-zh-Hans");
        window.press(KeyCode.ESCAPE);
        window.click("繁體中文");
        window.see("歡迎使用 Kakehashi");
        window.screenshot("welcome-zh-Hant");
        assertFalse(window.isThere("Create new accounts"));
    }
}
