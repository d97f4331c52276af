package org.kakehashi.vault;

import java.time.Instant;

/** What came of restoring a backup into an empty folder. Unless restored, the folder is as it was. */
public sealed interface RestoreResult {

    /**
     * The folder holds the vault; it opens with the backup's password.
     *
     * @param made when the backup was made, by the clock of the machine that made it
     */
    record Restored(Instant made) implements RestoreResult {}

    /** The password is not the backup's. */
    record WrongPassword() implements RestoreResult {}

    /** The file is not a backup, is cut short or was changed; nothing of it was used. */
    record Damaged(String reason) implements RestoreResult {}

    /** See {@link UnlockResult.HostileParameters}. */
    record HostileParameters(long memoryKiB, long iterations, long parallelism) implements RestoreResult {}

    /** See {@link UnlockResult.TooLittleMemory}. */
    record TooLittleMemory(long neededBytes, long availableBytes) implements RestoreResult {}

    /** The backup's format is of a later program. */
    record NewerFormat(int found, int known) implements RestoreResult {}

    /** The folder already has something in it. */
    record FolderNotEmpty() implements RestoreResult {}
}
