package org.kakehashi.messaging.group;

import java.util.List;
import org.kakehashi.messaging.identity.PublicIdentity;

/** What one change does. */
public sealed interface GroupAction {

    /** The most people that a group has. */
    int MOST_MEMBERS = 100;

    /** The longest name, in UTF-16 units. */
    int LONGEST_NAME = 100;

    /** The longest time until messages disappear, in seconds: a year. */
    long LONGEST_TIMER = 31_536_000;

    /** Begins a group; its author is one of the admins. No one is in both lists, or in one of them twice. */
    record Create(String name, List<PublicIdentity> admins, List<PublicIdentity> members) implements GroupAction {
        public Create {
            admins = List.copyOf(admins);
            members = List.copyOf(members);
        }
    }

    record Add(List<PublicIdentity> people) implements GroupAction {
        public Add {
            people = List.copyOf(people);
        }
    }

    record Remove(List<PublicIdentity> people) implements GroupAction {
        public Remove {
            people = List.copyOf(people);
        }
    }

    /** Makes members admins. */
    record Promote(List<PublicIdentity> people) implements GroupAction {
        public Promote {
            people = List.copyOf(people);
        }
    }

    /** Makes admins plain members. */
    record Demote(List<PublicIdentity> people) implements GroupAction {
        public Demote {
            people = List.copyOf(people);
        }
    }

    record Rename(String name) implements GroupAction {}

    /** The author goes; the one change that a plain member makes. */
    record Leave() implements GroupAction {}

    /** After how many seconds messages disappear; 0 for never. */
    record Timer(long seconds) implements GroupAction {}
}
