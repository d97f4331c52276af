package org.kakehashi.messaging.group;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.identity.OwnIdentity;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.vault.Migrations;

/** The groups of one identity: making changes, taking in those of others, asking for what is missing. */
public final class Groups {

    /** The tables of this package. */
    public static final Migrations MIGRATIONS = new Migrations("messaging.group", Groups.class);

    private static final int MOST_CHANGES = 1_000;
    private static final int MOST_WAITING = 200;
    private static final long WAITING_KEPT = 30 * 24 * 60 * 60;
    private static final long ASK_EVERY = 30;
    private static final long LOOK_EVERY = 24 * 60 * 60;

    private final OwnIdentity own;
    private final PublicIdentity me;
    private final GroupTables tables;
    private final GroupPost post;
    private final SecureRandom random;
    private final InstantSource clock;

    public Groups(OwnIdentity own, GroupPost post, SecureRandom random, InstantSource clock) {
        this.own = own;
        this.me = own.publicIdentity();
        this.tables = new GroupTables(me);
        this.post = post;
        this.random = random;
        this.clock = clock;
    }

    /** Whether inner events of this kind are for {@link #arrived}. */
    public static boolean carries(int kind) {
        return kind == GroupWire.HISTORY || kind == GroupWire.QUESTION;
    }

    /** The group's present state; empty when it is not known. */
    public Optional<GroupState> state(Connection tx, String group) throws SQLException {
        return tables.state(tx, group);
    }

    /** Makes a group and tells its members; oneself is its first admin. */
    public GroupResult create(Connection tx, String name, List<PublicIdentity> others) throws SQLException {
        List<PublicIdentity> members =
                others.stream().filter(p -> !p.equals(me)).distinct().toList();
        if (!GroupChange.isName(name)) {
            return new GroupResult.Refused(GroupResult.Reason.BAD_NAME);
        }
        if (members.size() >= GroupAction.MOST_MEMBERS) {
            return new GroupResult.Refused(GroupResult.Reason.TOO_MANY_MEMBERS);
        }
        GroupAction.Create action = new GroupAction.Create(name, List.of(me), members);
        GroupChange change = own.use(key -> GroupChange.create(key, now(), action, random));
        GroupState state = new GroupHistory(List.of(change)).state();
        tables.keep(tx, change, 0);
        tables.keep(tx, state);
        send(tx, change.group(), List.of(change), state.people());
        return new GroupResult.Grown(state, List.of(change));
    }

    /** Changes a group and tells those who were and who are in it; whoever joins gets the whole history of changes. */
    public GroupResult change(Connection tx, String group, GroupAction action) throws SQLException {
        Optional<GroupState> known = tables.state(tx, group);
        if (known.isEmpty()) {
            return new GroupResult.Refused(GroupResult.Reason.UNKNOWN_GROUP);
        }
        GroupState before = known.get();
        Optional<GroupResult.Reason> objection = objection(before, action);
        List<GroupChange> all = new ArrayList<>(tables.changes(tx, group));
        if (objection.isEmpty() && all.size() >= MOST_CHANGES) {
            objection = Optional.of(GroupResult.Reason.TOO_MANY_CHANGES);
        }
        if (objection.isPresent()) {
            return new GroupResult.Refused(objection.get());
        }
        Set<String> parents = new TreeSet<>(
                before.heads().stream().limit(GroupChange.MOST_PARENTS).toList());
        GroupChange change = own.use(key -> GroupChange.following(key, now(), group, parents, action, random));
        all.add(change);
        GroupState after = new GroupHistory(all).state();
        tables.keep(tx, change, all.size() - 1);
        tables.keep(tx, after);
        Set<PublicIdentity> told = new LinkedHashSet<>(before.people());
        List<PublicIdentity> joined =
                after.people().stream().filter(person -> !told.contains(person)).toList();
        send(tx, group, List.of(change), List.copyOf(told));
        if (!joined.isEmpty()) {
            send(tx, group, new GroupHistory(all).beyond(Set.of()), joined);
        }
        return new GroupResult.Grown(after, List.of(change));
    }

    private Optional<GroupResult.Reason> objection(GroupState state, GroupAction action) {
        if (!state.hasMember(me)) {
            return Optional.of(GroupResult.Reason.NOT_A_MEMBER);
        }
        if (!(action instanceof GroupAction.Leave) && !state.hasAdmin(me)) {
            return Optional.of(GroupResult.Reason.NOT_AN_ADMIN);
        }
        List<PublicIdentity> admins = state.members().stream()
                .filter(GroupMember::admin)
                .map(GroupMember::person)
                .toList();
        return switch (action) {
            case GroupAction.Create _ -> Optional.of(GroupResult.Reason.ALREADY_SO);
            case GroupAction.Add(List<PublicIdentity> people) -> {
                if (people.isEmpty() || people.stream().anyMatch(state::hasMember)) {
                    yield Optional.of(GroupResult.Reason.ALREADY_SO);
                }
                yield state.members().size() + people.size() > GroupAction.MOST_MEMBERS
                        ? Optional.of(GroupResult.Reason.TOO_MANY_MEMBERS)
                        : Optional.empty();
            }
            case GroupAction.Remove(List<PublicIdentity> people) -> needs(people, state.people(), admins);
            case GroupAction.Demote(List<PublicIdentity> people) -> needs(people, admins, admins);
            case GroupAction.Promote(List<PublicIdentity> people) ->
                people.isEmpty()
                                || !state.people().containsAll(people)
                                || people.stream().anyMatch(admins::contains)
                        ? Optional.of(GroupResult.Reason.ALREADY_SO)
                        : Optional.empty();
            case GroupAction.Leave() ->
                state.members().size() > 1 && admins.equals(List.of(me))
                        ? Optional.of(GroupResult.Reason.LAST_ADMIN)
                        : Optional.empty();
            case GroupAction.Rename(String name) ->
                GroupChange.isName(name) ? Optional.empty() : Optional.of(GroupResult.Reason.BAD_NAME);
            case GroupAction.Timer(long seconds) ->
                seconds < 0 || seconds > GroupAction.LONGEST_TIMER || seconds == state.timer()
                        ? Optional.of(GroupResult.Reason.ALREADY_SO)
                        : Optional.empty();
        };
    }

    private static Optional<GroupResult.Reason> needs(
            List<PublicIdentity> people, List<PublicIdentity> among, List<PublicIdentity> admins) {
        if (people.isEmpty() || !among.containsAll(people)) {
            return Optional.of(GroupResult.Reason.ALREADY_SO);
        }
        return people.containsAll(admins) ? Optional.of(GroupResult.Reason.LAST_ADMIN) : Optional.empty();
    }

    /** Takes in an inner event whose author is proved. */
    public GroupResult arrived(Connection tx, Rumor inner) throws SQLException {
        if (inner.kind() == GroupWire.QUESTION) {
            return answer(tx, inner);
        }
        Optional<List<GroupChange>> read = GroupWire.changes(inner);
        if (read.isEmpty()) {
            return new GroupResult.Refused(GroupResult.Reason.MALFORMED);
        }
        String group = read.get().getFirst().group();
        Optional<GroupState> before = tables.state(tx, group);
        Map<String, GroupChange> history = new LinkedHashMap<>();
        tables.changes(tx, group).forEach(change -> history.put(change.id(), change));
        int known = history.size();
        Map<String, GroupChange> waiting = new LinkedHashMap<>();
        tables.waiting(tx, group).forEach(change -> waiting.put(change.id(), change));
        read.get().forEach(change -> waiting.putIfAbsent(change.id(), change));
        waiting.keySet().removeAll(history.keySet());
        List<GroupChange> fresh = link(history, waiting);
        if (history.size() > MOST_CHANGES) {
            return new GroupResult.Refused(GroupResult.Reason.TOO_MANY_CHANGES);
        }
        boolean wasIn = before.isPresent() && before.get().hasMember(inner.author());
        if (fresh.isEmpty()) {
            if (waiting.isEmpty()) {
                return new GroupResult.Nothing();
            }
            boolean stranger = before.isPresent() && !wasIn;
            return stranger
                    ? new GroupResult.Refused(GroupResult.Reason.NOT_A_MEMBER)
                    : wait(tx, group, inner.author(), waiting, before);
        }
        return grow(tx, inner.author(), wasIn, history, fresh, known, waiting);
    }

    /** Moves what has all its parents from the waiting to the history. */
    private static List<GroupChange> link(Map<String, GroupChange> history, Map<String, GroupChange> waiting) {
        List<GroupChange> fresh = new ArrayList<>();
        boolean more = true;
        while (more) {
            List<GroupChange> ready = waiting.values().stream()
                    .filter(change -> history.keySet().containsAll(change.parents()))
                    .toList();
            for (GroupChange change : ready) {
                history.put(change.id(), change);
                waiting.remove(change.id());
            }
            fresh.addAll(ready);
            more = !ready.isEmpty();
        }
        return fresh;
    }

    /** Only somebody who is in the group, before or after, adds to its history: a removed one cannot deliver anything. */
    private GroupResult grow(
            Connection tx,
            PublicIdentity sender,
            boolean wasIn,
            Map<String, GroupChange> history,
            List<GroupChange> fresh,
            int known,
            Map<String, GroupChange> waiting)
            throws SQLException {
        GroupState state;
        List<GroupChange> effective;
        try {
            GroupHistory whole = new GroupHistory(history.values());
            state = whole.state();
            effective = fresh.stream().filter(whole::counts).toList();
        } catch (GroupHistory.Tangled costly) {
            return new GroupResult.Refused(GroupResult.Reason.TOO_MANY_CHANGES);
        }
        boolean uninvited = known == 0 && !state.hasMember(me);
        if (!wasIn && !state.hasMember(sender) || uninvited) {
            return new GroupResult.Refused(GroupResult.Reason.NOT_A_MEMBER);
        }
        int place = known;
        for (GroupChange change : fresh) {
            tables.keep(tx, change, place++);
        }
        tables.keep(tx, state);
        if (!waiting.isEmpty()) {
            wait(tx, state.id(), sender, waiting, Optional.of(state));
        }
        return new GroupResult.Grown(state, effective);
    }

    private GroupResult wait(
            Connection tx,
            String group,
            PublicIdentity sender,
            Map<String, GroupChange> waiting,
            Optional<GroupState> state)
            throws SQLException {
        int room = MOST_WAITING - tables.waitingOf(tx, sender);
        for (GroupChange change :
                waiting.values().stream().limit(Math.max(0, room)).toList()) {
            tables.wait(tx, change, sender, now());
        }
        ask(tx, group, sender, state);
        return new GroupResult.Waiting();
    }

    private void ask(Connection tx, String group, PublicIdentity person, Optional<GroupState> state)
            throws SQLException {
        if (!tables.talked(tx, group, person, "asked", now() - ASK_EVERY, now())) {
            Set<String> heads = state.<Set<String>>map(GroupState::heads).orElse(Set.of());
            post.post(tx, GroupWire.question(me, now(), group, heads), List.of(person));
        }
    }

    /** Sends a member what lies beyond the heads that they have. */
    private GroupResult answer(Connection tx, Rumor question) throws SQLException {
        Optional<Set<String>> heads = GroupWire.heads(question);
        Optional<String> group = GroupWire.group(question);
        if (heads.isEmpty() || group.isEmpty()) {
            return new GroupResult.Refused(GroupResult.Reason.MALFORMED);
        }
        Optional<GroupState> state = tables.state(tx, group.get());
        if (state.isEmpty()) {
            return new GroupResult.Refused(GroupResult.Reason.UNKNOWN_GROUP);
        }
        PublicIdentity asker = question.author();
        if (!state.get().hasMember(asker)) {
            return new GroupResult.Refused(GroupResult.Reason.NOT_A_MEMBER);
        }
        if (!tables.talked(tx, group.get(), asker, "answered", now() - ASK_EVERY, now())) {
            GroupHistory history = new GroupHistory(tables.changes(tx, group.get()));
            send(tx, group.get(), history.beyond(heads.get()), List.of(asker));
            if (heads.get().stream().anyMatch(head -> history.find(head) == null)) {
                ask(tx, group.get(), asker, state);
            }
        }
        return new GroupResult.Nothing();
    }

    /**
     * Compares with the heads that a member's message named; asks that member when one of them is not known. So nobody
     * goes on for long with a history that lacks a removal.
     */
    void saw(Connection tx, String group, PublicIdentity member, Set<String> heads) throws SQLException {
        Optional<GroupState> state = tables.state(tx, group);
        if (state.isEmpty()
                || !state.get().hasMember(member)
                || state.get().heads().containsAll(heads)) {
            return;
        }
        for (String head : heads) {
            if (!tables.has(tx, group, head)) {
                ask(tx, group, member, state);
                return;
            }
        }
    }

    /** To be called at every start and hourly: once a day one other member of each group is asked what is new. */
    public void maintain(Connection tx) throws SQLException {
        tables.dropWaiting(tx, now() - WAITING_KEPT);
        for (String group : tables.groups(tx)) {
            GroupState state = tables.state(tx, group).orElseThrow();
            List<PublicIdentity> others =
                    state.people().stream().filter(person -> !person.equals(me)).toList();
            if (!others.isEmpty()
                    && state.hasMember(me)
                    && !tables.talked(tx, group, me, "asked", now() - LOOK_EVERY, now())) {
                ask(tx, group, others.get(random.nextInt(others.size())), Optional.of(state));
            }
        }
    }

    private void send(Connection tx, String group, List<GroupChange> changes, List<PublicIdentity> to)
            throws SQLException {
        for (Rumor event : GroupWire.history(me, now(), group, changes)) {
            post.post(tx, event, to);
        }
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
