package org.kakehashi.messaging.group;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.identity.PublicIdentity;

/**
 * Derives a group's state from the set of its changes, the same for everybody who has the same set, in whatever order
 * it arrived. A change knows what it follows; two of which neither follows the other are concurrent.
 *
 * <ul>
 *   <li>Taking away (remove, demote, leave) counts when its author was an admin (leave: a member) by what it follows.
 *       It counts even if its author was concurrently taken away: of two admins who remove each other both are out.
 *   <li>Giving (add, promote, rename, timer) counts when its author was an admin by what it follows, through giving
 *       that itself counts, and nobody concurrently took the author's rights away. So whoever was removed cannot add
 *       anything to the past.
 *   <li>Somebody is a member (admin) when an add (promotion) of them counts that follows every removal of them that
 *       counts: a concurrent removal wins.
 *   <li>Of names and timers that count, the one with the greatest height, then the greatest id, is in use.
 * </ul>
 */
final class GroupHistory {

    private enum Role {
        MEMBER,
        ADMIN
    }

    private record Right(PublicIdentity person, Role role) {}

    /** Thrown when a history was built to be costly. */
    static final class Tangled extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Steps of one evaluation; a history of a thousand ordinary changes takes less than a hundredth. */
    private static final int MOST_STEPS = 20_000_000;

    private final List<GroupChange> changes;
    private final BitSet[] ancestors;
    private final boolean[] takes;
    private final Map<Right, List<Integer>> given = new HashMap<>();
    private final Map<Right, BitSet> taken = new HashMap<>();
    private int steps;

    /** @param all with every parent of each, in any order */
    GroupHistory(Collection<GroupChange> all) {
        changes = ordered(all);
        ancestors = new BitSet[changes.size()];
        takes = new boolean[changes.size()];
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < changes.size(); i++) {
            BitSet before = new BitSet();
            for (String parent : changes.get(i).parents()) {
                int at = index.getOrDefault(parent, -1);
                before.or(ancestors[at]);
                before.set(at);
            }
            ancestors[i] = before;
            index.put(changes.get(i).id(), i);
            file(i);
        }
    }

    /** By height (one more than the highest that it follows), then by id. */
    private static List<GroupChange> ordered(Collection<GroupChange> all) {
        Map<String, GroupChange> byId = new TreeMap<>();
        all.forEach(change -> byId.put(change.id(), change));
        Map<String, Integer> heights = new HashMap<>();
        List<GroupChange> ordered = new ArrayList<>();
        List<GroupChange> left = new ArrayList<>(byId.values());
        while (!left.isEmpty()) {
            List<GroupChange> ready = left.stream()
                    .filter(change -> heights.keySet().containsAll(change.parents()))
                    .toList();
            if (ready.isEmpty()) {
                throw new IllegalArgumentException("a parent is missing");
            }
            for (GroupChange change : ready) {
                int highest =
                        change.parents().stream().mapToInt(heights::get).max().orElse(-1);
                heights.put(change.id(), highest + 1);
            }
            ordered.addAll(ready);
            left.removeAll(ready);
        }
        ordered.sort(Comparator.<GroupChange>comparingInt(change -> heights.getOrDefault(change.id(), 0))
                .thenComparing(GroupChange::id));
        return ordered;
    }

    private void file(int i) {
        switch (changes.get(i).action()) {
            case GroupAction.Create(String _, List<PublicIdentity> admins, List<PublicIdentity> members) -> {
                admins.forEach(person -> give(person, Role.ADMIN, i));
                admins.forEach(person -> give(person, Role.MEMBER, i));
                members.forEach(person -> give(person, Role.MEMBER, i));
            }
            case GroupAction.Add(List<PublicIdentity> people) -> people.forEach(p -> give(p, Role.MEMBER, i));
            case GroupAction.Promote(List<PublicIdentity> people) -> people.forEach(p -> give(p, Role.ADMIN, i));
            case GroupAction.Remove(List<PublicIdentity> people) -> {
                takes[i] = isAdmin(i);
                people.forEach(person -> take(person, i, true));
            }
            case GroupAction.Demote(List<PublicIdentity> people) -> {
                takes[i] = isAdmin(i);
                people.forEach(person -> take(person, i, false));
            }
            case GroupAction.Leave() -> {
                takes[i] = holds(changes.get(i).author(), Role.MEMBER, ancestors[i], ancestors[i], new byte[i]);
                take(changes.get(i).author(), i, true);
            }
            case GroupAction.Rename _, GroupAction.Timer _ -> {
                return;
            }
        }
    }

    private boolean isAdmin(int i) {
        byte[] memo = new byte[i];
        PublicIdentity author = changes.get(i).author();
        return holds(author, Role.ADMIN, ancestors[i], ancestors[i], memo)
                && holds(author, Role.MEMBER, ancestors[i], ancestors[i], memo);
    }

    private void give(PublicIdentity person, Role role, int i) {
        given.computeIfAbsent(new Right(person, role), right -> new ArrayList<>())
                .add(i);
    }

    private void take(PublicIdentity person, int i, boolean membership) {
        if (takes[i]) {
            taken.computeIfAbsent(new Right(person, Role.ADMIN), right -> new BitSet())
                    .set(i);
            if (membership) {
                taken.computeIfAbsent(new Right(person, Role.MEMBER), right -> new BitSet())
                        .set(i);
            }
        }
    }

    /** The last giving of a right within {@code seen} that counts and follows every taking within it; -1 for none. */
    private int grant(PublicIdentity person, Role role, BitSet seen, BitSet universe, byte[] memo) {
        Right right = new Right(person, role);
        BitSet against = (BitSet) taken.getOrDefault(right, new BitSet()).clone();
        against.and(seen);
        List<Integer> grants = given.getOrDefault(right, List.of());
        for (int g = grants.size() - 1; g >= 0; g--) {
            int grant = grants.get(g);
            step();
            if (seen.get(grant) && isWithin(against, ancestors[grant]) && counts(grant, universe, memo)) {
                return grant;
            }
        }
        return -1;
    }

    private boolean holds(PublicIdentity person, Role role, BitSet seen, BitSet universe, byte[] memo) {
        return grant(person, role, seen, universe, memo) >= 0;
    }

    private static boolean isWithin(BitSet part, BitSet whole) {
        BitSet rest = (BitSet) part.clone();
        rest.andNot(whole);
        return rest.isEmpty();
    }

    /** Whether something given counts among {@code universe}; {@code memo} holds 1 for no and 2 for yes. */
    private boolean counts(int i, BitSet universe, byte[] memo) {
        if (changes.get(i).action() instanceof GroupAction.Create) {
            return true;
        }
        if (memo[i] == 0) {
            memo[i] = given(i, universe, memo) ? (byte) 2 : 1;
        }
        return memo[i] == 2;
    }

    private boolean given(int i, BitSet universe, byte[] memo) {
        PublicIdentity author = changes.get(i).author();
        BitSet against = (BitSet)
                taken.getOrDefault(new Right(author, Role.ADMIN), new BitSet()).clone();
        against.and(universe);
        against.andNot(ancestors[i]);
        for (int t = against.nextSetBit(0); t >= 0; t = against.nextSetBit(t + 1)) {
            step();
            if (!ancestors[t].get(i)) {
                return false;
            }
        }
        return holds(author, Role.ADMIN, ancestors[i], universe, memo)
                && holds(author, Role.MEMBER, ancestors[i], universe, memo);
    }

    private void step() {
        if (++steps > MOST_STEPS) {
            throw new Tangled();
        }
    }

    /** Whether a change had an effect: its author had the right to it. */
    boolean counts(GroupChange change) {
        int i = changes.indexOf(change);
        return switch (change.action()) {
            case GroupAction.Remove _, GroupAction.Demote _, GroupAction.Leave _ -> takes[i];
            default -> counts(i, all(), new byte[changes.size()]);
        };
    }

    private BitSet all() {
        BitSet all = new BitSet();
        all.set(0, changes.size());
        return all;
    }

    /** What all changes together leave. */
    GroupState state() {
        BitSet all = all();
        byte[] memo = new byte[changes.size()];
        String name = "";
        long timer = 0;
        for (int i = 0; i < changes.size(); i++) {
            switch (changes.get(i).action()) {
                case GroupAction.Create(String first, List<PublicIdentity> _, List<PublicIdentity> _) -> name = first;
                case GroupAction.Rename(String next) -> name = counts(i, all, memo) ? next : name;
                case GroupAction.Timer(long seconds) -> timer = counts(i, all, memo) ? seconds : timer;
                default -> {
                    continue;
                }
            }
        }
        return new GroupState(changes.getFirst().group(), name, members(all, memo), timer, heads());
    }

    /** Of more than a hundred, which only concurrent adds can make, those who were added first. */
    private List<GroupMember> members(BitSet all, byte[] memo) {
        record Joined(PublicIdentity person, int at) {}
        List<Joined> joined = new ArrayList<>();
        for (Right right : given.keySet()) {
            int at = right.role == Role.MEMBER ? grant(right.person, Role.MEMBER, all, all, memo) : -1;
            if (at >= 0) {
                joined.add(new Joined(right.person, at));
            }
        }
        Comparator<Joined> byKey = Comparator.comparing(j -> j.person.hex());
        return joined.stream()
                .sorted(Comparator.comparingInt(Joined::at).thenComparing(byKey))
                .limit(GroupAction.MOST_MEMBERS)
                .sorted(byKey)
                .map(j -> new GroupMember(j.person, holds(j.person, Role.ADMIN, all, all, memo)))
                .toList();
    }

    private SortedSet<String> heads() {
        TreeSet<String> heads = new TreeSet<>();
        changes.forEach(change -> heads.add(change.id()));
        changes.forEach(change -> change.parents().forEach(heads::remove));
        return heads;
    }

    /** The changes that are not among {@code known} nor followed by one of those, each after what it follows. */
    List<GroupChange> beyond(Collection<String> known) {
        BitSet have = new BitSet();
        for (int i = 0; i < changes.size(); i++) {
            if (known.contains(changes.get(i).id())) {
                have.or(ancestors[i]);
                have.set(i);
            }
        }
        List<GroupChange> rest = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            if (!have.get(i)) {
                rest.add(changes.get(i));
            }
        }
        return rest;
    }

    /** The change with this id, or null. */
    @Nullable
    GroupChange find(String id) {
        return changes.stream()
                .filter(change -> change.id().equals(id))
                .findFirst()
                .orElse(null);
    }
}
