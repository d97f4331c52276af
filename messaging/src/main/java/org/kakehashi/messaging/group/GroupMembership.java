package org.kakehashi.messaging.group;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kakehashi.messaging.conversation.Membership;
import org.kakehashi.messaging.engine.Label;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.identity.PublicIdentity;

/**
 * Groups as the conversations see them. The words of the lines are {@code created}, {@code added}, {@code removed},
 * {@code promoted}, {@code demoted}, {@code renamed}, {@code left} and {@code timer}.
 */
public final class GroupMembership implements Membership {

    private final Groups groups;

    public GroupMembership(Groups groups) {
        this.groups = groups;
    }

    @Override
    public boolean carries(int kind) {
        return Groups.carries(kind);
    }

    @Override
    public Optional<State> state(Connection tx, String group) throws SQLException {
        return groups.state(tx, group).map(state -> new State(state.id(), state.name(), state.people()));
    }

    @Override
    public List<String> heads(Connection tx, String group) throws SQLException {
        return groups.state(tx, group)
                .map(state ->
                        state.heads().stream().limit(GroupChange.MOST_PARENTS).toList())
                .orElse(List.of());
    }

    @Override
    public void saw(Connection tx, String group, PublicIdentity member, List<String> heads) throws SQLException {
        if (heads.size() <= GroupChange.MOST_PARENTS && heads.stream().allMatch(head -> GroupChange.hex(head, 64))) {
            groups.saw(tx, group, member, Set.copyOf(heads));
        }
    }

    @Override
    public Outcome arrived(Connection tx, Rumor inner, Label label) throws SQLException {
        return switch (groups.arrived(tx, inner)) {
            case GroupResult.Grown(GroupState state, List<GroupChange> fresh) ->
                new Outcome.Applied(
                        state.id(),
                        fresh.stream().flatMap(GroupMembership::lines).toList());
            case GroupResult.Nothing() -> new Outcome.Refused("nothing new");
            case GroupResult.Waiting() -> new Outcome.Waiting();
            case GroupResult.Refused(GroupResult.Reason reason) -> new Outcome.Refused(reason.name());
        };
    }

    /** The lines of one change, one for each person that it is about. */
    public static Stream<Change> lines(GroupChange change) {
        PublicIdentity by = change.author();
        return switch (change.action()) {
            case GroupAction.Create(String name, List<PublicIdentity> _, List<PublicIdentity> _) ->
                Stream.of(new Change("created", by, name));
            case GroupAction.Add(List<PublicIdentity> people) -> lines("added", by, people);
            case GroupAction.Remove(List<PublicIdentity> people) -> lines("removed", by, people);
            case GroupAction.Promote(List<PublicIdentity> people) -> lines("promoted", by, people);
            case GroupAction.Demote(List<PublicIdentity> people) -> lines("demoted", by, people);
            case GroupAction.Rename(String name) -> Stream.of(new Change("renamed", by, name));
            case GroupAction.Leave() -> Stream.of(new Change("left", by, ""));
            case GroupAction.Timer(long seconds) -> Stream.of(new Change("timer", by, String.valueOf(seconds)));
        };
    }

    private static Stream<Change> lines(String word, PublicIdentity by, List<PublicIdentity> people) {
        return people.stream().map(person -> new Change(word, by, person.hex()));
    }
}
