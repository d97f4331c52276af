package org.kakehashi.wallet.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.testbed.Anvil;
import org.kakehashi.testbed.TestTokens;
import org.kakehashi.vault.Progress;
import org.kakehashi.wallet.abi.AbiFunction;
import org.kakehashi.wallet.abi.AbiValue;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.desk.Desk;
import org.kakehashi.wallet.rlp.Bytes;

/** Permissions of a real account on a real chain: found by events, read again, made smaller, taken back. */
class ApprovalsTest {

    private static final String NETWORK = "platon";
    private static final Address OWNER = Address.ofHex(TestTokens.OWNER);
    private static final Address SHOP = Address.ofHex("0x00000000000000000000000000000000005ca1ab");
    private static final Address MARKET = Address.ofHex("0x00000000000000000000000000000000000beef1");
    private static final long FIRST = 1_500;
    private static final BigInteger ALL = BigInteger.TWO.pow(256).subtract(BigInteger.ONE);

    @TempDir
    Path folder;

    private Anvil anvil;
    private Desk desk;
    private Approvals approvals;

    @BeforeEach
    void open() throws Exception {
        anvil = Anvil.platon();
        desk = Desk.create(folder.resolve("vault"));
        desk.use(NETWORK, anvil);
        approvals = new Approvals(desk.vault.database(), desk.networks, desk.connections, Clock.systemUTC(), FIRST);
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
        anvil.close();
    }

    private void call(Address contract, String signature, AbiValue... arguments) throws Exception {
        send(contract, AbiFunction.parse(signature).call(List.of(arguments)));
    }

    private void send(Address contract, Bytes data) {
        TestTokens.transact(anvil, contract.toLowerHex(), data.toHex().substring(2));
    }

    private static AbiValue value(Address address) {
        return AbiValue.of(address);
    }

    private Address token() {
        return Address.ofHex(TestTokens.deployPlain(anvil, "Dollar", "USDX", 6, BigInteger.TEN.pow(12)));
    }

    private Address contract(String name) {
        return Address.ofHex(TestTokens.deploy(anvil, name));
    }

    private List<Approval> look() throws Exception {
        approvals.lookForward(NETWORK, OWNER, Progress.NONE);
        return approvals.read(NETWORK, OWNER).live();
    }

    @Test
    void findsEveryKindAndTakesEachBack() throws Exception {
        Address token = token();
        Address tiles = contract("Collectible");
        Address multi = contract("MultiCollectible");
        Address keeper = contract("KeptAllowances");
        call(token, "approve(address,uint256)", value(SHOP), AbiValue.of(ALL));
        call(token, "approve(address,uint256)", value(MARKET), AbiValue.of(25_000_000));
        call(tiles, "mint(address,uint256)", value(OWNER), AbiValue.of(7));
        call(tiles, "approve(address,uint256)", value(SHOP), AbiValue.of(7));
        call(tiles, "setApprovalForAll(address,bool)", value(MARKET), AbiValue.of(true));
        call(multi, "setApprovalForAll(address,bool)", value(MARKET), AbiValue.of(true));
        call(
                keeper,
                "approve(address,address,uint160,uint48)",
                value(token),
                value(SHOP),
                AbiValue.of(500_000),
                AbiValue.of(4_000_000_000L));

        approvals.lookForward(NETWORK, OWNER, Progress.NONE);
        Approval.Sheet sheet = approvals.read(NETWORK, OWNER);
        List<Approval> live = sheet.live();
        assertEquals(6, live.size());
        assertEquals(0, sheet.unread());
        assertTrue(live.stream().allMatch(each -> each.trace().own()));
        assertEquals(new Approval.Label("USDX", 6), sheet.label(token).orElseThrow());
        assertEquals(new Approval.Label("TILE", null), sheet.label(tiles).orElseThrow());
        assertTrue(sheet.label(multi).isEmpty());
        Approval.Kept kept = only(live, Approval.Kept.class, SHOP);
        assertEquals(BigInteger.valueOf(500_000), kept.units());
        assertEquals(keeper, kept.contract());
        assertTrue(only(live, Approval.Amount.class, SHOP).unlimited());
        assertFalse(only(live, Approval.Amount.class, MARKET).unlimited());
        assertEquals(
                BigInteger.valueOf(7), only(live, Approval.Item.class, SHOP).id());
        Set<Approval.Standard> standards = new HashSet<>();
        for (Approval each : live) {
            if (each instanceof Approval.All all) {
                standards.add(all.standard());
            }
        }
        assertEquals(Set.of(Approval.Standard.ERC721, Approval.Standard.ERC1155), standards);

        Approval.Amount unlimited = only(live, Approval.Amount.class, SHOP);
        send(unlimited.contract(), unlimited.limit(BigInteger.valueOf(9)));
        send(kept.contract(), kept.limit(BigInteger.TEN));
        List<Approval> smaller = look();
        assertEquals(
                BigInteger.valueOf(9),
                only(smaller, Approval.Amount.class, SHOP).units());
        assertEquals(BigInteger.TEN, only(smaller, Approval.Kept.class, SHOP).units());
        assertEquals(kept.expiry(), only(smaller, Approval.Kept.class, SHOP).expiry());

        for (Approval each : smaller) {
            send(each.contract(), each.revocation());
        }
        anvil.mine(1);
        assertEquals(List.of(), look());
    }

    private static <A extends Approval> A only(List<Approval> live, Class<A> kind, Address spender) {
        List<A> found = live.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(each -> each.spender().equals(spender))
                .toList();
        assertEquals(1, found.size());
        return found.getFirst();
    }

    @Test
    void whatEventsTellIsNotBelieved() throws Exception {
        Address token = token();
        Address tiles = contract("Collectible");
        Address bait = contract("Bait");
        call(token, "approve(address,uint256)", value(OWNER), AbiValue.of(100));
        // Spending tells of no approval, and giving away a collectible takes its permission along without a word.
        call(token, "transferFrom(address,address,uint256)", value(OWNER), value(MARKET), AbiValue.of(100));
        call(tiles, "mint(address,uint256)", value(OWNER), AbiValue.of(1));
        call(tiles, "approve(address,uint256)", value(SHOP), AbiValue.of(1));
        call(tiles, "transferFrom(address,address,uint256)", value(OWNER), value(MARKET), AbiValue.of(1));
        assertEquals(List.of(), look());

        call(bait, "claim(address,uint256)", value(SHOP), AbiValue.of(2));
        approvals.lookForward(NETWORK, SHOP, Progress.NONE);
        List<Approval> claimed = approvals.read(NETWORK, SHOP).live();
        assertEquals(2, claimed.size());
        assertTrue(claimed.stream().noneMatch(each -> each.trace().own()), "nobody but the account says so");
    }

    @Test
    void halvesTheSpanForNodesThatBoundIt() throws Exception {
        Address token = token();
        call(token, "approve(address,uint256)", value(SHOP), AbiValue.of(1));
        anvil.mine(1_200);
        call(token, "approve(address,uint256)", value(MARKET), AbiValue.of(2));
        try (NarrowNode narrow = new NarrowNode(anvil.url(), 300)) {
            desk.use(NETWORK, narrow.url());
            assertEquals(2, look().size());
            assertTrue(narrow.answered().stream().allMatch(span -> span <= 300));
            assertTrue(narrow.answered().size() < 20, "no narrower than needed: " + narrow.answered());
        }
    }

    @Test
    void goesOnWhereItWasStopped() throws Exception {
        Address token = token();
        call(token, "approve(address,uint256)", value(SHOP), AbiValue.of(1));
        anvil.mine(2_500);
        Reach first = approvals.lookForward(NETWORK, OWNER, Progress.NONE);
        assertEquals(first.head() - FIRST + 1, first.low());
        assertFalse(first.complete());
        assertEquals(List.of(), approvals.read(NETWORK, OWNER).live());
        try (NarrowNode narrow = new NarrowNode(anvil.url(), 200)) {
            desk.use(NETWORK, narrow.url());
            Thread looking = Thread.currentThread();
            narrow.onLogs(() -> {
                if (narrow.answered().size() == 2) {
                    looking.interrupt();
                }
            });
            assertThrows(Exception.class, () -> approvals.lookBack(NETWORK, OWNER, Progress.NONE));
            Thread.interrupted();
            narrow.onLogs(() -> {});
            Reach half = approvals.reach(NETWORK, OWNER).orElseThrow();
            assertTrue(half.low() < first.low() && half.low() > 0, "some of it is done: " + half.low());
            long[] steps = new long[2];
            Reach whole = approvals.lookBack(NETWORK, OWNER, (done, total) -> {
                assertTrue(done >= steps[0]);
                steps[0] = done;
                steps[1] = total;
            });
            assertTrue(whole.complete());
            assertEquals(half.low(), steps[1]);
            assertEquals(steps[1], steps[0]);
            Approval.Amount found = assertInstanceOf(
                    Approval.Amount.class, approvals.read(NETWORK, OWNER).live().getFirst());
            assertEquals(SHOP, found.spender());
        }
    }

    @Test
    void aFloodIsTakenInPieces() throws Exception {
        Address bait = contract("Bait");
        for (int i = 0; i < 3; i++) {
            call(bait, "claim(address,uint256)", value(OWNER), AbiValue.of(900));
        }
        Address token = token();
        call(token, "approve(address,uint256)", value(SHOP), AbiValue.of(1));
        List<Approval> live = look();
        assertEquals(token, live.getFirst().token(), "what the account itself did stands first");
        assertEquals(901, live.size());
    }
}
