package org.kakehashi.wallet.account;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.testbed.Anvil;
import org.kakehashi.vault.Progress;
import org.kakehashi.vault.VaultLockedException;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.desk.Desk;
import org.kakehashi.wallet.key.DerivationPath;
import org.kakehashi.wallet.key.ExtendedKey;
import org.kakehashi.wallet.key.KeyFile;
import org.kakehashi.wallet.key.Keystore;
import org.kakehashi.wallet.key.PathConvention;
import org.kakehashi.wallet.key.PrivateKey;
import org.kakehashi.wallet.seed.Language;
import org.kakehashi.wallet.seed.Mnemonic;
import org.kakehashi.wallet.seed.MnemonicReading;
import org.kakehashi.wallet.seed.ShareCollection;
import org.kakehashi.wallet.seed.Slip39;

/** Seeds and accounts in a real vault. */
class AccountsTest {

    /** The phrase of Alaya's own documents. */
    static final String DOCS = "hamster all enroll craft achieve analyst success carry choice artefact exit tonight";

    static final Address DOCS_PLATON = Address.ofHex("0xca19c9d074b6a9f546da70ec1e8037ffc073a44d");
    static final Address DOCS_ALAYA = Address.ofHex("0xf29cab05819693280b8d4214121fcbec85d20390");
    static final Address DOCS_ETHEREUM = Address.ofHex("0x7f7de8737ee839a71e01dc224430fdc2911c11ff");
    static final Address DOCS_LEDGER = Address.ofHex("0x2b0a70e5424cbd0524ff74d17875a75bb792e384");
    static final Address DOCS_SDK = Address.ofHex("0xd91a56e4f0bacbc9f9d704192537f2ea0de0b8b1");

    private static final char[] NONE = {};
    private static final Keystore.Cost CHEAP = new Keystore.Cost(1 << 10, 8, 1);

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Desk desk;

    @BeforeEach
    void begin() throws Exception {
        desk = Desk.create(folder.resolve("vault"));
    }

    @AfterEach
    void end() throws Exception {
        desk.close();
    }

    static Mnemonic words(String text) {
        return assertInstanceOf(MnemonicReading.Valid.class, Mnemonic.read(text))
                .mnemonic();
    }

    private Seed docs() {
        try (Mnemonic words = words(DOCS)) {
            return desk.accounts.storeWords("Docs", words, NONE).seed();
        }
    }

    @Test
    void accountsOfASeedFollowEachOtherOnTheDefaultPath() throws Exception {
        Seed seed = docs();
        PathConvention platon = Accounts.convention(desk.networks.get("platon").profile());
        assertEquals(platon, Accounts.convention(desk.networks.get("alaya").profile()));
        assertEquals(
                PathConvention.ETHEREUM,
                Accounts.convention(desk.networks.get("ethereum").profile()));

        Account first = desk.accounts.addNext(seed.id(), platon, "Main").account();
        Account second = desk.accounts.addNext(seed.id(), platon, "Second").account();
        assertEquals(DOCS_PLATON, first.address());
        assertEquals(new Origin.HdAccount(seed.id(), DerivationPath.of("m/44'/486'/0'/0/0")), first.origin());
        assertEquals(new Origin.HdAccount(seed.id(), DerivationPath.of("m/44'/486'/0'/0/1")), second.origin());
        assertEquals(first.address(), desk.keys.withKey(first, PrivateKey::address));

        AccountBook before = desk.accounts.book();
        desk.close();
        desk = Desk.open(folder.resolve("vault"));
        assertEquals(before, desk.accounts.book());
        assertEquals(second.address(), desk.keys.withKey(second, PrivateKey::address));
    }

    @Test
    void theSameSeedIsStoredOnceAndAnotherPassphraseIsAnotherSeed() {
        Seed seed = docs();
        try (Mnemonic words = words(DOCS)) {
            assertEquals(new SeedResult.AlreadyThere(seed), desk.accounts.storeWords("Again", words, NONE));
            SeedResult other = desk.accounts.storeWords("Other", words, "käse".toCharArray());
            assertInstanceOf(SeedResult.Stored.class, other);
            assertTrue(other.seed().passphrase());
        }
        assertEquals(2, desk.accounts.book().seeds().size());
    }

    @Test
    void watchedThenImportedBecomesOneAccountWithAKey() {
        Account watched;
        try (PrivateKey key = Desk.key(Anvil.FIRST_KEY)) {
            watched = desk.accounts.watch(key.address(), "Old friend").account();
            desk.accounts.note(watched.id(), "found on a paper");
            assertFalse(watched.canSign());
            assertThrows(IllegalStateException.class, () -> desk.keys.withKey(watched, PrivateKey::address));

            AddResult upgraded = desk.accounts.importKey(key, "New name");
            assertInstanceOf(AddResult.Upgraded.class, upgraded);
            Account account = upgraded.account();
            assertEquals(watched.id(), account.id());
            assertEquals("Old friend", account.name());
            assertEquals("found on a paper", account.note());
            assertEquals(key.address(), desk.keys.withKey(account, PrivateKey::address));

            assertEquals(new AddResult.AlreadyThere(account), desk.accounts.importKey(key, "Third"));
            assertEquals(new AddResult.AlreadyThere(account), desk.accounts.watch(key.address(), "Fourth"));
        }
        assertEquals(1, desk.accounts.book().accounts().size());
    }

    @Test
    void aWatchedAddressOfASeedIsUpgradedByTheSeed() {
        desk.accounts.watch(DOCS_PLATON, "Seen before");
        AddResult result = desk.accounts.addNext(docs().id(), PathConvention.PLATON, "Main");
        assertInstanceOf(AddResult.Upgraded.class, result);
        assertEquals(DOCS_PLATON, desk.keys.withKey(result.account(), PrivateKey::address));
    }

    @Test
    void nameHideOrderAndNote() throws Exception {
        Account a = desk.accounts.watch(DOCS_PLATON, "a").account();
        Account b = desk.accounts.watch(DOCS_ALAYA, "b").account();
        Account c = desk.accounts.watch(DOCS_ETHEREUM, "c").account();
        List<AccountBook> seen = new ArrayList<>();
        AutoCloseable listening = desk.accounts.listen(seen::add);

        desk.accounts.reorder(List.of(c.id(), a.id()));
        desk.accounts.hide(a.id(), true);
        desk.accounts.rename(b.id(), "  Bea  ");

        AccountBook book = desk.accounts.book();
        assertEquals(
                List.of("c", "a", "Bea"),
                book.accounts().stream().map(Account::name).toList());
        assertEquals(
                List.of(0, 1, 2),
                book.accounts().stream().map(Account::position).toList());
        assertEquals(
                List.of("c", "Bea"), book.visible().stream().map(Account::name).toList());
        assertEquals(4, seen.size());
        assertEquals(book, seen.getLast());
        listening.close();
        desk.accounts.hide(a.id(), false);
        assertEquals(4, seen.size());
    }

    @Test
    void secretsAreGivenForThePasswordOnly() throws Exception {
        Seed seed = docs();
        Account account =
                desk.accounts.addNext(seed.id(), PathConvention.PLATON, "Main").account();
        char[] wrong = "wrong".toCharArray();
        assertInstanceOf(Export.PasswordRefused.class, desk.accounts.exportWords(seed.id(), wrong));
        assertInstanceOf(Export.PasswordRefused.class, desk.accounts.exportKey(account.id(), wrong));

        Export<SeedWords> words = desk.accounts.exportWords(seed.id(), Desk.password());
        try (SeedWords given = ((Export.Given<SeedWords>) words).secret()) {
            assertArrayEquals(DOCS.toCharArray(), given.words().phrase());
            assertEquals(0, given.passphrase().length);
        }
        Export<byte[]> file = desk.accounts.exportKeystore(
                account.id(), Desk.password(), "for the file".toCharArray(), CHEAP, "lat", Progress.NONE);
        byte[] json = ((Export.Given<byte[]>) file).secret();
        assertTrue(new String(json, StandardCharsets.UTF_8)
                .contains(account.address().toBech32("lat")));

        Account watched = desk.accounts.watch(DOCS_ALAYA, "Watched").account();
        assertInstanceOf(Export.NothingThere.class, desk.accounts.exportKey(watched.id(), Desk.password()));
    }

    @Test
    void sharesAreABip32SeedWithoutWords() {
        byte[] secret = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");
        Seed seed = desk.accounts.storeShares("Shares", secret).seed();
        assertEquals(Seed.Kind.SHARES, seed.kind());
        Account account =
                desk.accounts.addNext(seed.id(), PathConvention.PLATON, "Main").account();
        assertEquals(account.address(), desk.keys.withKey(account, PrivateKey::address));
        assertInstanceOf(Export.NothingThere.class, desk.accounts.exportWords(seed.id(), Desk.password()));
    }

    @Test
    void otherLanguagesAndPassphrasesComeBackAsTheyWere() throws Exception {
        try (Mnemonic words = Mnemonic.generate(Language.JAPANESE, 24, new SecureRandom())) {
            char[] phrase = words.phrase();
            Seed seed =
                    desk.accounts.storeWords("日本", words, "㍍ガバヴァ".toCharArray()).seed();
            Account account =
                    desk.accounts.addNext(seed.id(), PathConvention.PLATON, "x").account();
            desk.accounts.markBackedUp(seed.id());
            desk.close();
            desk = Desk.open(folder.resolve("vault"));
            Export<SeedWords> export = desk.accounts.exportWords(seed.id(), Desk.password());
            try (SeedWords given = ((Export.Given<SeedWords>) export).secret()) {
                assertArrayEquals(phrase, given.words().phrase());
                assertArrayEquals("㍍ガバヴァ".toCharArray(), given.passphrase());
            }
            assertEquals(account.address(), desk.keys.withKey(account, PrivateKey::address));
            assertTrue(desk.accounts.book().seed(seed.id()).orElseThrow().backedUp());
        }
    }

    @Test
    void afterTheLockNothingIsGiven() throws Exception {
        Account account = desk.accounts
                .addNext(docs().id(), PathConvention.PLATON, "Main")
                .account();
        desk.vault.close();
        assertThrows(VaultLockedException.class, () -> desk.keys.withKey(account, PrivateKey::address));
        assertThrows(VaultLockedException.class, () -> desk.accounts.rename(account.id(), "x"));
    }

    @Test
    void scanningOfflineShowsTheAddressOfEveryConvention() throws Exception {
        List<RestoreScan.Found> found;
        try (Mnemonic words = words(DOCS)) {
            found = new RestoreScan(null).scan(words, NONE, Progress.NONE);
        }
        List<Address> first = found.stream()
                .filter(each -> each.number() == 0)
                .map(RestoreScan.Found::address)
                .toList();
        assertEquals(List.of(DOCS_PLATON, DOCS_ALAYA, DOCS_ETHEREUM, DOCS_LEDGER, DOCS_SDK), first);
        assertTrue(found.stream().allMatch(each -> each.look() instanceof RestoreScan.Look.NotAsked));
        assertEquals("atp172w2kpvpj6fjszudgg2py87tajzayqusp23j97", DOCS_ALAYA.toBech32("atp"));
    }

    @Test
    void scanningOnlineFindsWhatWasUsedAndGoesOnBehindIt() throws Exception {
        try (Anvil anvil = Anvil.platon()) {
            desk.use("platon", anvil);
            Seed seed = docs();
            Address fifth = desk.accounts
                    .addresses(seed.id(), List.of(PathConvention.PLATON.path(4)))
                    .getFirst();
            anvil.setBalance(fifth.toLowerHex(), "0xde0b6b3a7640000");
            anvil.setBalance(DOCS_LEDGER.toLowerHex(), "0x7");

            RestoreScan scan = new RestoreScan(desk.connections.pool("platon"));
            List<RestoreScan.Found> found = scan.scan(desk.accounts, seed.id(), Progress.NONE);

            List<Address> used = found.stream()
                    .filter(RestoreScan.Found::used)
                    .map(RestoreScan.Found::address)
                    .toList();
            assertEquals(List.of(fifth, DOCS_LEDGER), used);
            assertEquals(
                    10,
                    found.stream()
                            .filter(each -> each.convention().equals(PathConvention.PLATON))
                            .count());
            assertEquals(
                    5,
                    found.stream()
                            .filter(each -> each.convention().equals(PathConvention.ALAYA))
                            .count());
        }
    }

    @Test
    void scanningAgainstADeadNodeSaysUnknownNotEmpty() throws Exception {
        desk.use("platon", java.net.URI.create("http://127.0.0.1:9"));
        RestoreScan scan = new RestoreScan(desk.connections.pool("platon"));
        try (Mnemonic words = words(DOCS)) {
            List<RestoreScan.Found> found = scan.scan(words, NONE, Progress.NONE);
            assertTrue(found.stream().allMatch(each -> each.look() instanceof RestoreScan.Look.NoAnswer));
        }
    }

    @Test
    void aKeyFileOpensAndIsImported() throws Exception {
        Account rich = desk.rich();
        Export<byte[]> export = desk.accounts.exportKeystore(
                rich.id(), Desk.password(), "file".toCharArray(), CHEAP, null, Progress.NONE);
        byte[] json = ((Export.Given<byte[]>) export).secret();
        KeyFile file = assertInstanceOf(KeyFile.Valid.class, KeyFile.read(json)).file();
        KeyFile.Opening opening = file.open("file".toCharArray(), Progress.NONE);
        try (PrivateKey key = assertInstanceOf(KeyFile.Opened.class, opening).key()) {
            assertEquals(rich.address(), key.address());
            assertEquals(new AddResult.AlreadyThere(rich), desk.accounts.importKey(key, "Again"));
        }
    }

    @Test
    void whatNoWordsBringBackIsRemovedBehindThePassword() {
        Address watched =
                Address.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20});
        String id = desk.accounts.watch(watched, "Watched").account().id();
        assertInstanceOf(Removal.PasswordRefused.class, desk.accounts.remove(id, "wrong".toCharArray()));
        assertTrue(desk.accounts.book().account(id).isPresent());
        assertInstanceOf(Removal.Removed.class, desk.accounts.remove(id, Desk.password()));
        assertTrue(desk.accounts.book().account(id).isEmpty());
        assertInstanceOf(Removal.CannotBeRemoved.class, desk.accounts.remove(id, Desk.password()));
    }

    @Test
    void anExtendedPublicKeyWatchesItsNextAddress() {
        try (ExtendedKey master = ExtendedKey.ofSeed(new byte[32]);
                ExtendedKey account = master.derive(DerivationPath.of("m/44'/60'/0'"));
                ExtendedKey open = account.neuter();
                ExtendedKey chain = open.child(0)) {
            for (int i = 0; i < 3; i++) {
                try (ExtendedKey wanted = master.derive(DerivationPath.of("m/44'/60'/0'/0/" + i))) {
                    AddResult added = desk.accounts.watchNext(i < 2 ? open : chain, "Watched " + i);
                    assertEquals(wanted.address(), added.account().address());
                    assertFalse(added.account().canSign());
                }
            }
            assertThrows(IllegalArgumentException.class, () -> desk.accounts.watchNext(account, "private"));
            // A key is known until the last account of it is removed.
            assertEquals(List.of(chain.xpub(), open.xpub()), desk.accounts.watchedKeys());
            for (Account watched : desk.accounts.book().accounts().subList(1, 3)) {
                desk.accounts.remove(watched.id(), Desk.password());
            }
            assertEquals(List.of(open.xpub()), desk.accounts.watchedKeys());
        }
    }

    @Test
    void sharesOfAPhraseBringItsAccountsBackAnywhere() throws Exception {
        Mnemonic words = ((MnemonicReading.Valid)
                        Mnemonic.read("test test test test test test test test test test test junk"))
                .mnemonic();
        Seed seed =
                desk.accounts.storeWords("Words", words, "salt".toCharArray()).seed();
        Address address = desk.accounts
                .addNext(seed.id(), PathConvention.ETHEREUM, "One")
                .account()
                .address();
        Slip39.Plan plan = new Slip39.Plan(1, List.of(new Slip39.Group(2, 3)), 0, true);
        assertInstanceOf(
                Export.PasswordRefused.class,
                desk.accounts.exportShares(seed.id(), "wrong".toCharArray(), new char[0], plan, Progress.NONE));
        Export<SeedShares> export =
                desk.accounts.exportShares(seed.id(), Desk.password(), "extra".toCharArray(), plan, Progress.NONE);
        byte[] secret;
        try (SeedShares shares = ((Export.Given<SeedShares>) export).secret();
                ShareCollection collection = new ShareCollection()) {
            assertEquals(59, new String(shares.groups().getFirst().getFirst().words()).split(" ").length);
            shares.groups().getFirst().stream()
                    .skip(1)
                    .forEach(share -> collection.add(CharBuffer.wrap(share.words())));
            secret = ((Slip39.Secret) collection.join("extra".toCharArray(), Progress.NONE)).bytes();
        }
        assertEquals(
                seed.id(), desk.accounts.storeShares("Shares", secret).seed().id(), "the same seed is there already");
        try (ExtendedKey master = ExtendedKey.ofSeed(secret);
                ExtendedKey derived = master.derive(PathConvention.ETHEREUM.path(0))) {
            assertEquals(address, derived.address());
        }
    }
}
