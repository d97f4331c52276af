package org.kakehashi.messaging.group;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.kakehashi.messaging.identity.PublicIdentity;

/**
 * A group as all known changes leave it.
 *
 * @param id 64 hexadecimal digits
 * @param members at most 100, ascending by key
 * @param timer after how many seconds messages disappear; 0 for never
 * @param heads the changes that no known change follows
 */
public record GroupState(String id, String name, List<GroupMember> members, long timer, SortedSet<String> heads) {

    public GroupState {
        members = List.copyOf(members);
        heads = Collections.unmodifiableSortedSet(new TreeSet<>(heads));
    }

    public boolean hasMember(PublicIdentity person) {
        return members.stream().anyMatch(member -> member.person().equals(person));
    }

    public boolean hasAdmin(PublicIdentity person) {
        return members.stream()
                .anyMatch(member -> member.admin() && member.person().equals(person));
    }

    public List<PublicIdentity> people() {
        return members.stream().map(GroupMember::person).toList();
    }
}
