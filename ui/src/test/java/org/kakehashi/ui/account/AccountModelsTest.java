package org.kakehashi.ui.account;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.testbed.Anvil;
import org.kakehashi.ui.purse.Purse;
import org.kakehashi.ui.purse.Turns;
import org.kakehashi.ui.text.Language;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.account.Seed;
import org.kakehashi.wallet.key.PathConvention;

class AccountModelsTest {

    @TempDir
    Path folder;

    private final Turns turns = new Turns();
    private final Texts texts = new Texts(Language.EN);
    private final List<Account> added = new ArrayList<>();
    private Purse purse;

    @BeforeEach
    void open() {
        purse = new Purse(folder);
    }

    @AfterEach
    void close() {
        turns.close();
        purse.close();
    }

    private AddAccountViewModel adding() {
        return new AddAccountViewModel(texts, turns.background(), purse.holdings(), added::add);
    }

    @Test
    void aPrivateKeyIsImportedAndItsTextWiped() {
        char[] text = Anvil.FIRST_KEY.toCharArray();
        adding().importKey(text, "Old wallet");
        turns.until("the account", () -> !added.isEmpty());
        assertEquals(
                "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266",
                added.getFirst().address().toHex());
        assertArrayEquals(new char[text.length], text);
    }

    @Test
    void nothingIsAddedFromWhatIsNoKey() {
        var model = adding();
        model.importKey("0x1234".toCharArray(), "Nothing");
        turns.until("an answer", () -> model.noticeProperty().get() != null);
        assertTrue(purse.holdings().accounts().book().accounts().isEmpty());
        assertFalse(model.busyProperty().get());
    }

    @Test
    void misspeltWordsAreNamed() {
        var model = adding();
        char[] words = Purse.WORDS.replace("junk", "jnuk").toCharArray();
        model.addWords(words, new char[0], PathConvention.PLATON, "");
        turns.until("an answer", () -> model.noticeProperty().get() != null);
        assertTrue(model.noticeProperty().get().title().contains("jnuk"));
        assertArrayEquals(new char[words.length], words);
        assertTrue(purse.holdings().accounts().book().seeds().isEmpty());
    }

    @Test
    void everyUsualPathIsLookedUpAndTheUsedOnesAreAdded() {
        Seed seed = purse.seed();
        var model = new FindViewModel(texts, turns.background(), purse.holdings());
        model.look(seed, _ -> {});
        turns.until("a look without a node", () -> !model.groupsProperty().get().isEmpty());
        assertTrue(model.groupsProperty().get().stream().allMatch(FindViewModel.Group::unknown));
        assertEquals(
                texts.get("account.find.silent"), model.noticeProperty().get().title());
        try (Anvil anvil = Anvil.platon()) {
            purse.join(anvil, "platon");
            model.look(seed, _ -> {});
            turns.until(
                    "a look with a node",
                    () -> !model.busyProperty().get()
                            && !model.groupsProperty().get().isEmpty());
            assertEquals(
                    PathConvention.ALL,
                    model.groupsProperty().get().stream()
                            .map(FindViewModel.Group::convention)
                            .toList());
            var used = model.groupsProperty().get().stream()
                    .filter(group -> group.used() > 0)
                    .toList();
            assertEquals(
                    List.of(PathConvention.ETHEREUM),
                    used.stream().map(FindViewModel.Group::convention).toList());
            model.add(seed, used.getFirst().offered().subList(0, 2), added::add);
            turns.until("the accounts", () -> !added.isEmpty());
        }
        assertEquals(2, purse.holdings().accounts().book().accounts().size());
    }

    @Test
    void anAddressOfAnotherNetworkIsNotWatched() {
        var model = adding();
        model.watch("atp1d4vw2qxjg5ldyaqceel3s6ykpljav6hc2ey3yc", "Mine");
        assertEquals(
                texts.get("account.address.bad", "PlatON"),
                model.noticeProperty().get().title());
        model.watch("lat1d4vw2qxjg5ldyaqceel3s6ykpljav6hcn0jfmh", "Mine");
        turns.until("the account", () -> !added.isEmpty());
        assertFalse(added.getFirst().canSign());
    }

    @Test
    void theQuizIsPassedOnlyWithTheRightWords() {
        Seed seed = purse.seed();
        boolean[] passed = new boolean[1];
        var model = new QuizViewModel(texts, turns.background(), purse.holdings(), seed, () -> passed[0] = true);
        model.begin("wrong".toCharArray());
        turns.until("an answer", () -> model.noticeProperty().get() != null);
        assertTrue(model.questionsProperty().get().isEmpty());
        model.begin(Purse.PASSWORD.toCharArray());
        turns.until("the questions", () -> model.questionsProperty().get().size() == QuizViewModel.QUESTIONS);
        model.answer(List.of("apple", "apple", "apple"));
        assertEquals(
                texts.get("account.quiz.wrong"), model.noticeProperty().get().title());
        assertFalse(
                purse.holdings().accounts().book().seed(seed.id()).orElseThrow().backedUp());
        String[] words = Purse.WORDS.split(" ");
        model.answer(model.questionsProperty().get().stream()
                .map(position -> " " + words[position].toUpperCase(java.util.Locale.ROOT))
                .toList());
        turns.until("the end", () -> passed[0]);
        assertTrue(
                purse.holdings().accounts().book().seed(seed.id()).orElseThrow().backedUp());
    }

    @Test
    void aKeyIsShownAfterThePasswordAndHiddenAgain() {
        Account account = purse.rich("Savings");
        var model = new SecretViewModel(texts, turns.background(), purse.holdings());
        model.showKey(account, "wrong".toCharArray());
        turns.until("an answer", () -> model.noticeProperty().get() != null);
        assertTrue(model.piecesProperty().get().isEmpty());
        model.showKey(account, Purse.PASSWORD.toCharArray());
        turns.until("the key", () -> !model.piecesProperty().get().isEmpty());
        assertEquals(
                Anvil.FIRST_KEY.substring(2),
                String.join("", model.piecesProperty().get()));
        model.hide();
        assertTrue(model.piecesProperty().get().isEmpty());
    }

    @Test
    void aKeystoreFileGoesOutAndComesInAgain() throws Exception {
        Account account = purse.rich("Savings");
        Path file = folder.resolve("key.json");
        var model = new SecretViewModel(texts, turns.background(), purse.holdings());
        model.writeKeystore(account, Purse.PASSWORD.toCharArray(), "short".toCharArray(), file);
        assertFalse(Files.exists(file));
        model.writeKeystore(account, Purse.PASSWORD.toCharArray(), "another secret".toCharArray(), file);
        turns.until(
                "the file", () -> Files.exists(file) && !model.busyProperty().get());
        assertFalse(Files.readString(file).contains(Anvil.FIRST_KEY.substring(2)));
        var adding = adding();
        adding.importKeystore(file, "not it at all".toCharArray(), "");
        turns.until("a refusal", () -> adding.noticeProperty().get() != null);
        assertEquals(
                texts.get("account.keystore.wrong"),
                adding.noticeProperty().get().title());
        char[] right = "another secret".toCharArray();
        adding.importKeystore(file, right, "");
        turns.until("an answer", () -> adding.noticeProperty().get() != null);
        assertEquals(
                texts.get("account.there", "Savings"),
                adding.noticeProperty().get().title());
        assertTrue(Arrays.equals(new char[right.length], right));
    }
}
