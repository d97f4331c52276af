package org.kakehashi.ui.navigation;

import org.jspecify.annotations.Nullable;

/** A place in the program that can be opened, remembered and linked to. */
public sealed interface Route {

    /** All accounts, the one shown last selected. */
    record Wallet() implements Route {}

    /** @param id the account's own id in the vault */
    record Account(String id) implements Route {}

    /** @param account the account's id, or null for the one shown last */
    record Receive(@Nullable String account) implements Route {}

    /**
     * @param account the account that pays, or null for the one shown last
     * @param request a payment request as it came (ERC-681 text), not yet read, or null for an empty form
     */
    record Send(@Nullable String account, @Nullable String request) implements Route {}

    /** The look, on a network, for accounts of some words. @param seed the seed's own id in the vault */
    record Find(String seed) implements Route {}

    /** @param account the account that signs, or null for the one shown last */
    record SignMessage(@Nullable String account) implements Route {}

    /** @param account the account that calls, or null for the one shown last */
    record CallContract(@Nullable String account) implements Route {}

    /** Who signed a message. */
    record VerifyMessage() implements Route {}

    /** The chats, the one shown last open. */
    record Messages() implements Route {}

    /** @param person whom to write to, as it came: an npub, a nostr: link or a NIP-05 name, not yet read */
    record Chat(String person) implements Route {}

    /** One section of the settings. */
    record Settings(Section section) implements Route {}

    /** The sections of the settings, in their order on the screen. */
    enum Section {
        LOOK,
        NOTIFICATIONS,
        SECURITY,
        BACKUP,
        NETWORKS,
        DESCRIPTIONS,
        HOSTS,
        RELAYS,
        FILE_SERVERS
    }
}
