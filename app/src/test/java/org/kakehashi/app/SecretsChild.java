package org.kakehashi.app;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCode;
import org.kakehashi.testbed.WindowDriver;
import org.kakehashi.vault.KdfParameters;

/**
 * Restores words in the real window and locks. The words and the password come over standard input, one length byte
 * and the bytes, so that no class of this process holds them.
 */
final class SecretsChild {

    /** Without a buffer that would keep what went through it. */
    private static final FileInputStream IN = new FileInputStream(FileDescriptor.in);

    private static final WindowDriver WINDOW = WindowDriver.start();

    /** The lock has two seconds to take everything away. */
    private static final long SETTLING_MILLIS = 2_000;

    private SecretsChild() {}

    /** Argument: the data folder. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try {
            Options options = ((Options.Reading.Run) Options.read(
                            List.of("--data-dir", Path.of(arguments[0]).toString(), "--language", "en"), Map.of()))
                    .options();
            WINDOW.run(() -> new Composition(
                            WINDOW.stage(),
                            options,
                            KdfParameters.FLOOR,
                            Clock.systemUTC(),
                            page -> {},
                            (_, _) -> false)
                    .start());
            byte[] words = read();
            byte[] password = read();
            restore(words, password);
            say("OPEN");
            next();
            WINDOW.press(KeyCode.SHORTCUT, KeyCode.L);
            WINDOW.see("Welcome back");
            Arrays.fill(words, (byte) 0);
            Arrays.fill(password, (byte) 0);
            Thread.sleep(SETTLING_MILLIS);
            say("LOCKED");
            next();
            System.exit(0);
        } catch (AssertionError | RuntimeException e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void restore(byte[] words, byte[] password) {
        WINDOW.click("Restore from words");
        WINDOW.click("Recovery words");
        type(words);
        WINDOW.see("12 words in English");
        WINDOW.click("Next");
        WINDOW.see("m/44'/486'/0'/0/0");
        WINDOW.click("Next");
        WINDOW.click("Password");
        type(password);
        WINDOW.click("The same password again");
        type(password);
        WINDOW.click("Restore");
        WINDOW.see("Account 1");
    }

    private static void type(byte[] text) {
        for (byte letter : text) {
            WINDOW.type(Character.toString((char) letter));
        }
    }

    private static byte[] read() throws IOException {
        byte[] bytes = new byte[IN.read()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) IN.read();
        }
        return bytes;
    }

    private static void next() throws IOException {
        if (IN.read() < 0) {
            throw new IllegalStateException("the test went away");
        }
    }

    private static void say(String line) {
        System.out.write((line + "\n").getBytes(StandardCharsets.US_ASCII), 0, line.length() + 1);
        System.out.flush();
    }
}
