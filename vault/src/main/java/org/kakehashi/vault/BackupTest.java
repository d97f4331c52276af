package org.kakehashi.vault;

import java.time.Instant;
import java.util.List;

/** What a backup turned out to hold when it was opened in a scratch place and compared with the live vault. */
public sealed interface BackupTest {

    /** Whole, and every table is row for row what the vault holds now. */
    record Same(Instant made, int tables, long rows) implements BackupTest {}

    /** Whole and of this vault, but the vault has moved on since (or the other way round). */
    record Differs(Instant made, List<Difference> differences) implements BackupTest {}

    /** Whole, but the backup of another vault. */
    record OtherVault(Instant made) implements BackupTest {}

    /** The password is not the backup's. */
    record WrongPassword() implements BackupTest {}

    /** The file is not a backup, is cut short or was changed: it would not restore. */
    record Damaged(String reason) implements BackupTest {}

    /** See {@link UnlockResult.HostileParameters}. */
    record HostileParameters(long memoryKiB, long iterations, long parallelism) implements BackupTest {}

    /** See {@link UnlockResult.TooLittleMemory}. */
    record TooLittleMemory(long neededBytes, long availableBytes) implements BackupTest {}

    /** The backup's format is of a later program. */
    record NewerFormat(int found, int known) implements BackupTest {}

    /**
     * One table that is not the same on both sides.
     *
     * @param table its name
     * @param rowsInBackup its rows in the backup, -1 when the backup has no such table
     * @param rowsInVault its rows in the vault, -1 when the vault has no such table
     */
    record Difference(String table, long rowsInBackup, long rowsInVault) {}
}
