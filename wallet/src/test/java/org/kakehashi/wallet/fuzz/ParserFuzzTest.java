package org.kakehashi.wallet.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.kakehashi.testbed.FuzzLimits;
import org.kakehashi.wallet.abi.Abi;
import org.kakehashi.wallet.abi.AbiException;
import org.kakehashi.wallet.abi.AbiType;
import org.kakehashi.wallet.abi.CallDecoding;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.request.PaymentLink;
import org.kakehashi.wallet.request.RequestException;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.rlp.Rlp;
import org.kakehashi.wallet.rlp.RlpException;
import org.kakehashi.wallet.transaction.TransactionException;
import org.kakehashi.wallet.transaction.TransactionReader;
import org.kakehashi.wallet.typeddata.TypedData;
import org.kakehashi.wallet.typeddata.TypedDataException;

/**
 * Feeds the parsers with whatever the fuzzer thinks up; in a normal run only with the inputs kept beside it. A parser
 * either refuses, or gives something that it writes back to the same.
 */
class ParserFuzzTest {

    private final FuzzLimits limits = new FuzzLimits();

    @FuzzTest(maxDuration = "10m")
    void rlp(byte[] input) {
        limits.within(() -> rlpOf(input));
    }

    private static void rlpOf(byte[] input) {
        try {
            assertEquals(Bytes.of(input), Bytes.of(Rlp.encode(Rlp.decode(input))));
        } catch (RlpException e) {
            assertTrue(e.getMessage() != null);
        }
    }

    @FuzzTest(maxDuration = "10m")
    void transaction(byte[] input) {
        limits.within(() -> transactionOf(input));
    }

    private static void transactionOf(byte[] input) {
        try {
            assertEquals(
                    Bytes.of(input), TransactionReader.readForm(Bytes.of(input)).encoded());
        } catch (TransactionException e) {
            assertTrue(e.getMessage() != null);
        }
    }

    @FuzzTest(maxDuration = "10m")
    void abi(FuzzedDataProvider data) {
        limits.within(() -> abiOf(data));
    }

    private static void abiOf(FuzzedDataProvider data) {
        String types = "(" + data.consumeAsciiString(60) + ")";
        Bytes encoded = Bytes.of(data.consumeRemainingAsBytes());
        try {
            Abi.Decoded decoded = Abi.decode(Abi.types(types), encoded);
            Bytes again = Abi.encode(Abi.types(types), decoded.values());
            assertEquals(decoded.values(), Abi.decode(Abi.types(types), again).values());
        } catch (AbiException e) {
            assertTrue(e.getMessage() != null);
        }
        assertTrue(CallDecoding.of(Address.ZERO, encoded) != null);
    }

    @FuzzTest(maxDuration = "10m")
    void abiType(byte[] input) {
        limits.within(() -> abiTypeOf(input));
    }

    private static void abiTypeOf(byte[] input) {
        try {
            AbiType type = AbiType.parse(new String(input, StandardCharsets.UTF_8));
            assertEquals(type, AbiType.parse(type.toString()));
        } catch (AbiException e) {
            assertTrue(e.getMessage() != null);
        }
    }

    @FuzzTest(maxDuration = "10m")
    void typedData(byte[] input) {
        limits.within(() -> typedDataOf(input));
    }

    private static void typedDataOf(byte[] input) {
        try {
            TypedData typed = TypedData.read(new String(input, StandardCharsets.UTF_8));
            assertEquals(32, typed.digest().size());
        } catch (TypedDataException e) {
            assertTrue(e.getMessage() != null);
        }
    }

    @FuzzTest(maxDuration = "10m")
    void paymentLink(byte[] input) {
        limits.within(() -> paymentLinkOf(input));
    }

    private static void paymentLinkOf(byte[] input) {
        try {
            PaymentLink link = PaymentLink.read(new String(input, StandardCharsets.UTF_8));
            assertEquals(link, PaymentLink.read(link.toUri()));
        } catch (RequestException e) {
            assertTrue(e.getMessage() != null);
        }
    }
}
