package org.kakehashi.messaging.group;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.event.SignedEvent;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.messaging.identity.SecretIdentity;

/**
 * One signed change: an event of kind 1472 that is never given to relays, only inside encrypted messages. Its id, the
 * SHA-256 of the NIP-01 serialisation, is its name; it names the changes it follows. PROTOCOL.md gives the tags, which
 * have one order only, so that there is one way to write a change.
 *
 * @param event what was signed
 * @param group the id of the change that created the group; its own when it is that
 * @param parents the changes it follows, ascending; none when it creates the group
 */
public record GroupChange(SignedEvent event, String group, List<String> parents, GroupAction action) {

    public static final int KIND = 1472;

    /** How many changes one follows at most: as many forks are joined at once. */
    static final int MOST_PARENTS = 8;

    public GroupChange {
        parents = List.copyOf(parents);
    }

    /** The id of the change: 64 hexadecimal digits. */
    public String id() {
        return event.id();
    }

    public PublicIdentity author() {
        return event.author();
    }

    /** The first change of a new group. */
    static GroupChange create(SecretIdentity author, long now, GroupAction.Create action, SecureRandom random) {
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        List<List<String>> tags = new ArrayList<>(List.of(List.of("do", "create"), List.of("name", action.name())));
        action.admins().forEach(person -> tags.add(List.of("m", person.hex(), "admin")));
        action.members().forEach(person -> tags.add(List.of("m", person.hex(), "member")));
        tags.add(List.of("nonce", HexFormat.of().formatHex(nonce)));
        return sign(author, now, tags, random);
    }

    /** A change that follows others. */
    static GroupChange following(
            SecretIdentity author,
            long now,
            String group,
            Set<String> parents,
            GroupAction action,
            SecureRandom random) {
        List<List<String>> tags = new ArrayList<>(List.of(List.of("g", group)));
        new TreeSet<>(parents).forEach(parent -> tags.add(List.of("prev", parent)));
        switch (action) {
            case GroupAction.Create _ -> throw new IllegalArgumentException("a group is created once");
            case GroupAction.Add(List<PublicIdentity> people) -> people(tags, "add", people);
            case GroupAction.Remove(List<PublicIdentity> people) -> people(tags, "remove", people);
            case GroupAction.Promote(List<PublicIdentity> people) -> people(tags, "promote", people);
            case GroupAction.Demote(List<PublicIdentity> people) -> people(tags, "demote", people);
            case GroupAction.Rename(String name) ->
                tags.addAll(List.of(List.of("do", "rename"), List.of("name", name)));
            case GroupAction.Leave() -> tags.add(List.of("do", "leave"));
            case GroupAction.Timer(long seconds) ->
                tags.addAll(List.of(List.of("do", "timer"), List.of("timer", String.valueOf(seconds))));
        }
        return sign(author, now, tags, random);
    }

    private static void people(List<List<String>> tags, String verb, List<PublicIdentity> people) {
        tags.add(List.of("do", verb));
        people.forEach(person -> tags.add(List.of("m", person.hex())));
    }

    private static GroupChange sign(SecretIdentity author, long now, List<List<String>> tags, SecureRandom random) {
        Rumor body = new Rumor(author.publicIdentity(), now, KIND, tags, "");
        return read(body.sign(author, random)).orElseThrow(() -> new IllegalArgumentException("not a valid change"));
    }

    /** Reads an event whose own signature was checked when it was read; empty when it is not such a change. */
    public static Optional<GroupChange> read(SignedEvent event) {
        List<List<String>> tags = event.tags();
        if (event.kind() != KIND || !event.content().isEmpty() || tags.isEmpty() || tags.size() > 128) {
            return Optional.empty();
        }
        if (tags.getFirst().equals(List.of("do", "create"))) {
            return created(event, tags).map(create -> new GroupChange(event, event.id(), List.of(), create));
        }
        Optional<String> group = id(tags.getFirst(), "g");
        List<String> parents = new ArrayList<>();
        int at = 1;
        while (at < tags.size() && id(tags.get(at), "prev").isPresent()) {
            parents.add(tags.get(at).get(1));
            at++;
        }
        boolean ordered = new ArrayList<>(new TreeSet<>(parents)).equals(parents);
        if (group.isEmpty() || parents.isEmpty() || parents.size() > MOST_PARENTS || !ordered || at == tags.size()) {
            return Optional.empty();
        }
        return action(tags.get(at), tags.subList(at + 1, tags.size()))
                .map(action -> new GroupChange(event, group.get(), parents, action));
    }

    private static Optional<GroupAction.Create> created(SignedEvent event, List<List<String>> tags) {
        List<String> nonce = tags.getLast();
        if (tags.size() < 4 || nonce.size() != 2 || !nonce.getFirst().equals("nonce") || !hex(nonce.get(1), 32)) {
            return Optional.empty();
        }
        Optional<String> name = name(tags.get(1));
        List<PublicIdentity> admins = new ArrayList<>();
        List<PublicIdentity> members = new ArrayList<>();
        for (List<String> tag : tags.subList(2, tags.size() - 1)) {
            boolean admin = tag.size() == 3 && tag.get(2).equals("admin");
            boolean member = tag.size() == 3 && tag.get(2).equals("member");
            Optional<PublicIdentity> person =
                    tag.size() == 3 && tag.getFirst().equals("m") ? PublicIdentity.ofHex(tag.get(1)) : Optional.empty();
            if (person.isEmpty() || !admin && !member || admin && !members.isEmpty()) {
                return Optional.empty();
            }
            (admin ? admins : members).add(person.get());
        }
        List<PublicIdentity> all = new ArrayList<>(admins);
        all.addAll(members);
        if (name.isEmpty() || !once(all) || !admins.contains(event.author())) {
            return Optional.empty();
        }
        return Optional.of(new GroupAction.Create(name.get(), admins, members));
    }

    private static Optional<GroupAction> action(List<String> verb, List<List<String>> rest) {
        if (verb.size() != 2 || !verb.getFirst().equals("do")) {
            return Optional.empty();
        }
        return switch (verb.get(1)) {
            case "add" -> people(rest).map(GroupAction.Add::new);
            case "remove" -> people(rest).map(GroupAction.Remove::new);
            case "promote" -> people(rest).map(GroupAction.Promote::new);
            case "demote" -> people(rest).map(GroupAction.Demote::new);
            case "leave" -> rest.isEmpty() ? Optional.of(new GroupAction.Leave()) : Optional.empty();
            case "rename" -> rest.size() == 1 ? name(rest.getFirst()).map(GroupAction.Rename::new) : Optional.empty();
            case "timer" -> rest.size() == 1 ? timer(rest.getFirst()) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<List<PublicIdentity>> people(List<List<String>> tags) {
        List<PublicIdentity> people = new ArrayList<>();
        for (List<String> tag : tags) {
            Optional<PublicIdentity> person = id(tag, "m").flatMap(PublicIdentity::ofHex);
            if (person.isEmpty()) {
                return Optional.empty();
            }
            people.add(person.get());
        }
        return !people.isEmpty() && once(people) ? Optional.of(people) : Optional.empty();
    }

    private static boolean once(List<PublicIdentity> people) {
        return people.size() <= GroupAction.MOST_MEMBERS && new HashSet<>(people).size() == people.size();
    }

    private static Optional<String> name(List<String> tag) {
        return tag.size() == 2 && tag.getFirst().equals("name") && isName(tag.get(1))
                ? Optional.of(tag.get(1))
                : Optional.empty();
    }

    /** Whether a text may be a group's name: 1 to 100 UTF-16 units, no control characters, no half of a pair. */
    static boolean isName(String text) {
        return !text.isBlank()
                && text.length() <= GroupAction.LONGEST_NAME
                && text.codePoints()
                        .noneMatch(c -> Character.isISOControl(c) || c >= Character.MIN_SURROGATE && c <= 0xdfff);
    }

    private static Optional<GroupAction> timer(List<String> tag) {
        if (tag.size() != 2 || !tag.getFirst().equals("timer") || !tag.get(1).matches("0|[1-9][0-9]{0,8}")) {
            return Optional.empty();
        }
        long seconds = Long.parseLong(tag.get(1));
        return seconds <= GroupAction.LONGEST_TIMER ? Optional.of(new GroupAction.Timer(seconds)) : Optional.empty();
    }

    private static Optional<String> id(List<String> tag, String name) {
        return tag.size() == 2 && tag.getFirst().equals(name) && hex(tag.get(1), 64)
                ? Optional.of(tag.get(1))
                : Optional.empty();
    }

    static boolean hex(String text, int digits) {
        return text.length() == digits && text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
    }
}
