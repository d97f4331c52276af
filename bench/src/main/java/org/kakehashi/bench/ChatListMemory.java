package org.kakehashi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import javafx.scene.control.ListView;
import org.kakehashi.messaging.conversation.ConversationId;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.messaging.identity.SecretIdentity;
import org.kakehashi.messaging.messenger.Messenger;
import org.kakehashi.testbed.WindowDriver;
import org.kakehashi.ui.navigation.Route;
import org.kakehashi.ui.preferences.Preferences;
import org.kakehashi.ui.purse.Bench;
import org.kakehashi.ui.purse.LongChat;
import org.kakehashi.ui.purse.Purse;
import org.kakehashi.ui.text.Language;

/**
 * Memory of the window of messages with 200 chats of 500 messages, the newest of them open, beside the same window with
 * no chat: the heap after collections, and the process's share of the machine's memory (PSS, Linux). Each in a process
 * of its own with the program's own settings of the heap.
 */
public final class ChatListMemory {

    private static final int CHATS = Integer.getInteger("chats", 200);
    private static final int MESSAGES = Integer.getInteger("messages", 500);
    private static final int ROUNDS = 3;

    private ChatListMemory() {}

    /** Without arguments measures both and prints; the children get a folder. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 1) {
            try {
                open(Path.of(arguments[0]));
            } finally {
                // The window's thread would go on.
                Runtime.getRuntime().halt(0);
            }
        }
        Path none = prepare(0);
        Path many = prepare(CHATS);
        System.out.printf("%d chats of %d messages each; heap after collections, PSS, in MB%n", CHATS, MESSAGES);
        for (int round = 0; round < ROUNDS; round++) {
            System.out.println("no chat:  " + child(none));
            System.out.println("chats:    " + child(many));
        }
    }

    private static Path prepare(int chats) throws IOException {
        Path folder = Files.createTempDirectory("bench");
        IntFunction<String> texts = i -> "Message " + i + ": the heron stands under the bridge and waits for the tide.";
        try (Purse purse = new Purse(folder)) {
            purse.correspondence().fromSeed(purse.seed());
            Messenger messenger = purse.correspondence().messenger().orElseThrow();
            for (int i = 0; i < chats; i++) {
                PublicIdentity other;
                try (var secret = SecretIdentity.random(Chatter.RANDOM)) {
                    other = secret.publicIdentity();
                }
                messenger.contacts().add(other, "Person " + i);
                ConversationId chat = messenger.conversations().direct(other);
                LongChat.fill(messenger, chat, other, MESSAGES, texts);
            }
        }
        return folder;
    }

    private static String child(Path folder) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-Xms16m",
                "-Xmx512m",
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=25",
                "-cp",
                System.getProperty("java.class.path"),
                ChatListMemory.class.getName(),
                folder.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        process.waitFor();
        return said.strip();
    }

    private static void open(Path folder) throws Exception {
        try (Purse purse = new Purse(folder);
                Bench bench = new Bench(folder, purse, WindowDriver.start(), Language.EN, Preferences.Look.LIGHT)) {
            WindowDriver window = bench.window();
            window.run(() -> bench.navigator().open(new Route.Messages()));
            ListView<?> chats = window.find("#chats", ListView.class);
            if (!purse.correspondence().messenger().orElseThrow().conversations().list().isEmpty()) {
                window.waitUntil("the chats", () -> !chats.getItems().isEmpty());
                window.run(() -> chats.getSelectionModel().select(0));
                window.find("#messages");
            }
            window.screenshot("bench");
            for (int i = 0; i < 4; i++) {
                System.gc();
                Thread.sleep(500);
            }
            Runtime runtime = Runtime.getRuntime();
            System.out.printf(
                    "heap %.1f, PSS %.1f%n", (runtime.totalMemory() - runtime.freeMemory()) / 1e6, pss() / 1e3);
        }
    }

    /** Kilobytes. */
    private static long pss() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/smaps_rollup")).stream()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
