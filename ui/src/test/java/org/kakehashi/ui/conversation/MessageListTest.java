package org.kakehashi.ui.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.messaging.conversation.ConversationId;
import org.kakehashi.messaging.conversation.Message;
import org.kakehashi.messaging.conversation.Writing;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.messaging.identity.SecretIdentity;
import org.kakehashi.messaging.messenger.Messenger;
import org.kakehashi.testbed.WindowDriver;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.control.Sheet;
import org.kakehashi.ui.control.Sheets;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.file.ChatFiles;
import org.kakehashi.ui.navigation.Navigator;
import org.kakehashi.ui.people.People;
import org.kakehashi.ui.platform.Desktop;
import org.kakehashi.ui.purse.HostileTexts;
import org.kakehashi.ui.purse.LongChat;
import org.kakehashi.ui.purse.Purse;
import org.kakehashi.ui.purse.TestSound;
import org.kakehashi.ui.text.EmojiPictures;
import org.kakehashi.ui.text.Language;
import org.kakehashi.ui.text.MessageText;
import org.kakehashi.ui.text.Texts;

/** The list of messages over a real store: pages, holds its place, and takes any text. */
class MessageListTest {

    private static final int COUNT = Integer.getInteger("messages.count", 100);
    private static final int PAGES = Integer.getInteger("messages.pages", 1);
    private static final int MOST_STEPS = 600;

    @TempDir
    Path folder;

    private final WindowDriver window = WindowDriver.start();
    private final List<Throwable> thrown = new ArrayList<>();
    private final Background background = new Background(Platform::runLater, failure -> thrown.add(failure.cause()));
    private final PublicIdentity other =
            SecretIdentity.random(new SecureRandom()).publicIdentity();
    private Purse purse = null_();
    private Messenger messenger = null_();
    private ConversationId chat = null_();
    private TimelineViewModel timeline = null_();
    private MessageList list = null_();

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T null_() {
        return (T) new AtomicReference<@Nullable T>().get();
    }

    @BeforeEach
    void begin() {
        purse = new Purse(folder);
        purse.correspondence().fromSeed(purse.seed());
        messenger = purse.correspondence().messenger().orElseThrow();
        chat = messenger.conversations().direct(other);
        window.run(() -> Thread.currentThread().setUncaughtExceptionHandler((_, failure) -> thrown.add(failure)));
    }

    @AfterEach
    void end() {
        window.run(() -> timeline.close());
        background.close();
        window.close();
        purse.close();
        assertEquals(List.of(), thrown);
        assertEquals(List.of(), purse.failures());
    }

    private void open(int count, IntFunction<String> texts) {
        LongChat.fill(messenger, chat, other, count, texts);
        window.show(() -> {
            var words = new Texts(Language.EN);
            var people = new People(
                    words, background, messenger.contacts(), messenger.own().publicIdentity());
            var text = new MessageText(new EmojiPictures(), _ -> Optional.empty());
            var chatWords = new ChatWords(words, people, text, ZoneId.systemDefault());
            var files = new ChatFiles(desk(words), messenger, purse.holdings().hosts());
            var nodes = new RowNodes(words, people, text, chatWords, files, new NoActions());
            timeline = new TimelineViewModel(
                    background, messenger.conversations().timeline(), chat, ZoneId.systemDefault());
            list = new MessageList(() -> new RowCell(nodes));
            list.follow(timeline::older, timeline::newer, _ -> {});
            timeline.stretchProperty().addListener((_, _, now) -> list.show(now));
            return new StackPane(list);
        });
        window.waitUntil("messages", () -> !list.getItems().isEmpty());
        window.waitForPulse();
        window.waitForPulse();
    }

    private Desk desk(Texts words) {
        return new Desk(
                words,
                background,
                new Navigator(),
                new Sheets() {
                    @Override
                    public void show(Sheet sheet) {}

                    @Override
                    public void close(Sheet sheet) {}
                },
                _ -> {},
                Desktop.pasteboard(),
                Desktop.files(() -> window.stage()),
                _ -> {},
                new TestSound());
    }

    private static final class NoActions implements MessageActions {
        @Override
        public void menu(List<Message> messages, javafx.scene.Node at) {}

        @Override
        public void jump(long place) {}

        @Override
        public void whole(Message message) {}

        @Override
        public void react(Message message, Message.Reaction reaction) {}

        @Override
        public void resend(Message message) {}

        @Override
        public void wordings(Message message) {}
    }

    private VirtualFlow<?> flow() {
        return (VirtualFlow<?>) list.lookup(".virtual-flow");
    }

    private record Seen(Object key, double y) {}

    /** The rows on the screen and where. */
    private List<Seen> seen() {
        return window.get(() -> {
            list.layout();
            List<Seen> found = new ArrayList<>();
            VirtualFlow<?> flow = flow();
            var first = flow.getFirstVisibleCell();
            var last = flow.getLastVisibleCell();
            if (first == null || last == null) {
                return found;
            }
            for (int i = first.getIndex(); i <= last.getIndex(); i++) {
                var cell = flow.getVisibleCell(i);
                if (cell != null && i < list.getItems().size()) {
                    found.add(new Seen(list.getItems().get(i).key(), cell.getLayoutY()));
                }
            }
            return found;
        });
    }

    private boolean endIsSeen() {
        List<Seen> seen = seen();
        return !seen.isEmpty()
                && seen.getLast().key().equals(list.getItems().getLast().key());
    }

    private void scroll(double pixels) {
        window.run(() -> Event.fireEvent(flow(), wheel(-pixels)));
        window.waitForPulse();
    }

    private static ScrollEvent wheel(double pixels) {
        return new ScrollEvent(
                ScrollEvent.SCROLL,
                10,
                10,
                10,
                10,
                false,
                false,
                false,
                false,
                false,
                false,
                0,
                pixels,
                0,
                pixels,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                null);
    }

    @Test
    void everyTextIsShownWhileScrollingThroughAllOfThem() {
        var texts = new HostileTexts(5);
        open(COUNT, _ -> texts.next());
        window.waitUntil("the newest message is seen first", this::endIsSeen);
        for (int i = 0; i < MOST_STEPS && (timeline.stretchProperty().get().older() || top() > 0); i++) {
            scroll(-500);
        }
        assertEquals(0, top(), "the first message was reached");
        assertTrue(
                list.getItems().size() < 2_000,
                "what is far away is let go of: " + list.getItems().size());
        window.run(timeline::toEnd);
        window.waitUntil("the end", this::endIsSeen);
        window.screenshot("messages-hostile");
    }

    private int top() {
        return window.get(() -> {
            var cell = flow().getFirstVisibleCell();
            return cell == null ? -1 : cell.getIndex();
        });
    }

    @Test
    void nothingMovesWhenOlderPagesCome() {
        var texts = new HostileTexts(7);
        open(
                1_000,
                i -> i % 3 == 0 ? texts.next() : "A sentence of some length, the " + i + "th of many in this chat.");
        window.run(() -> list.follow(() -> {}, () -> {}, _ -> {}));
        var jumps = new ArrayList<Double>();
        for (int page = 0; page < PAGES; page++) {
            for (int i = 0; i < 400 && top() > 12; i++) {
                scroll(-130);
            }
            List<Seen> before = seen();
            long low = timeline.stretchProperty().get().low();
            window.run(timeline::older);
            window.waitUntil(
                    "an older page", () -> timeline.stretchProperty().get().low() != low);
            window.waitForPulse();
            jumps.add(moved(before, seen()));
        }
        assertTrue(jumps.stream().allMatch(jump -> jump < 2), "pixels moved: " + jumps);
    }

    private static double moved(List<Seen> before, List<Seen> after) {
        double most = 0;
        int both = 0;
        for (Seen one : before) {
            for (Seen two : after) {
                if (one.key().equals(two.key()) && !(one.key() instanceof LocalDate)) {
                    both++;
                    most = Math.max(most, Math.abs(one.y() - two.y()));
                }
            }
        }
        return both == 0 ? 10_000 : most;
    }

    @Test
    void aNewMessageIsSeenAtTheEndAndDisturbsNobodyElsewhere() {
        open(300, i -> "Message number " + i + "\nof two lines");
        window.waitUntil("the newest message is seen first", this::endIsSeen);
        messenger.conversations().writing().send(chat, "one more", null, Writing.Agreement.NONE);
        window.waitUntil(
                "the new message", () -> said(list.getItems().getLast()).contains("one more"));
        window.waitUntil("who is at the end stays there", this::endIsSeen);
        scroll(-1_500);
        List<Seen> before = seen();
        messenger.conversations().writing().send(chat, "and another", null, Writing.Agreement.NONE);
        window.waitUntil("the second", () -> said(list.getItems().getLast()).contains("and another"));
        window.waitForPulse();
        assertTrue(moved(before, seen()) < 2, "who reads older ones is left in peace");
    }

    private static String said(Row row) {
        return row instanceof Row.Said(Message message, var _)
                ? ConversationViewModel.plain(message).orElse("")
                : "";
    }

    @Test
    void jumpsToAPlaceAndToADay() {
        open(1_500, i -> "Message number " + i);
        Message middle = messenger
                .conversations()
                .timeline()
                .around(chat, place(700), 2)
                .messages()
                .getLast();
        window.run(() -> timeline.jump(middle.place()));
        window.waitUntil(
                "the message", () -> seen().stream().anyMatch(one -> one.key().equals(middle.id())));
        assertTrue(timeline.stretchProperty().get().older());
        assertTrue(timeline.stretchProperty().get().newer());
        LocalDate day =
                LocalDate.ofInstant(middle.placed(), ZoneId.systemDefault()).plusDays(1);
        window.run(() -> timeline.jump(day));
        window.waitUntil(
                "the day", () -> seen().stream().anyMatch(one -> one.key().equals(day)));
        for (int i = 0; i < 3_000 && timeline.stretchProperty().get().newer(); i++) {
            scroll(600);
        }
        window.run(timeline::toEnd);
        window.waitUntil("the end", this::endIsSeen);
        assertNotNull(list.getItems().getLast());
    }

    private long place(int index) {
        Message found =
                messenger.conversations().timeline().newest(chat, 1).messages().getFirst();
        for (int left = 1_500 - index; left > 0; left -= 500) {
            found = messenger
                    .conversations()
                    .timeline()
                    .before(chat, found.place(), Math.min(left, 500))
                    .messages()
                    .getFirst();
        }
        return found.place();
    }
}
