package org.kakehashi.app;

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

    private static final WindowDriver WINDOW = WindowDriver.start();

    private SecretsChild() {}

    /** Argument: the data folder. */
    public static void main(String[] arguments) throws IOException {
        try {
            Options options = ((Options.Reading.Run) Options.read(
                            List.of("--data-dir", Path.of(arguments[0]).toString(), "--language", "en"), Map.of()))
                    .options();
            WINDOW.run(() -> new Composition(
                            WINDOW.stage(), options, KdfParameters.FLOOR, Clock.systemUTC(), page -> {})
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
        byte[] bytes = new byte[System.in.read()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) System.in.read();
        }
        return bytes;
    }

    private static void next() throws IOException {
        if (System.in.read() < 0) {
            throw new IllegalStateException("the test went away");
        }
    }

    private static void say(String line) {
        System.out.write((line + "\n").getBytes(StandardCharsets.US_ASCII), 0, line.length() + 1);
        System.out.flush();
    }
}
