package org.kakehashi.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One vault, one holder. */
final class ProcessesTest {

    @TempDir
    Path directory;

    @Test
    void aSecondProgramIsTurnedAwayUntilTheFirstIsGone() throws Exception {
        Vaults.create(directory).close();
        Process child = Child.start(Crash.QUICK, "hold", directory);
        try {
            assertEquals("open", child.inputReader().readLine());
            assertInstanceOf(UnlockResult.InUse.class, Vaults.folder(directory).unlock(Vaults.password()));
            assertThrows(
                    FileSystemException.class,
                    () -> Vaults.folder(directory).create(Vaults.password(), KdfParameters.FLOOR));
            assertFalse(Vaults.folder(directory).repairHeader());
        } finally {
            child.destroyForcibly().waitFor();
        }
        Vaults.unlock(directory).close();
    }

    @Test
    void soIsASecondHolderInTheSameProgram() throws Exception {
        try (Vault vault = Vaults.create(directory)) {
            for (int i = 0; i < 2; i++) {
                assertInstanceOf(
                        UnlockResult.InUse.class, Vaults.folder(directory).unlock(Vaults.password()));
            }
            Process child = Child.start(Crash.QUICK, "hold", directory);
            assertEquals(null, child.inputReader().readLine(), "the first holder still has it");
            child.waitFor();
            assertFalse(vault.locked());
        }
        Vaults.unlock(directory).close();
    }
}
