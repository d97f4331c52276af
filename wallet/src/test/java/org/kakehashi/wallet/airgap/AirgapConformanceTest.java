package org.kakehashi.wallet.airgap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.conformance.Suite;
import org.kakehashi.wallet.rlp.Bytes;
import tools.jackson.databind.JsonNode;

@Tag("conformance")
class AirgapConformanceTest {

    @Test
    void requests() {
        Suite.run("ur-erc4527", one -> {
            SignRequest request = request(one);
            Bytes cbor = Bytes.fromHex(one.path("cborHex").stringValue());
            assertEquals(cbor, request.toCbor());
            assertEquals(request, SignRequest.read(cbor));

            String single = one.path("singlePart").stringValue();
            assertEquals(single, QrParts.one(SignRequest.TYPE, cbor));
            assertEquals(Optional.of(cbor), new QrParts(SignRequest.TYPE).add(single));

            List<String> parts = new ArrayList<>();
            one.path("partsMaxFragment200").forEach(part -> parts.add(part.stringValue()));
            assertEquals(Optional.of(cbor), collected(parts));
            assertEquals(Optional.of(cbor), collected(parts.reversed()));
            List<String> own = QrParts.series(SignRequest.TYPE, cbor, 50);
            assertEquals(Optional.of(cbor), collected(own));
            assertEquals(Optional.of(cbor), collected(own.subList(1, own.size())));
        });
    }

    private static Optional<Bytes> collected(List<String> parts) throws AirgapException {
        QrParts collector = new QrParts(SignRequest.TYPE);
        for (String part : parts) {
            Optional<Bytes> whole = collector.add(part);
            if (whole.isPresent()) {
                return whole;
            }
        }
        return Optional.empty();
    }

    private static SignRequest request(JsonNode one) throws AirgapException {
        List<Long> path = new ArrayList<>();
        for (String child : one.path("path").stringValue().substring(2).split("/", -1)) {
            long number = Long.parseLong(child.replace("'", ""));
            path.add(child.endsWith("'") ? number | 1L << 31 : number);
        }
        return new SignRequest(
                UUID.fromString(one.path("requestId").stringValue()),
                Bytes.fromHex(one.path("signData").stringValue()),
                SignRequest.Kind.of(one.path("dataType").longValue()),
                one.path("chainId").longValue(),
                path,
                Long.parseLong(one.path("xfp").stringValue(), 16),
                one.has("address") ? Address.ofHex(one.path("address").stringValue()) : null,
                one.has("origin") ? one.path("origin").stringValue() : null);
    }

    @Test
    void brokenCodesAreRefused() {
        QrParts collector = new QrParts(SignReply.TYPE);
        for (String text : List.of(
                "",
                "ur:",
                "ur:eth-signature/aaaa",
                "ur:eth-signature/1-999999/lpad",
                "ur:bytes/aeae",
                "hello",
                "ur:eth-signature/1-2/lpadaacfaxbwcychwsnlsehdsk",
                "ur:eth-signature/zzzz")) {
            assertThrows(AirgapException.class, () -> {
                Optional<Bytes> whole = collector.add(text);
                assertTrue(whole.isEmpty());
                throw new AirgapException("nothing came of it");
            });
        }
    }

    @Test
    void aReplyGivesIdAndSignature() throws AirgapException {
        String id = "9b1deb4d3b7d4bad9bdd2b0d7b3dcb6d";
        Bytes reply = Bytes.fromHex("a2" + "01d82550" + id + "025841" + "ab".repeat(65));
        assertEquals(
                new SignReply(UUID.fromString("9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d"), Bytes.fromHex("ab".repeat(65))),
                SignReply.read(reply));
        assertThrows(AirgapException.class, () -> SignReply.read(reply.plus(Bytes.fromHex("00"))));
        assertThrows(AirgapException.class, () -> SignReply.read(reply.slice(0, 40)));
    }
}
