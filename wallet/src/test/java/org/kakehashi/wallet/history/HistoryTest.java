package org.kakehashi.wallet.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kakehashi.testbed.Anvil;
import org.kakehashi.vault.Progress;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.desk.Desk;
import org.kakehashi.wallet.desk.TestToken;
import org.kakehashi.wallet.money.Asset;
import org.kakehashi.wallet.transfer.Transfer;
import org.kakehashi.wallet.transfer.TransferState;

/** What the history shows after real movements on a real node. */
class HistoryTest {

    private static final Address FRIEND = Address.ofHex("0x9a3b7c1d5e2f48060718293a4b5c6d7e8f901234");

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Anvil anvil;

    @SuppressWarnings("NullAway.Init")
    private Desk desk;

    @SuppressWarnings("NullAway.Init")
    private Account rich;

    @BeforeEach
    void begin() throws Exception {
        anvil = Anvil.platon();
        desk = Desk.create(folder.resolve("vault"));
        desk.use("platon", anvil);
        rich = desk.rich();
    }

    @AfterEach
    void end() throws Exception {
        desk.close();
        anvil.close();
    }

    private Transfer pay(Asset asset, Address payee, BigInteger units) throws InterruptedException {
        return desk.awaitState(
                desk.sent(desk.review(desk.draft(rich, asset, payee, units))).id(), TransferState.FINAL);
    }

    private List<Entry> entries(Filter filter) {
        return desk.history.page(filter, 0, 100).entries();
    }

    @Test
    void ownTransfersAreThereAtOnceAndOffline() throws Exception {
        List<Long> revisions = new ArrayList<>();
        AutoCloseable listening = desk.history.listen(revisions::add);
        Transfer transfer = pay(desk.coin("platon"), FRIEND, Desk.COIN);
        listening.close();
        assertTrue(revisions.size() >= 3, "called at once, when signed and when final: " + revisions);
        desk.use("platon", URI.create("http://127.0.0.1:9"));

        Entry entry = entries(Filter.all()).getFirst();
        assertEquals(transfer.id(), entry.transferId());
        assertEquals(Entry.Direction.OUT, entry.direction());
        assertEquals(Entry.Status.DONE, entry.status());
        assertEquals(FRIEND, entry.counterparty());
        assertEquals(Desk.COIN, entry.amount().units());
        assertEquals(transfer.minedHash(), entry.hash());
        assertNotNull(entry.fee());
        assertEquals(transfer.feePaid(), entry.fee().units());
        assertInstanceOf(ScanResult.NoAnswer.class, desk.history.update("platon", Progress.NONE));
    }

    @Test
    void incomingCoinAndTokensAreFound() throws Exception {
        Account savings = desk.accounts.watch(FRIEND, "Savings").account();
        Address contract = TestToken.deploy(anvil, rich.address());
        Asset token = new Asset("platon", contract, "TUSD", 6);
        desk.tokens.put(contract, token);
        pay(desk.coin("platon"), FRIEND, Desk.COIN);
        pay(token, FRIEND, BigInteger.valueOf(2_500_000));

        assertInstanceOf(ScanResult.UpToDate.class, desk.history.update("platon", Progress.NONE));

        List<Entry> seen = entries(Filter.all().of(savings.address()));
        assertEquals(2, seen.size());
        assertTrue(seen.stream().allMatch(entry -> entry.direction() == Entry.Direction.IN));
        assertTrue(seen.stream().allMatch(entry -> entry.counterparty().equals(rich.address())));
        assertEquals(
                List.of(
                                token.of(BigInteger.valueOf(2_500_000)),
                                desk.coin("platon").of(Desk.COIN))
                        .stream()
                        .map(Object::toString)
                        .sorted()
                        .toList(),
                seen.stream().map(entry -> entry.amount().toString()).sorted().toList());
        // Sent from here and found on the chain is one movement, not two.
        assertEquals(
                2,
                entries(Filter.all().of(rich.address())).stream()
                        .filter(entry -> entry.counterparty().equals(FRIEND))
                        .count());
        // Looking again adds nothing, and reads on from where it was.
        int total = desk.history.page(Filter.all().withSuspicious(), 0, 1).total();
        desk.history.update("platon", Progress.NONE);
        assertEquals(
                total, desk.history.page(Filter.all().withSuspicious(), 0, 1).total());
        Coverage coverage = desk.history.coverage("platon", FRIEND);
        assertEquals(0L, coverage.coinFrom());
        assertEquals(coverage.tokensTo(), coverage.coinTo());
        anvil.call(
                "eth_sendTransaction",
                "{\"from\":\"" + rich.address().toLowerHex() + "\",\"to\":\"" + FRIEND.toLowerHex()
                        + "\",\"value\":\"0x5\",\"gas\":\"0x5208\"}");
        Desk.await(() -> Desk.balance(anvil, FRIEND), held -> held.compareTo(Desk.COIN) > 0);
        desk.history.update("platon", Progress.NONE);
        assertEquals(3, entries(Filter.all().of(savings.address())).size());
    }

    @Test
    void poisonIsSetAside() throws Exception {
        Account savings = desk.accounts.watch(FRIEND, "Savings").account();
        Address contract = TestToken.deploy(anvil, rich.address());
        TestToken.transfer(anvil, contract, rich.address(), FRIEND, BigInteger.ZERO);
        TestToken.transfer(anvil, contract, rich.address(), FRIEND, BigInteger.TEN);
        Desk.await(() -> Desk.nonce(anvil, rich.address()), BigInteger.valueOf(3)::equals);

        desk.history.update("platon", Progress.NONE);
        Filter mine = Filter.all().of(savings.address());
        assertEquals(List.of(), entries(mine));
        assertEquals(
                List.of(Entry.Suspicion.UNKNOWN_TOKEN, Entry.Suspicion.ZERO_VALUE),
                entries(mine.withSuspicious()).stream()
                        .map(Entry::suspicion)
                        .sorted(java.util.Comparator.comparing(Enum::name))
                        .toList());

        // When the person adds the token, its true transfers appear under its name.
        desk.tokens.put(contract, new Asset("platon", contract, "TUSD", 6));
        desk.history.update("platon", Progress.NONE);
        Entry named = entries(mine).getFirst();
        assertEquals("TUSD", named.amount().asset().symbol());
        assertEquals(6, named.amount().asset().decimals());
    }

    @Test
    void searchFindsEveryForm() throws Exception {
        Transfer transfer = pay(
                desk.coin("platon"),
                FRIEND,
                Desk.COIN.multiply(BigInteger.valueOf(3)).divide(BigInteger.TWO));
        String hash = transfer.latest().hash();
        desk.history.note("platon", hash, "Rent, Öl & Köhle 100%_");
        for (String text : List.of(
                FRIEND.toHex(),
                FRIEND.toLowerHex().substring(2, 12),
                FRIEND.toBech32("lat"),
                FRIEND.toBech32("atp"),
                FRIEND.toBech32("lat").substring(0, 12),
                hash,
                "1.5",
                "lat",
                "RENT",
                "köhle",
                "100%_",
                "rent 1.5")) {
            assertEquals(1, entries(Filter.all().matching(text)).size(), text);
        }
        for (String text : List.of(
                "no such thing", "%", "rent nothing", rich.address().toHex().substring(0, 20))) {
            int expected = text.equals("%") ? 1 : 0;
            assertEquals(expected, entries(Filter.all().matching(text)).size(), text);
        }
        desk.history.note("platon", hash, " ");
        assertEquals(List.of(), entries(Filter.all().matching("rent")));
        assertEquals(List.of(), entries(Filter.all().on("alaya")));
    }

    @Test
    void pagesDoNotOverlap() throws Exception {
        for (int i = 1; i <= 3; i++) {
            pay(desk.coin("platon"), FRIEND, BigInteger.valueOf(i));
        }
        Page first = desk.history.page(Filter.all(), 0, 2);
        Page second = desk.history.page(Filter.all(), 2, 2);
        assertEquals(3, first.total());
        List<String> amounts = new ArrayList<>();
        first.entries().forEach(entry -> amounts.add(entry.amount().units().toString()));
        second.entries().forEach(entry -> amounts.add(entry.amount().units().toString()));
        assertEquals(List.of("1", "2", "3"), amounts.stream().sorted().toList());
    }

    @Test
    void csvIsExactAndHarmless() throws Exception {
        Transfer transfer = pay(desk.coin("platon"), FRIEND, new BigInteger("1000000000000000001"));
        desk.history.note("platon", transfer.latest().hash(), "=HYPERLINK(\"http://x\",\"y\")\nsecond line");
        StringBuilder csv = new StringBuilder();

        desk.history.exportCsv(Filter.all(), csv, Progress.NONE);

        String text = csv.toString();
        assertTrue(text.startsWith("\"time_utc\",\"network\","));
        assertTrue(text.contains("\r\n\"20"), text);
        assertTrue(text.contains("\"1.000000000000000001\",\"LAT\""), text);
        assertTrue(text.contains("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\nsecond line\"\r\n"), text);
        assertTrue(text.contains("\"" + FRIEND.toBech32("lat") + "\""), text);
        assertTrue(text.contains("Z\",\"platon\""), text);
        assertTrue(text.endsWith("\r\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "=1+1|'=1+1",
                "+1|'+1",
                "-1|'-1",
                "@SUM(A1)|'@SUM(A1)",
                "\" =1\"|\"' =1\"",
                "＝1|'＝1",
                "rent|rent",
                "2 = 2|2 = 2"
            })
    void formulasAreDisarmed(String text, String cell) {
        assertEquals(cell, Csv.text(text));
    }
}
