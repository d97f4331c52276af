package org.kakehashi.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.input.KeyCode;
import org.kakehashi.testbed.WindowDriver;
import org.kakehashi.vault.KdfParameters;

/**
 * The person in the story, in a process of its own so that it can be killed: uses the real window by what is written on
 * it. Speaks with {@link StoryTest} in lines: what it says on standard output, what it waits for on standard input.
 */
final class StoryChild {

    static final String PASSWORD = "a bridge over quiet water";
    static final String PAYEE = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

    private final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    private final WindowDriver window = WindowDriver.start();
    private final String name;
    private final String network;
    private final String node;

    private StoryChild(Path folder, String network, String node) {
        this.name = "story-" + network;
        this.network = network;
        this.node = node;
        Options options = ((Options.Reading.Run) Options.read(
                        List.of("--data-dir", folder.toString(), "--language", "en", "--theme", "light"), Map.of()))
                .options();
        window.run(() -> new Composition(
                        window.stage(), options, KdfParameters.FLOOR, Clock.systemUTC(), page -> {}, (_, _) -> false)
                .start());
    }

    /** Arguments: chapter, data folder, the network's id, the node's address. */
    public static void main(String[] arguments) throws IOException {
        var child = new StoryChild(Path.of(arguments[1]), arguments[2], arguments[3]);
        try {
            switch (arguments[0]) {
                case "quiet" -> {
                    child.firstStart();
                    child.nameNode();
                    child.say("NODE NAMED");
                    child.await("GO ON");
                    child.window.click("Allow and test");
                    child.window.see("does not answer");
                    child.say("ALLOWED");
                    child.await("GO ON");
                }
                case "begin" -> {
                    child.firstStart();
                    child.chooseNode();
                    child.receive();
                    child.send();
                }
                case "resume" -> child.resume();
                default -> throw new IllegalArgumentException(arguments[0]);
            }
            System.exit(0);
        } catch (AssertionError | RuntimeException e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private void await(String line) throws IOException {
        for (String heard = in.readLine(); !line.equals(heard); heard = in.readLine()) {
            if (heard == null) {
                throw new IllegalStateException("the test went away");
            }
        }
    }

    private void firstStart() throws IOException {
        window.see("Welcome to Kakehashi");
        window.screenshot(name + "-welcome");
        window.click("Create new accounts");
        typePasswords();
        window.screenshot(name + "-password");
        window.press(KeyCode.ENTER);
        window.click("Show the words");
        List<String> words = wordsOnScreen();
        window.screenshot(name + "-words");
        window.click("I have written them down");
        answerQuiz(words);
        window.screenshot(name + "-quiz");
        window.click("Create");
        window.see("Account 1");
        window.waitForPulse();
        say("QUIET");
        await("GO ON");
    }

    private void typePasswords() {
        window.waitUntil("two password fields", () -> passwordFields().size() >= 2);
        for (Node field : passwordFields()) {
            window.run(field::requestFocus);
            window.type(PASSWORD);
        }
    }

    private List<Node> passwordFields() {
        return window.all(node -> node instanceof PasswordField);
    }

    private List<String> wordsOnScreen() {
        window.waitUntil(
                "twelve words",
                () -> window.all(node -> node.getStyleClass().contains("word-text"))
                                .size()
                        == 12);
        List<String> words = new ArrayList<>();
        for (Node node : window.all(node -> node.getStyleClass().contains("word-text"))) {
            words.add(((Label) node).getText());
        }
        return words;
    }

    private void answerQuiz(List<String> words) {
        window.see("Type three of the words");
        Pattern question = Pattern.compile("Word (\\d+)");
        for (String text : window.words()) {
            Matcher asked = question.matcher(text);
            if (asked.matches()) {
                window.fill(text, words.get(Integer.parseInt(asked.group(1)) - 1));
            }
        }
    }

    /** Adds the test's node in the settings, allows it, and says that it is a private network. */
    private void chooseNode() {
        nameNode();
        window.click("Allow and test");
        window.screenshot(name + "-node-refused");
        window.click("This is a private network: do not compare its first block");
        window.click("Test");
        window.see("is a node of this network");
        window.screenshot(name + "-node");
        window.click("Wallet");
    }

    private void nameNode() {
        if (network.equals("alaya")) {
            window.click("#networks");
            window.click("Alaya");
            window.see("The operators of Alaya switched it off");
            window.screenshot(name + "-ended");
        }
        window.click("Settings");
        window.click("Networks and nodes");
        for (String control : removals()) {
            window.click(control);
        }
        window.fill("Add a node", node);
        window.press(KeyCode.ENTER);
        window.see(node);
        window.click("Test");
        window.see("Not allowed yet");
    }

    /** Only the node of the test is to be asked. */
    private List<String> removals() {
        return window
                .all(node -> WindowDriver.nameOf(node) instanceof String label && label.startsWith("Remove http"))
                .stream()
                .map(WindowDriver::nameOf)
                .distinct()
                .toList();
    }

    private void receive() throws IOException {
        window.click("Receive");
        window.see("other form");
        window.screenshot(name + "-receive");
        say("ADDRESS " + hexAddress());
        window.press(KeyCode.ESCAPE);
        await("FUNDED");
        window.click("Read the balances again");
        window.waitUntil("the balance", () -> window.words().contains("100"));
        window.screenshot(name + "-funded");
    }

    /** The hex form as it stands in the sheet, in groups. */
    private String hexAddress() {
        return window.words().stream()
                .map(text -> text.replace(" ", ""))
                .filter(text -> text.matches("0x[0-9a-fA-F]{40}"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no hex address in " + window.words()));
    }

    private void send() throws IOException {
        window.click("Send");
        window.type(PAYEE);
        window.press(KeyCode.TAB);
        window.type("1.25");
        window.press(KeyCode.ENTER);
        window.see("What the network asks for now");
        window.screenshot(name + "-fee");
        window.click("Review");
        window.see("You send 1.25");
        window.run(() -> window.all(node -> node instanceof CheckBox box
                        && box.getText() != null
                        && box.getText().startsWith("I have read"))
                .forEach(box -> ((CheckBox) box).fire()));
        window.screenshot(name + "-review");
        window.fill("Your vault password", PASSWORD);
        say("REVIEWED");
        await("SIGN");
        window.press(KeyCode.ENTER);
        window.see("Your payment");
        say("SENT");
        await("never: the process is killed here");
    }

    private void resume() throws IOException {
        window.see("Welcome back");
        window.screenshot(name + "-unlock");
        window.fill("Password", "not the password");
        window.press(KeyCode.ENTER);
        window.see("That is not the password");
        window.fill("Password", PASSWORD);
        window.press(KeyCode.ENTER);
        window.see("Account 1");
        window.click("History");
        window.see("1.25");
        window.screenshot(name + "-history");
        say("FOUND");
        await("MINED");
        window.see("Done");
        window.screenshot(name + "-final");
        window.press(KeyCode.SHORTCUT, KeyCode.L);
        window.see("Welcome back");
        say("LOCKED");
        await("GO ON");
    }
}
