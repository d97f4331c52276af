package org.kakehashi.ui.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.net.Consent;
import org.kakehashi.net.HostEntry;
import org.kakehashi.net.HostPort;
import org.kakehashi.testbed.Anvil;
import org.kakehashi.ui.control.InlineMessage;
import org.kakehashi.ui.platform.FilePicker;
import org.kakehashi.ui.purse.Purse;
import org.kakehashi.ui.purse.Turns;
import org.kakehashi.ui.text.Language;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.vault.PasswordResult;
import org.kakehashi.wallet.account.Seed;
import org.kakehashi.wallet.network.GuardResult;
import org.kakehashi.wallet.network.NetworkDraft;

class SettingsModelsTest {

    @TempDir
    Path folder;

    private final Turns turns = new Turns();
    private final Texts texts = new Texts(Language.EN);
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

    private record Picked(Path file) implements FilePicker {
        @Override
        public Optional<Path> open(String title, List<String> endings) {
            return Optional.of(file);
        }

        @Override
        public Optional<Path> save(String title, String suggestedName) {
            return Optional.of(file);
        }
    }

    @Test
    void theNetworkChosenInTheWalletIsTheOneShown() {
        var model = new NetworksViewModel(
                texts,
                turns.background(),
                purse.holdings().networks(),
                purse.holdings().connections(),
                purse.holdings().hosts());
        turns.until("a network", () -> model.shownProperty().get() != null);
        assertEquals("platon", model.shownProperty().get().id());
        model.show(purse.holdings().networks().get("ethereum"));
        purse.holdings().networks().select("alaya");
        turns.until("the other network", () -> model.shownProperty().get().id().equals("alaya"));
        assertTrue(model.addNode("http://127.0.0.1:9"));
        assertEquals(1, purse.holdings().networks().get("alaya").nodes().size());
        model.close();
    }

    @Test
    void thePasswordChangesOnlyWithThePresentOne() throws Exception {
        var model = new SecurityViewModel(
                texts, turns.background(), purse.holdings().vault());
        model.change("x".toCharArray(), "short".toCharArray(), "short".toCharArray());
        assertEquals(
                texts.get("settings.password.short", SecurityViewModel.SHORTEST_PASSWORD),
                model.noticeProperty().get().title());
        model.change("wrong".toCharArray(), "a longer bridge".toCharArray(), "a longer bridge".toCharArray());
        turns.until("a refusal", () -> !model.busyProperty().get());
        assertEquals(InlineMessage.Kind.DANGER, model.noticeProperty().get().kind());
        model.change(Purse.PASSWORD.toCharArray(), "a longer bridge".toCharArray(), "a longer bridge".toCharArray());
        turns.until("the change", () -> !model.busyProperty().get());
        assertEquals(InlineMessage.Kind.SUCCESS, model.noticeProperty().get().kind());
        assertInstanceOf(
                PasswordResult.Correct.class, purse.holdings().vault().checkPassword("a longer bridge".toCharArray()));
    }

    @Test
    void aBackupIsWrittenTestedAndADamagedOneFound() throws Exception {
        purse.rich("Savings");
        Path file = folder.resolve("backup.kakehashi");
        var model = new BackupViewModel(
                texts, turns.background(), new Picked(file), purse.holdings().vault());
        model.make("paper and ink".toCharArray(), "paper and ink".toCharArray());
        turns.until("the backup", () -> model.madeProperty().get() != null);
        assertEquals(InlineMessage.Kind.SUCCESS, model.madeProperty().get().kind());
        model.test("not its password".toCharArray());
        turns.until("a refusal", () -> model.testedProperty().get() != null);
        assertEquals(
                texts.get("settings.test.wrong"), model.testedProperty().get().title());
        model.test("paper and ink".toCharArray());
        turns.until("the test", () -> model.testedProperty().get() != null);
        assertEquals(
                texts.get("settings.test.same"), model.testedProperty().get().title());
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        model.test("paper and ink".toCharArray());
        turns.until("the damage", () -> model.testedProperty().get() != null);
        assertEquals(
                texts.get("settings.test.damaged"), model.testedProperty().get().title());
        model.make("paper and ink".toCharArray(), "paper and ink".toCharArray());
        turns.until("an answer", () -> model.madeProperty().get() != null);
        assertEquals(
                texts.get("settings.file.exists"), model.madeProperty().get().title());
    }

    @Test
    void wordsFromPaperAreComparedAndForgotten() {
        Seed seed = purse.seed();
        var model = new WordsViewModel(texts, turns.background(), purse.holdings());
        turns.until("the seeds", () -> !model.seeds().isEmpty());
        char[] other = "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about"
                .toCharArray();
        model.check(seed, other, Purse.PASSWORD.toCharArray());
        turns.until("an answer", () -> model.noticeProperty().get() != null);
        assertEquals(
                texts.get("settings.words.bad", "Family"),
                model.noticeProperty().get().title());
        assertEquals('\0', other[0]);
        model.check(seed, Purse.WORDS.toCharArray(), Purse.PASSWORD.toCharArray());
        turns.until("an answer", () -> model.noticeProperty().get() != null);
        assertEquals(InlineMessage.Kind.SUCCESS, model.noticeProperty().get().kind());
        model.close();
    }

    @Test
    void consentIsGivenAndTakenBackHostByHost() {
        var model = new HostsViewModel(turns.background(), purse.holdings().hosts());
        turns.until("the hosts", () -> !model.entries().isEmpty());
        HostEntry entry = model.entries().getFirst();
        assertEquals(Consent.UNDECIDED, entry.consent());
        model.decide(entry, true);
        assertTrue(purse.holdings().hosts().allowed(entry.host(), entry.purpose()));
        turns.until("the new state", () -> model.entries().getFirst().consent() == Consent.ALLOWED);
        model.decide(model.entries().getFirst(), false);
        assertFalse(purse.holdings().hosts().allowed(entry.host(), entry.purpose()));
        model.close();
    }

    @Test
    void aNodeIsAskedOnlyAfterConsentAndAPrivateOneOnlyAfterTheOverride() {
        try (Anvil anvil = Anvil.platon()) {
            var holdings = purse.holdings();
            var model = new NetworksViewModel(
                    texts, turns.background(), holdings.networks(), holdings.connections(), holdings.hosts());
            turns.until("the network", () -> model.shownProperty().get() != null);
            model.shownProperty().get().nodes().forEach(model::removeNode);
            assertFalse(model.addNode("ftp://nowhere"));
            assertTrue(model.addNode(anvil.url().toString()));
            turns.until("the node", () -> model.shownProperty().get().nodes().size() == 1);
            model.test();
            turns.until("the report", () -> model.reports().size() == 1);
            assertEquals(
                    HostPort.of(anvil.url()) + ": " + texts.get("settings.nodes.notAllowed"),
                    ReportWords.of(texts, model.reports().getFirst()).title());
            model.allowAndTest(model.shownProperty().get().nodes().getFirst());
            turns.until(
                    "a verdict",
                    () -> !model.testingProperty().get()
                            && model.reports().getFirst().verdict().overridableGenesis() != null);
            model.allowPrivate(Purse.genesis(anvil));
            turns.until(
                    "the match",
                    () -> model.reports().getFirst().verdict() instanceof GuardResult.Match(var _, boolean overridden)
                            && overridden);
            model.disallowPrivate(Purse.genesis(anvil));
            turns.until(
                    "refused again",
                    () -> !model.testingProperty().get()
                            && model.reports().getFirst().verdict().overridableGenesis() != null);
            model.close();
        }
    }

    @Test
    void aNetworkIsAddedOnceAndBadFiguresAreNamed() {
        var holdings = purse.holdings();
        var model = new NetworksViewModel(
                texts, turns.background(), holdings.networks(), holdings.connections(), holdings.hosts());
        turns.until("the networks", () -> !model.list().isEmpty());
        assertFalse(model.addNetwork(draft("zero")));
        assertEquals(
                texts.get("settings.networks.field.CHAIN_ID"),
                model.addNoticeProperty().get().text());
        assertFalse(model.addNetwork(draft("210425")));
        assertTrue(model.addNetwork(draft("424242")));
        turns.until(
                "the new one",
                () -> model.list().stream()
                        .anyMatch(network -> network.profile().chainId() == 424242));
        model.removeNetwork();
        turns.until(
                "its end",
                () -> model.list().stream()
                        .noneMatch(network -> network.profile().chainId() == 424242));
        model.close();
    }

    private static NetworkDraft draft(String chainId) {
        return new NetworkDraft("Ours", chainId, "", "OUR", 18, List.of("http://127.0.0.1:1"), "", true);
    }
}
