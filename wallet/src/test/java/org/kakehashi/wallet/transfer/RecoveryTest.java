package org.kakehashi.wallet.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.net.HostPort;
import org.kakehashi.net.Purpose;
import org.kakehashi.testbed.Anvil;
import org.kakehashi.vault.VaultLockedException;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.desk.Desk;
import org.kakehashi.wallet.money.Asset;

/** What goes wrong on the way, and how it is put right: crashes, stuck, lost, replaced and refused transactions. */
class RecoveryTest {

    private static final Address PAYEE = SendTest.PAYEE;

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Anvil anvil;

    @SuppressWarnings("NullAway.Init")
    private Desk desk;

    @SuppressWarnings("NullAway.Init")
    private Account rich;

    private void begin(String... options) throws Exception {
        anvil = Anvil.start(options);
        desk = Desk.create(folder.resolve("vault"));
        desk.use("alaya", anvil);
        rich = desk.rich();
    }

    private void beginWithoutMining() throws Exception {
        begin("--hardfork", "istanbul", "--chain-id", "201018", "--no-mining");
    }

    private void beginMining() throws Exception {
        begin("--hardfork", "istanbul", "--chain-id", "201018");
    }

    @AfterEach
    void end() throws Exception {
        if (desk != null) {
            desk.close();
        }
        if (anvil != null) {
            anvil.close();
        }
    }

    private Review review(BigInteger units) {
        return desk.review(desk.draft(rich, desk.coin("alaya"), PAYEE, units));
    }

    private Replacement ready(Replacement.Offer offer) {
        return assertInstanceOf(Replacement.Offer.Ready.class, offer).replacement();
    }

    private void forgetAtNode(Transfer transfer) {
        anvil.call("anvil_dropTransaction", "\"" + transfer.latest().hash() + "\"");
    }

    private boolean waitsAtNode(String hash) {
        return anvil.call("eth_getTransactionByHash", "\"" + hash + "\"").contains("\"nonce\"");
    }

    @Test
    void aCrashBetweenStoringAndBroadcastLosesNothing() throws Exception {
        beginMining();
        Review review = review(Desk.COIN);
        // The node is out of reach at the moment of sending, and the program ends before it comes back.
        desk.hosts.revoke(HostPort.of(anvil.url()), Purpose.NETWORK_NODE);
        Transfer stored = desk.sent(review);
        assertEquals(TransferState.SIGNED, stored.state());
        desk.close();
        assertEquals(BigInteger.ZERO, Desk.balance(anvil, PAYEE));

        desk = Desk.open(folder.resolve("vault"));
        desk.hosts.allow(HostPort.of(anvil.url()), Purpose.NETWORK_NODE);
        desk.transfers.start();

        Transfer done = desk.awaitState(stored.id(), TransferState.FINAL);
        assertEquals(stored.latest().hash(), done.minedHash());
        assertEquals(Desk.COIN, Desk.balance(anvil, PAYEE));
        assertEquals(BigInteger.ONE, Desk.nonce(anvil, rich.address()));
        assertInstanceOf(SendResult.AlreadySigned.class, desk.send(desk.review(review.draft())));
    }

    @Test
    void speedUpPaysOnceAndDearer() throws Exception {
        beginWithoutMining();
        Transfer slow = desk.sent(review(Desk.COIN));
        desk.awaitState(slow.id(), TransferState.SENT);

        Replacement replacement = ready(desk.transfers.speedUp(slow.id()));
        BigInteger old = slow.latest().price().most();
        assertTrue(replacement.price().most().multiply(BigInteger.TEN).compareTo(old.multiply(BigInteger.valueOf(11)))
                >= 0);
        assertEquals(slow.nonce(), replacement.nonce());
        assertInstanceOf(SendResult.Stored.class, desk.transfers.send(replacement, Desk.password()));
        // The same replacement pressed twice is not signed a second time.
        assertInstanceOf(SendResult.Outdated.class, desk.transfers.send(replacement, Desk.password()));
        Transfer both = desk.transfers.find(slow.id()).orElseThrow();
        Desk.await(() -> waitsAtNode(both.latest().hash()), waits -> waits);
        anvil.mine(1);

        Transfer done = desk.awaitState(slow.id(), TransferState.FINAL);
        assertEquals(2, done.attempts().size());
        assertEquals(both.latest().hash(), done.minedHash());
        assertEquals(Desk.COIN, Desk.balance(anvil, PAYEE));
        assertEquals(BigInteger.ONE, Desk.nonce(anvil, rich.address()));
        assertInstanceOf(Replacement.Offer.NothingToReplace.class, desk.transfers.speedUp(slow.id()));
    }

    @Test
    void cancelLeavesThePayeeWithNothing() throws Exception {
        beginWithoutMining();
        Transfer payment = desk.sent(review(Desk.COIN));
        desk.awaitState(payment.id(), TransferState.SENT);

        assertInstanceOf(
                SendResult.Stored.class,
                desk.transfers.send(ready(desk.transfers.cancel(payment.id())), Desk.password()));
        String cancelling =
                desk.transfers.find(payment.id()).orElseThrow().latest().hash();
        Desk.await(() -> waitsAtNode(cancelling), waits -> waits);
        assertInstanceOf(Replacement.Offer.NothingToReplace.class, desk.transfers.speedUp(payment.id()));
        anvil.mine(1);

        Transfer done = desk.awaitState(payment.id(), TransferState.CANCELLED);
        assertEquals(cancelling, done.minedHash());
        assertEquals(BigInteger.ZERO, Desk.balance(anvil, PAYEE));
    }

    @Test
    void aForgottenTransactionIsOfferedAgain() throws Exception {
        beginWithoutMining();
        Transfer payment = desk.sent(review(Desk.COIN));
        desk.awaitState(payment.id(), TransferState.SENT);
        forgetAtNode(payment);

        desk.transfers.refresh();
        Desk.await(() -> waitsAtNode(payment.latest().hash()), waits -> waits);
        anvil.mine(1);

        desk.awaitState(payment.id(), TransferState.FINAL);
        assertEquals(Desk.COIN, Desk.balance(anvil, PAYEE));
    }

    @Test
    void whatNoNodeWantsIsDroppedAndComesBack() throws Exception {
        beginWithoutMining();
        Transfer payment = desk.sent(review(Desk.COIN));
        desk.awaitState(payment.id(), TransferState.SENT);
        forgetAtNode(payment);
        anvil.setBalance(rich.address().toLowerHex(), "0x1");

        Transfer dropped = Desk.await(
                () -> {
                    desk.transfers.refresh();
                    return desk.transfers.find(payment.id()).orElseThrow();
                },
                transfer -> transfer.state() == TransferState.DROPPED);
        assertEquals(NodeAnswer.NOT_ENOUGH_COIN, dropped.problem());
        // Its nonce stays its own: some node may still have it.
        assertEquals(BigInteger.ONE, review(Desk.COIN).nonce());

        anvil.setBalance(rich.address().toLowerHex(), "0x8ac7230489e80000");
        desk.transfers.refresh();
        desk.awaitState(payment.id(), TransferState.SENT);
        anvil.mine(1);
        desk.awaitState(payment.id(), TransferState.FINAL);
    }

    @Test
    void transactionsOfAnotherWalletAreNoticed() throws Exception {
        beginWithoutMining();
        anvil.call(
                "eth_sendTransaction",
                "{\"from\":\"" + rich.address().toLowerHex() + "\",\"to\":\""
                        + rich.address().toLowerHex() + "\",\"gas\":\"0x5208\",\"gasPrice\":\"0x77359400\"}");
        Review review = review(Desk.COIN);
        assertTrue(review.notes().contains(new TransferCheck.ForeignPending(BigInteger.ONE)));
        assertEquals(BigInteger.ONE, review.nonce());
    }

    @Test
    void draftsSurviveUntilTheyAreSigned() throws Exception {
        beginMining();
        Drafts drafts = new Drafts(desk.vault.database(), java.time.InstantSource.system());
        Draft payment = desk.draft(rich, desk.coin("alaya"), PAYEE, Desk.COIN);
        Draft half = Draft.of(rich.id(), new Asset("alaya", PAYEE, "TUSD", 6)).to("atp1");
        Draft all = half.to("my brother").paying(new AmountChoice.Everything());
        drafts.save(payment);
        drafts.save(half);
        desk.close();
        desk = Desk.open(folder.resolve("vault"));
        drafts = new Drafts(desk.vault.database(), java.time.InstantSource.system());
        assertEquals(List.of(half, payment), drafts.list());
        drafts.save(all);
        assertEquals(List.of(all, payment), drafts.list());

        desk.awaitState(desk.sent(desk.review(payment)).id(), TransferState.FINAL);
        drafts.save(payment);
        assertEquals(List.of(all), drafts.list());
        drafts.discard(all.id());
        assertEquals(List.of(), drafts.list());
    }

    @Test
    void aLockStopsTheFollowing() throws Exception {
        beginWithoutMining();
        Transfer payment = desk.sent(review(Desk.COIN));
        desk.awaitState(payment.id(), TransferState.SENT);
        desk.vault.close();
        assertThrows(VaultLockedException.class, () -> desk.transfers.find(payment.id()));
        anvil.mine(1);

        desk = Desk.open(folder.resolve("vault"));
        assertEquals(
                TransferState.SENT,
                desk.transfers.find(payment.id()).orElseThrow().state());
        desk.transfers.start();
        desk.awaitState(payment.id(), TransferState.FINAL);
    }

    @Test
    void aNonceUsedElsewhereIsSeen() throws Exception {
        beginWithoutMining();
        Transfer payment = desk.sent(review(Desk.COIN));
        desk.awaitState(payment.id(), TransferState.SENT);
        forgetAtNode(payment);
        anvil.call(
                "eth_sendTransaction",
                "{\"from\":\"" + rich.address().toLowerHex() + "\",\"to\":\""
                        + rich.address().toLowerHex()
                        + "\",\"nonce\":\"0x0\",\"gas\":\"0x5208\",\"gasPrice\":\"0x174876e800\"}");
        anvil.mine(1);
        assertEquals(BigInteger.ONE, Desk.nonce(anvil, rich.address()));

        Transfer replaced = Desk.await(
                () -> {
                    desk.transfers.refresh();
                    return desk.transfers.find(payment.id()).orElseThrow();
                },
                transfer -> transfer.state() == TransferState.REPLACED);
        assertEquals(NodeAnswer.NONCE_USED, replaced.problem());
        assertEquals(BigInteger.ZERO, Desk.balance(anvil, PAYEE));
    }

    @Test
    void aGapIsFoundAndFilled() throws Exception {
        beginWithoutMining();
        Transfer first = desk.sent(review(Desk.COIN));
        desk.awaitState(first.id(), TransferState.SENT);
        Transfer second = desk.sent(review(Desk.COIN.add(BigInteger.ONE)));
        desk.awaitState(second.id(), TransferState.SENT);
        // The vault no longer has the first one, as after the restore of an older backup, and the node forgot it too.
        desk.transfers.close();
        desk.vault.database().write(connection -> {
            try (var statement = connection.createStatement()) {
                statement.executeUpdate("DELETE FROM wallet_attempt WHERE transfer = '" + first.id() + "'");
                return statement.executeUpdate("DELETE FROM wallet_transfer WHERE id = '" + first.id() + "'");
            }
        });
        forgetAtNode(first);
        desk.close();
        desk = Desk.open(folder.resolve("vault"));
        desk.transfers.start();

        NonceReport.Found report =
                assertInstanceOf(NonceReport.Found.class, desk.transfers.inspect("alaya", rich.id()));
        assertEquals(List.of(BigInteger.ZERO), report.missing());
        Review stuck = review(Desk.COIN.multiply(BigInteger.TWO));
        assertTrue(stuck.warnings().contains(new TransferCheck.NonceGap(BigInteger.ZERO, BigInteger.TWO)));

        Replacement fill = ready(desk.transfers.fill("alaya", rich.id(), BigInteger.ZERO));
        assertInstanceOf(SendResult.Stored.class, desk.transfers.send(fill, Desk.password()));
        assertInstanceOf(SendResult.Outdated.class, desk.transfers.send(fill, Desk.password()));
        Desk.await(
                () -> desk.transfers.inspect("alaya", rich.id()),
                r -> r instanceof NonceReport.Found f
                        && f.healthy()
                        && f.pending().equals(BigInteger.TWO));
        anvil.mine(1);

        desk.awaitState(second.id(), TransferState.FINAL);
        assertEquals(Desk.COIN.add(BigInteger.ONE), Desk.balance(anvil, PAYEE));
    }

    @Test
    void aLostOneIsNamedAndSentAgain() throws Exception {
        beginWithoutMining();
        Transfer first = desk.sent(review(Desk.COIN));
        desk.awaitState(first.id(), TransferState.SENT);
        desk.transfers.close();
        forgetAtNode(first);

        NonceReport.Found report =
                assertInstanceOf(NonceReport.Found.class, desk.transfers.inspect("alaya", rich.id()));
        assertEquals(
                List.of(first.id()), report.lost().stream().map(Transfer::id).toList());
        assertTrue(desk.transfers.resend(first.id()));
        assertTrue(waitsAtNode(first.latest().hash()));
    }

    @Test
    void aRefusedFirstOfferGivesTheNonceBack() throws Exception {
        beginMining();
        Review review = review(Desk.COIN);
        anvil.setBalance(rich.address().toLowerHex(), "0x1");
        Transfer refused = desk.sent(review);

        Transfer rejected = desk.awaitState(refused.id(), TransferState.REJECTED);
        assertEquals(NodeAnswer.NOT_ENOUGH_COIN, rejected.problem());
        assertNotNull(rejected.problemText());

        anvil.setBalance(rich.address().toLowerHex(), "0x8ac7230489e80000");
        Review afresh = review(Desk.COIN);
        assertEquals(review.nonce(), afresh.nonce());
        assertNotEquals(review.draft().id(), afresh.draft().id());
        desk.awaitState(desk.sent(afresh).id(), TransferState.FINAL);
        assertEquals(Desk.COIN, Desk.balance(anvil, PAYEE));
    }

    @Test
    void aNewChainOfTheSameNameBeginsAnew() throws Exception {
        beginMining();
        desk.awaitState(desk.sent(review(Desk.COIN)).id(), TransferState.FINAL);
        // A first block of another time: two nodes begun within one second would have the same one.
        try (Anvil other = Anvil.start("--hardfork", "istanbul", "--chain-id", "201018", "--timestamp", "1600000000")) {
            desk.use("alaya", other);
            assertNotEquals(Desk.genesis(anvil), Desk.genesis(other));
            Review review = review(Desk.COIN.add(BigInteger.ONE));
            assertEquals(BigInteger.ZERO, review.nonce());
            desk.awaitState(desk.sent(review).id(), TransferState.FINAL);
            assertEquals(Desk.COIN.add(BigInteger.ONE), Desk.balance(other, PAYEE));
        }
    }

    @Test
    void aDeadNodeLeavesItSignedUntilAnotherIsThere() throws Exception {
        beginMining();
        Review review = review(Desk.COIN);
        desk.use("alaya", URI.create("http://127.0.0.1:9"));
        Transfer stored = desk.sent(review);
        desk.transfers.refresh();
        assertEquals(
                TransferState.SIGNED,
                desk.transfers.find(stored.id()).orElseThrow().state());

        desk.use("alaya", anvil);
        desk.transfers.refresh();
        desk.awaitState(stored.id(), TransferState.FINAL);
        assertEquals(Desk.COIN, Desk.balance(anvil, PAYEE));
    }
}
