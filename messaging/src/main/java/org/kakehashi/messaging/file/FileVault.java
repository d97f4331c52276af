package org.kakehashi.messaging.file;

import org.kakehashi.vault.Database;
import org.kakehashi.vault.Secrets;

/** What of the vault the files need. */
public record FileVault(Database database, Secrets secrets) {}
