package org.kakehashi.vault;

import java.time.Duration;

/** What came of trying to unlock a vault. */
public sealed interface UnlockResult {

    /** Open. The caller owns the vault and closes it. */
    record Unlocked(Vault vault) implements UnlockResult {}

    /**
     * The password is not the vault's.
     *
     * @param attempts wrong passwords in a row, this one included
     * @param delay how long until the next attempt is looked at; zero for the first few
     */
    record WrongPassword(int attempts, Duration delay) implements UnlockResult {}

    /** Nothing was tried, because the delay after earlier wrong passwords is not over. */
    record TooSoon(Duration delay) implements UnlockResult {}

    /** There is no vault in the folder. */
    record Absent() implements UnlockResult {}

    /** Another program, or another part of this one, has the vault open. */
    record InUse() implements UnlockResult {}

    /**
     * A file does not say what was written into it; nothing of it was used.
     *
     * @param file the name of the file in the vault's folder
     * @param reason for a report, in English, free of secrets
     */
    record Damaged(String file, String reason) implements UnlockResult {}

    /** The file asks for a key derivation outside the bounds of {@link KdfParameters}; nothing was computed. */
    record HostileParameters(long memoryKiB, long iterations, long parallelism) implements UnlockResult {}

    /** The key derivation needs more memory than this program was given; nothing was computed. */
    record TooLittleMemory(long neededBytes, long availableBytes) implements UnlockResult {}

    /** The vault's file format is of a later program. */
    record NewerFormat(int found, int known) implements UnlockResult {}

    /** A module's tables are of a later program. */
    record NewerSchema(String module, int found, int known) implements UnlockResult {}
}
