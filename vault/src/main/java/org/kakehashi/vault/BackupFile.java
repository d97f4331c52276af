package org.kakehashi.vault;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A finished backup.
 *
 * @param file where it lies
 * @param bytes its size
 * @param made when it was made
 */
public record BackupFile(Path file, long bytes, Instant made) {}
