package org.kakehashi.wallet.vote;

import java.util.List;

/**
 * The messages that Snapshot's sequencer takes, with their exact types: it compares the hash of their JSON, so the order
 * of fields counts (snapshot.js 0.17, sign/types).
 */
public enum SnapshotKind {
    /** A vote for one choice: basic and single choice. */
    VOTE_ONE(
            "Vote",
            "string from",
            "string space",
            "uint64 timestamp",
            "string proposal",
            "uint32 choice",
            "string reason",
            "string app",
            "string metadata"),
    /** A vote for several choices: approval, ranked choice, Copeland. */
    VOTE_LIST(
            "Vote",
            "string from",
            "string space",
            "uint64 timestamp",
            "string proposal",
            "uint32[] choice",
            "string reason",
            "string app",
            "string metadata"),
    /** A vote as text: weighted and quadratic (JSON), and every encrypted vote (hex). */
    VOTE_TEXT(
            "Vote",
            "string from",
            "string space",
            "uint64 timestamp",
            "string proposal",
            "string choice",
            "string reason",
            "string app",
            "string metadata"),
    PROPOSAL(
            "Proposal",
            "string from",
            "string space",
            "uint64 timestamp",
            "string type",
            "string title",
            "string body",
            "string discussion",
            "string[] choices",
            "string[] labels",
            "uint64 start",
            "uint64 end",
            "uint64 snapshot",
            "string plugins",
            "string privacy",
            "string app"),
    UPDATE_PROPOSAL(
            "UpdateProposal",
            "string proposal",
            "string from",
            "string space",
            "uint64 timestamp",
            "string type",
            "string title",
            "string body",
            "string discussion",
            "string[] choices",
            "string[] labels",
            "string plugins",
            "string privacy"),
    CANCEL_PROPOSAL("CancelProposal", "string from", "string space", "uint64 timestamp", "string proposal"),
    FLAG_PROPOSAL("FlagProposal", "string from", "string space", "string proposal", "uint64 timestamp"),
    SPACE("Space", "address from", "string space", "uint64 timestamp", "string settings"),
    DELETE_SPACE("DeleteSpace", "address from", "string space", "uint64 timestamp"),
    FOLLOW("Follow", "address from", "string network", "string space", "uint64 timestamp"),
    UNFOLLOW("Unfollow", "address from", "string network", "string space", "uint64 timestamp"),
    SUBSCRIBE("Subscribe", "address from", "string space", "uint64 timestamp"),
    UNSUBSCRIBE("Unsubscribe", "address from", "string space", "uint64 timestamp"),
    PROFILE("Profile", "address from", "uint64 timestamp", "string profile"),
    STATEMENT(
            "Statement",
            "address from",
            "uint64 timestamp",
            "string space",
            "string about",
            "string statement",
            "string discourse",
            "string status",
            "string network"),
    /** Lets another key vote and follow in the account's name: a permission, and shown as one. */
    ALIAS("Alias", "address from", "address alias", "uint64 timestamp");

    private final String primaryType;
    private final List<String> fields;

    SnapshotKind(String primaryType, String... fields) {
        this.primaryType = primaryType;
        this.fields = List.of(fields);
    }

    public String primaryType() {
        return primaryType;
    }

    /** Type and name of each field, such as {@code uint64 timestamp}, in their order. */
    public List<String> fields() {
        return fields;
    }
}
