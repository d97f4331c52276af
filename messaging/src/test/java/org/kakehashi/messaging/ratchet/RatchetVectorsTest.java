package org.kakehashi.messaging.ratchet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.messaging.event.EventJson;
import org.kakehashi.messaging.event.SignedEvent;
import org.kakehashi.messaging.party.Party;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The vectors of PROTOCOL.md for bundles and padding. With {@code -Dvectors.write=FILE} others are made. */
class RatchetVectorsTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String FILE = "/org/kakehashi/messaging/vectors/ratchet-protocol.json";

    @TempDir
    Path folder;

    @Test
    void vectorsOfTheProtocol() throws IOException {
        String target = System.getProperty("vectors.write", "");
        if (!target.isEmpty()) {
            Files.writeString(Path.of(target), made());
        }
        JsonNode root;
        try (InputStream in = RatchetVectorsTest.class.getResourceAsStream(FILE)) {
            root = JSON.readTree(in);
        }
        assertEquals(4, root.get("refused").size());
        for (JsonNode valid : root.get("bundles")) {
            KeyBundle bundle = assertInstanceOf(KeyBundle.Reading.Valid.class, read(valid.get("event")))
                    .bundle();
            assertEquals(valid.get("device").stringValue(), bundle.device());
            assertEquals(valid.get("revision").longValue(), bundle.revision());
            assertEquals(valid.get("identity").stringValue(), HexFormat.of().formatHex(bundle.identity()));
        }
        for (JsonNode gone : root.get("tombstones")) {
            assertInstanceOf(KeyBundle.Reading.Removed.class, read(gone));
        }
        for (JsonNode refused : root.get("refused")) {
            assertInstanceOf(KeyBundle.Reading.Refused.class, read(refused.get("event")), refused.toString());
        }
        for (JsonNode padding : root.get("padding")) {
            byte[] text = "a".repeat(padding.get(0).intValue()).getBytes(StandardCharsets.US_ASCII);
            byte[] padded = Padding.pad(text);
            assertEquals(padding.get(1).intValue(), padded.length);
            assertArrayEquals(text, Padding.unpad(padded).orElseThrow());
        }
    }

    private static KeyBundle.Reading read(JsonNode event) {
        return KeyBundle.read(EventJson.readSigned(event).orElseThrow());
    }

    private String made() {
        ObjectNode root = JSON.createObjectNode();
        try (Party party = Party.create(folder.resolve("party"), new Party.Clock())) {
            SignedEvent event = party.maintain().getFirst();
            KeyBundle bundle = assertInstanceOf(KeyBundle.Reading.Valid.class, KeyBundle.read(event))
                    .bundle();
            root.putArray("bundles")
                    .addObject()
                    .put("device", bundle.device())
                    .put("revision", bundle.revision())
                    .put("identity", HexFormat.of().formatHex(bundle.identity()))
                    .set("event", JSON.readTree(event.json()));
            var refused = root.putArray("refused");
            for (String[] change : List.of(
                    new String[] {"unknown member", "{\"v\":1,", "{\"v\":1,\"w\":1,"},
                    new String[] {"another version", "{\"v\":1,", "{\"v\":2,"},
                    new String[] {
                        "proof of another device", "\"proof\":\"" + proof(event, 4), "\"proof\":\"" + other(event)
                    },
                    new String[] {"text after the end", "}}", "}} " + "x"})) {
                String content = event.content().replace(change[1], change[2]);
                var body = new org.kakehashi.messaging.event.Rumor(
                        event.author(), event.createdAt(), event.kind(), event.tags(), content);
                refused.addObject()
                        .put("why", change[0])
                        .set(
                                "event",
                                JSON.readTree(body.sign(party.secret, new java.security.SecureRandom())
                                        .json()));
            }
            party.write(tx -> {
                party.engine.rejoin(tx);
                return true;
            });
            root.putArray("tombstones")
                    .add(JSON.readTree(party.maintain().getLast().json()));
        }
        var padding = root.putArray("padding");
        for (int length : new int[] {0, 1, 255, 256, 511, 512, 1_023, 4_095, 8_192, 12_287, 12_288, 16_383}) {
            padding.addArray().add(length).add(Padding.pad(new byte[length]).length);
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private static String proof(SignedEvent event, int letters) {
        return JSON.readTree(event.content()).get("proof").stringValue().substring(0, letters);
    }

    private static String other(SignedEvent event) {
        return proof(event, 4).equals("AAAA") ? "BBBB" : "AAAA";
    }
}
