package org.kakehashi.messaging.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.kakehashi.messaging.event.EventJson;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.messaging.identity.SecretIdentity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The vectors of PROTOCOL.md for groups: changes and what they leave. {@code -Dvectors.write.group=FILE} makes others. */
class GroupVectorsTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String FILE = "/org/kakehashi/messaging/vectors/group-protocol.json";

    @Test
    void vectorsOfTheProtocol() throws IOException {
        String target = System.getProperty("vectors.write.group", "");
        if (!target.isEmpty()) {
            Files.writeString(Path.of(target), made());
        }
        JsonNode root;
        try (InputStream in = GroupVectorsTest.class.getResourceAsStream(FILE)) {
            root = JSON.readTree(in);
        }
        assertTrue(root.get("histories").size() >= 10);
        for (JsonNode history : root.get("histories")) {
            List<GroupChange> changes = new ArrayList<>();
            for (JsonNode event : history.get("changes")) {
                changes.add(
                        EventJson.readSigned(event).flatMap(GroupChange::read).orElseThrow());
            }
            assertEquals(history.get("state"), written(new GroupHistory(changes).state()));
        }
    }

    private static ObjectNode written(GroupState state) {
        ObjectNode node = JSON.createObjectNode().put("name", state.name()).put("timer", String.valueOf(state.timer()));
        var members = node.putArray("members");
        var admins = node.putArray("admins");
        for (GroupMember member : state.members()) {
            (member.admin() ? admins : members).add(member.person().hex());
        }
        var heads = node.putArray("heads");
        state.heads().forEach(heads::add);
        return node;
    }

    private static String made() {
        SecureRandom secure = new SecureRandom();
        Random random = new Random(11);
        List<SecretIdentity> people = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            people.add(SecretIdentity.random(secure));
        }
        ObjectNode root = JSON.createObjectNode();
        var histories = root.putArray("histories");
        for (int round = 0; round < 12; round++) {
            List<PublicIdentity> keys =
                    people.stream().map(SecretIdentity::publicIdentity).toList();
            GroupChange create = GroupChange.create(
                    people.getFirst(), 1, new GroupAction.Create("茶", keys.subList(0, 2), keys.subList(2, 4)), secure);
            List<GroupChange> all = new ArrayList<>(List.of(create));
            for (int i = 0; i < 8; i++) {
                TreeSet<String> parents = new TreeSet<>();
                parents.add(all.get(random.nextInt(all.size())).id());
                parents.add(all.getLast().id());
                List<PublicIdentity> about = List.of(keys.get(random.nextInt(5)));
                GroupAction action = switch (random.nextInt(7)) {
                    case 0 -> new GroupAction.Add(about);
                    case 1 -> new GroupAction.Remove(about);
                    case 2 -> new GroupAction.Promote(about);
                    case 3 -> new GroupAction.Demote(about);
                    case 4 -> new GroupAction.Rename("name " + i);
                    case 5 -> new GroupAction.Timer(60L * i);
                    default -> new GroupAction.Leave();
                };
                TreeSet<String> chosen = random.nextBoolean() ? parents : new TreeSet<>(List.of(parents.first()));
                all.add(GroupChange.following(
                        people.get(random.nextInt(3)), 2 + i, create.id(), chosen, action, secure));
            }
            ObjectNode history = histories.addObject();
            var changes = history.putArray("changes");
            all.forEach(change -> changes.add(JSON.readTree(change.event().json())));
            history.set("state", written(new GroupHistory(all).state()));
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }
}
