package org.kakehashi.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import javafx.application.Application;
import org.kakehashi.net.Doorbell;

/** Where the program starts. Exit codes: see {@link Options#USAGE}. */
public final class Main {

    static final String VERSION = "0.1.0";

    static final int WRONG_OPTIONS = 2;
    static final int ALREADY_RUNNING = 3;
    static final int NO_FOLDER = 4;

    private static final int TRIES = 10;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(300);

    private Main() {}

    public static void main(String[] arguments) {
        setUp();
        int code = run(arguments, System.out, System.err);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** What the toolkit must know before it starts. */
    static void setUp() {
        // JavaFX would keep the last texts it laid out, words and keys that were shown among them, until the process
        // ends.
        System.setProperty("prism.cacheLayoutSize", "0");
    }

    private static int run(String[] arguments, PrintStream out, PrintStream err) {
        return switch (Options.read(List.of(arguments), System.getenv())) {
            case Options.Reading.Help _ -> {
                out.print(Options.USAGE);
                yield 0;
            }
            case Options.Reading.Version _ -> {
                out.println("Kakehashi " + VERSION);
                yield 0;
            }
            case Options.Reading.Wrong wrong -> {
                err.println("kakehashi: " + wrong.why() + "; --help lists the options.");
                yield WRONG_OPTIONS;
            }
            case Options.Reading.Run run -> open(run.options(), arguments, err);
        };
    }

    /** The lock is held until the process ends, whichever way. */
    private static int open(Options options, String[] arguments, PrintStream err) {
        Path file = options.folder().resolve("running.lock");
        try {
            Files.createDirectories(options.folder());
            try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                if (channel.tryLock() == null) {
                    String link = options.link();
                    if (Doorbell.ring(options.folder(), link == null ? "" : link)) {
                        return 0;
                    }
                    if (!freed(channel)) {
                        err.println("Kakehashi is running already with the folder " + options.folder()
                                + ", and does not answer.");
                        return ALREADY_RUNNING;
                    }
                }
                Application.launch(Program.class, arguments);
                return 0;
            }
        } catch (IOException e) {
            err.println("Kakehashi cannot use the folder " + options.folder()
                    + ": check that it can be written to, or name another with --data-dir.");
            return NO_FOLDER;
        }
    }

    /** Whether the lock was had within seconds: a program that was just killed holds it until all its memory is gone. */
    private static boolean freed(FileChannel channel) throws IOException {
        try {
            for (int i = 0; i < TRIES; i++) {
                if (channel.tryLock() != null) {
                    return true;
                }
                Thread.sleep(BETWEEN_TRIES);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
