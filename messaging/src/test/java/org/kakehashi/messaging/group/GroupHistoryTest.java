package org.kakehashi.messaging.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.messaging.identity.SecretIdentity;

/** What a set of changes leaves: conflicts of admins, forged and backdated changes, every order the same. */
class GroupHistoryTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final List<SecretIdentity> people = new ArrayList<>();
    private GroupChange create =
            made(0, new GroupAction.Create("tea", List.of(who(0), who(1)), List.of(who(2), who(3))));

    private PublicIdentity who(int number) {
        while (people.size() <= number) {
            people.add(SecretIdentity.random(RANDOM));
        }
        return people.get(number).publicIdentity();
    }

    private GroupChange made(int author, GroupAction.Create action) {
        return GroupChange.create(people.get(author), 1_000, action, RANDOM);
    }

    private GroupChange after(int author, GroupAction action, GroupChange... parents) {
        Set<String> ids = new TreeSet<>();
        for (GroupChange parent : parents) {
            ids.add(parent.id());
        }
        who(author);
        return GroupChange.following(people.get(author), 1_000, create.id(), ids, action, RANDOM);
    }

    private static GroupState state(GroupChange... changes) {
        return new GroupHistory(List.of(changes)).state();
    }

    @Test
    void aPlainHistory() {
        GroupChange add = after(0, new GroupAction.Add(List.of(who(4))), create);
        GroupChange promote = after(1, new GroupAction.Promote(List.of(who(4))), add);
        GroupChange rename = after(4, new GroupAction.Rename("green tea"), promote);
        GroupChange timer = after(4, new GroupAction.Timer(60), rename);
        GroupChange leave = after(2, new GroupAction.Leave(), timer);
        GroupChange demote = after(4, new GroupAction.Demote(List.of(who(1))), leave);
        GroupState state = state(create, add, promote, rename, timer, leave, demote);
        assertEquals("green tea", state.name());
        assertEquals(60, state.timer());
        assertEquals(4, state.members().size());
        assertFalse(state.hasMember(who(2)));
        assertTrue(state.hasAdmin(who(4)));
        assertFalse(state.hasAdmin(who(1)));
        assertEquals(Set.of(demote.id()), state.heads());
    }

    @Test
    void aPlainMemberChangesNothing() {
        GroupChange add = after(2, new GroupAction.Add(List.of(who(5))), create);
        GroupChange remove = after(2, new GroupAction.Remove(List.of(who(0))), add);
        GroupChange stranger = after(6, new GroupAction.Leave(), create);
        GroupState state = state(create, add, remove, stranger);
        assertFalse(state.hasMember(who(5)));
        assertTrue(state.hasMember(who(0)));
        assertEquals(4, state.members().size());
    }

    @Test
    void adminsWhoRemoveEachOtherAreBothOut() {
        GroupChange one = after(0, new GroupAction.Remove(List.of(who(1))), create);
        GroupChange two = after(1, new GroupAction.Remove(List.of(who(0))), create);
        GroupState state = state(create, one, two);
        assertFalse(state.hasMember(who(0)));
        assertFalse(state.hasMember(who(1)));
        assertEquals(2, state.members().size());
    }

    @Test
    void whoWasRemovedAddsNothingToThePast() {
        GroupChange remove = after(0, new GroupAction.Remove(List.of(who(1))), create);
        GroupChange backdated = after(1, new GroupAction.Add(List.of(who(7))), create);
        GroupChange promoted = after(1, new GroupAction.Promote(List.of(who(7))), backdated);
        GroupChange again = after(7, new GroupAction.Add(List.of(who(1))), promoted);
        GroupChange name = after(1, new GroupAction.Rename("mine"), create);
        GroupChange late = after(1, new GroupAction.Add(List.of(who(8))), remove);
        GroupState state = state(create, remove, backdated, promoted, again, name, late);
        assertFalse(state.hasMember(who(1)));
        assertFalse(state.hasMember(who(7)));
        assertFalse(state.hasMember(who(8)));
        assertEquals("tea", state.name());
    }

    @Test
    void aRemovalWinsOverAConcurrentAddAndALaterAddOverBoth() {
        GroupChange out = after(0, new GroupAction.Remove(List.of(who(2))), create);
        GroupChange same = after(1, new GroupAction.Add(List.of(who(2))), create);
        assertFalse(state(create, out, same).hasMember(who(2)));
        GroupChange back = after(1, new GroupAction.Add(List.of(who(2))), out, same);
        assertTrue(state(create, out, same, back).hasMember(who(2)));
    }

    @Test
    void everyOrderLeavesTheSame() {
        Random random = new Random(7);
        for (int round = 0; round < 60; round++) {
            List<GroupChange> all = new ArrayList<>(List.of(create));
            for (int i = 0; i < 14; i++) {
                GroupChange parent = all.get(random.nextInt(all.size()));
                GroupChange other = all.get(random.nextInt(all.size()));
                PublicIdentity about = who(random.nextInt(6));
                GroupAction action = switch (random.nextInt(7)) {
                    case 0 -> new GroupAction.Add(List.of(about));
                    case 1 -> new GroupAction.Remove(List.of(about));
                    case 2 -> new GroupAction.Promote(List.of(about));
                    case 3 -> new GroupAction.Demote(List.of(about));
                    case 4 -> new GroupAction.Rename("n" + i);
                    case 5 -> new GroupAction.Timer(i);
                    default -> new GroupAction.Leave();
                };
                all.add(after(random.nextInt(6), action, parent, other));
            }
            GroupState state = new GroupHistory(all).state();
            for (int order = 0; order < 5; order++) {
                Collections.shuffle(all, random);
                assertEquals(state, new GroupHistory(all).state());
            }
        }
    }

    @Test
    void aThousandChangesAreQuickToDerive() {
        List<GroupChange> all = new ArrayList<>(List.of(create));
        for (int i = 0; i < 999; i++) {
            GroupAction action =
                    i % 2 == 0 ? new GroupAction.Remove(List.of(who(2))) : new GroupAction.Add(List.of(who(2)));
            all.add(after(i % 2, action, all.getLast()));
        }
        assertFalse(new GroupHistory(all).state().hasMember(who(2)));
    }
}
