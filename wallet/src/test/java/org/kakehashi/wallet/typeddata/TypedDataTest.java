package org.kakehashi.wallet.typeddata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedDataTest {

    private static String message(String type, String value) {
        return """
                {"types": {"EIP712Domain": [{"name": "name", "type": "string"}], "T": [{"name": "v", "type": "%s"}]},
                 "primaryType": "T", "domain": {"name": "X"}, "message": {"v": %s}}""".formatted(type, value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "uint8 | null",
                "uint8 | \"abc\"",
                "uint8 | 1.0",
                "uint8 | \" 1\"",
                "uint8 | \"+1\"",
                "uint8 | true",
                "int8 | 128",
                "int8 | -129",
                "uint256 | \"0x\"",
                "uint7 | 1",
                "uint | 1",
                "bool | \"true\"",
                "bool | 1",
                "bool[] | [\"true\"]",
                "uint256[] | [\"x\"]",
                "uint256[2] | [1]",
                "uint256[2] | [1,2,3]",
                "uint256[] | {}",
                "uint256[0] | []",
                "bytes | \"0x1\"",
                "bytes | \"0xzz\"",
                "bytes | \"12\"",
                "bytes33 | \"0x\"",
                "address | \"0xcccccccccccccccccccccccccccccccccccccc\"",
                "address | \"0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCccccccCC\"",
                "address | 1",
                "string | 1",
                "string | \"\\ud800\"",
                "T[] | [1]",
                "EIP712Domain | {\"name\": \"Y\"}",
                "uint8] | 1",
                "uint8[ | 1",
            })
    void refuses(String type, String value) {
        assertThrows(TypedDataException.class, () -> TypedData.read(message(type, value)));
    }

    @Test
    void refusesDoubleNames() {
        assertThrows(TypedDataException.class, () -> TypedData.read("""
                {"types": {"T": [{"name": "v", "type": "uint8"}, {"name": "v", "type": "uint8"}]},
                 "primaryType": "T", "domain": {"name": "X"}, "message": {"v": 1}}"""));
        assertThrows(TypedDataException.class, () -> TypedData.read("""
                {"types": {"T": [{"name": "v", "type": "uint8"}]},
                 "primaryType": "T", "domain": {"name": "X"}, "message": {"v": 1, "v": 2}}"""));
        assertThrows(TypedDataException.class, () -> TypedData.read(message("uint8", "1") + " {}"));
    }

    @Test
    void tellsApartWhatLooserHashersMix() throws TypedDataException {
        assertNotEquals(
                TypedData.read(message("bool[]", "[true,false]")).digest(),
                TypedData.read(message("bool[]", "[false,true,true]")).digest());
        assertNotEquals(
                TypedData.read(message("uint8[][]", "[[1,2],[3,4]]")).digest(),
                TypedData.read(message("uint8[][]", "[[1],[2],[3],[4]]")).digest());
    }

    @Test
    void namesWhatNobodySigns() throws TypedDataException {
        TypedData typed = TypedData.read("""
                {"types": {"T": [{"name": "v", "type": "uint8"}]},
                 "primaryType": "T", "domain": {"name": "X"}, "message": {"v": 1, "price": 100}}""");
        assertEquals(List.of("message.price"), typed.unsignedFields());
        assertThrows(TypedDataException.class, () -> TypedData.read("""
                {"types": {"EIP712Domain": [{"name": "name", "type": "string"}], "T": [{"name": "v", "type": "uint8"}]},
                 "primaryType": "T", "domain": {"name": "X", "chainId": 1}, "message": {"v": 1}}"""));
    }

    @Test
    void readsAPermitAsAnAllowance() throws TypedDataException {
        TypedData typed = TypedData.read("""
                {"types": {"Permit": [{"name": "owner", "type": "address"}, {"name": "spender", "type": "address"},
                   {"name": "value", "type": "uint256"}, {"name": "nonce", "type": "uint256"},
                   {"name": "deadline", "type": "uint256"}]},
                 "primaryType": "Permit",
                 "domain": {"name": "USD", "version": "1", "chainId": 210425,
                   "verifyingContract": "0x1111111111111111111111111111111111111111"},
                 "message": {"owner": "0x2222222222222222222222222222222222222222",
                   "spender": "0x3333333333333333333333333333333333333333",
                   "value": "115792089237316195423570985008687907853269984665640564039457584007913129639935",
                   "nonce": 0, "deadline": 1893456000}}""");
        MessageMeaning.Allowance allowance = assertInstanceOf(MessageMeaning.Allowance.class, MessageMeaning.of(typed));
        assertTrue(allowance.unlimited());
        assertEquals(
                "0x3333333333333333333333333333333333333333",
                allowance.spender().toHex());
    }

    @Test
    void deepAndWideMessagesAreRefused() {
        String deep = message("uint8" + "[]".repeat(17), "[".repeat(17) + "]".repeat(17));
        assertThrows(TypedDataException.class, () -> TypedData.read(deep));
        String wide = message("uint8[]", "[" + "1,".repeat(60_000) + "1]");
        assertThrows(TypedDataException.class, () -> TypedData.read(wide));
        assertThrows(TypedDataException.class, () -> TypedData.read(" ".repeat(TypedData.LONGEST_TEXT + 1)));
    }
}
