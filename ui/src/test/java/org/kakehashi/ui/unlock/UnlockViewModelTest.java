package org.kakehashi.ui.unlock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.ui.background.Background;
import org.kakehashi.vault.KdfParameters;
import org.kakehashi.vault.UnlockResult;
import org.kakehashi.vault.VaultFolder;

class UnlockViewModelTest {

    private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
    private final Background background = new Background(Runnable::run, heard::add);

    @AfterEach
    void close() {
        background.close();
    }

    private @Nullable Object next() throws InterruptedException {
        return heard.poll(30, TimeUnit.SECONDS);
    }

    @Test
    void wrongPasswordsAreDelayedAndThePasswordIsWiped(@TempDir Path folder) throws Exception {
        var vault = new VaultFolder(folder.resolve("vault"), List.of());
        vault.create("right".toCharArray(), KdfParameters.FLOOR).close();
        var model = new UnlockViewModel(background, vault, InstantSource.system(), heard::add);
        model.resultProperty().addListener((_, _, result) -> {
            if (result != null) {
                heard.add(result);
            }
        });
        char[] wrong = "wrong".toCharArray();
        model.unlock(wrong);
        assertInstanceOf(UnlockResult.WrongPassword.class, next());
        assertTrue(Arrays.equals(wrong, new char[5]));
        assertEquals(0, model.secondsToWait());
        for (int i = 0; i < 8 && model.secondsToWait() == 0; i++) {
            model.unlock("wrong".toCharArray());
            assertInstanceOf(UnlockResult.class, next());
        }
        assertTrue(model.secondsToWait() > 0, "the delay grows");
    }

    @Test
    void aDamagedFileIsNamed(@TempDir Path folder) throws Exception {
        Path place = folder.resolve("vault");
        var vault = new VaultFolder(place, List.of());
        vault.create("right".toCharArray(), KdfParameters.FLOOR).close();
        Files.writeString(place.resolve("vault.json"), "{}");
        var model = new UnlockViewModel(background, vault, InstantSource.system(), heard::add);
        model.resultProperty().addListener((_, _, result) -> heard.add(String.valueOf(result)));
        model.unlock("right".toCharArray());
        String said = String.valueOf(next());
        assertTrue(said.contains("vault.json"), said);
    }
}
