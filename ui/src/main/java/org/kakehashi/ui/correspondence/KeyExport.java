package org.kakehashi.ui.correspondence;

import org.kakehashi.vault.PasswordResult;

/** What came of taking the chat key out. */
public sealed interface KeyExport {

    /** The key, encrypted: {@code ncryptsec1…} (NIP-49). */
    record Key(String ncryptsec) implements KeyExport {}

    /** The vault's password was wrong, or it is too soon after wrong ones. */
    record Refused(PasswordResult why) implements KeyExport {}

    /** There is no chat identity. */
    record None() implements KeyExport {}
}
