package org.kakehashi.wallet.abi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.rlp.Bytes;

class CallDecodingTest {

    private static final Address TOKEN = Address.ofHex("0x1111111111111111111111111111111111111111");
    private static final Address ANN = Address.ofHex("0x2222222222222222222222222222222222222222");
    private static final Address BOB = Address.ofHex("0x3333333333333333333333333333333333333333");
    private static final BigInteger ALL = BigInteger.TWO.pow(256).subtract(BigInteger.ONE);

    private static CallDecoding read(String signature, AbiValue... arguments) throws AbiException {
        return CallDecoding.of(TOKEN, AbiFunction.of(signature).call(List.of(arguments)));
    }

    @Test
    void readsATransferAndTheReferenceBehindIt() throws AbiException {
        Bytes call = AbiFunction.of("transfer(address,uint256)").call(List.of(AbiValue.of(BOB), AbiValue.of(25)));
        Bytes reference = Bytes.fromHex("00".repeat(31) + "2a");
        assertEquals(new CallDecoding.Transfer(BOB, BigInteger.valueOf(25), Bytes.EMPTY), CallDecoding.of(TOKEN, call));
        assertEquals(
                new CallDecoding.Transfer(BOB, BigInteger.valueOf(25), reference),
                CallDecoding.of(TOKEN, call.plus(reference)));
    }

    @Test
    void namesAnUnlimitedApproval() throws AbiException {
        CallDecoding.Approve all = assertInstanceOf(
                CallDecoding.Approve.class, read("approve(address,uint256)", AbiValue.of(BOB), AbiValue.of(ALL)));
        assertTrue(all.unlimited());
        CallDecoding.Approve none = assertInstanceOf(
                CallDecoding.Approve.class, read("approve(address,uint256)", AbiValue.of(BOB), AbiValue.of(0)));
        assertTrue(none.isRevocation());
        assertEquals(
                new CallDecoding.ApproveAll(BOB, true),
                read("setApprovalForAll(address,bool)", AbiValue.of(BOB), AbiValue.of(true)));
    }

    @Test
    void aRaisedAllowanceIsNoApproval() throws AbiException {
        assertEquals(
                new CallDecoding.ChangeAllowance(BOB, BigInteger.TEN, true, false),
                read("increaseAllowance(address,uint256)", AbiValue.of(BOB), AbiValue.of(10)));
        assertEquals(
                new CallDecoding.ChangeAllowance(BOB, ALL, true, true),
                read("increaseAllowance(address,uint256)", AbiValue.of(BOB), AbiValue.of(ALL)));
        assertEquals(
                new CallDecoding.ChangeAllowance(BOB, ALL, false, false),
                read("decreaseAllowance(address,uint256)", AbiValue.of(BOB), AbiValue.of(ALL)));
    }

    @Test
    void readsPermitsOfAllForms() throws AbiException {
        AbiValue word = AbiValue.of(Bytes.fromHex("00".repeat(32)));
        assertEquals(
                new CallDecoding.Permit(null, ANN, BOB, ALL, true, BigInteger.TEN),
                read(
                        "permit(address,address,uint256,uint256,bool,uint8,bytes32,bytes32)",
                        AbiValue.of(ANN),
                        AbiValue.of(BOB),
                        AbiValue.of(3),
                        AbiValue.of(10),
                        AbiValue.of(true),
                        AbiValue.of(27),
                        word,
                        word));
        AbiValue details = AbiValue.of(List.of(
                AbiValue.of(TOKEN),
                AbiValue.of(BigInteger.TWO.pow(160).subtract(BigInteger.ONE)),
                AbiValue.of(99),
                AbiValue.of(0)));
        assertEquals(
                new CallDecoding.Permit(
                        TOKEN,
                        ANN,
                        BOB,
                        BigInteger.TWO.pow(160).subtract(BigInteger.ONE),
                        true,
                        BigInteger.valueOf(99)),
                read(
                        "permit(address,((address,uint160,uint48,uint48),address,uint256),bytes)",
                        AbiValue.of(ANN),
                        AbiValue.of(List.of(details, AbiValue.of(BOB), AbiValue.of(5))),
                        AbiValue.of(Bytes.EMPTY)));
    }

    @Test
    void powersOverAContractAreNamed() throws AbiException {
        assertEquals(new CallDecoding.TransferOwnership(BOB), read("changeAdmin(address)", AbiValue.of(BOB)));
        assertEquals(new CallDecoding.NewCode(BOB), read("upgradeTo(address)", AbiValue.of(BOB)));
        CallDecoding.GiveRole role = assertInstanceOf(
                CallDecoding.GiveRole.class,
                read("grantRole(bytes32,address)", AbiValue.of(Bytes.fromHex("00".repeat(32))), AbiValue.of(BOB)));
        assertTrue(role.isHighest());
    }

    @Test
    void readsCollectiblesOwnershipAndVotes() throws AbiException {
        assertEquals(
                new CallDecoding.TransferItem(ANN, BOB, BigInteger.TEN),
                read("safeTransferFrom(address,address,uint256)", AbiValue.of(ANN), AbiValue.of(BOB), AbiValue.of(10)));
        assertEquals(new CallDecoding.TransferOwnership(BOB), read("transferOwnership(address)", AbiValue.of(BOB)));
        assertEquals(
                new CallDecoding.Vote(BigInteger.TWO, 1, "yes"),
                read("castVoteWithReason(uint256,uint8,string)", AbiValue.of(2), AbiValue.of(1), AbiValue.of("yes")));
    }

    @Test
    void whatDoesNotFitExactlyIsUnknown() throws AbiException {
        Bytes call = AbiFunction.of("approve(address,uint256)").call(List.of(AbiValue.of(BOB), AbiValue.of(1)));
        assertInstanceOf(CallDecoding.Unknown.class, CallDecoding.of(TOKEN, call.plus(Bytes.fromHex("00"))));
        assertInstanceOf(CallDecoding.Unknown.class, CallDecoding.of(TOKEN, call.slice(0, 60)));
        Bytes dirty = call.slice(0, 4).plus(Bytes.fromHex("01")).plus(call.slice(5, call.size()));
        assertInstanceOf(CallDecoding.Unknown.class, CallDecoding.of(TOKEN, dirty));
        assertEquals(
                new CallDecoding.Unknown(Bytes.fromHex("0102"), Bytes.fromHex("0102")),
                CallDecoding.of(TOKEN, Bytes.fromHex("0102")));
        assertInstanceOf(CallDecoding.Payment.class, CallDecoding.of(TOKEN, Bytes.EMPTY));
        assertInstanceOf(CallDecoding.Creation.class, CallDecoding.of(null, call));
    }

    @Test
    void aGuessIsMarkedAsOne() throws AbiException {
        AbiFunction mint = AbiFunction.of("mint(address,uint256)");
        Bytes call = mint.call(List.of(AbiValue.of(BOB), AbiValue.of(1)));
        CallDecoding.Guess guess =
                assertInstanceOf(CallDecoding.Guess.class, CallDecoding.of(TOKEN, call, List.of(mint)));
        assertEquals("mint(address,uint256)", guess.function().signature());
    }
}
