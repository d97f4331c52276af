package org.kakehashi.ui.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.contact.Standing;
import org.kakehashi.messaging.conversation.Conversation;
import org.kakehashi.messaging.conversation.Conversations;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.messaging.messenger.Messenger;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.control.Sheet;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.file.ChatFiles;
import org.kakehashi.ui.file.SharedFiles;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.people.People;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;

/** What is known of a chat and can be set in it: its people, the encryption, disappearing, files. */
final class DetailsPane implements AutoCloseable {

    private static final List<Duration> TIMERS = List.of(
            Duration.ZERO,
            Duration.ofMinutes(5),
            Duration.ofHours(1),
            Duration.ofDays(1),
            Duration.ofDays(7),
            Duration.ofDays(28));
    private static final Duration LONG = Duration.ofDays(36_500);

    private final Desk desk;
    private final Texts texts;
    private final Messenger messenger;
    private final Conversations conversations;
    private final People people;
    private final ChatWords words;
    private final ConversationViewModel model;
    private final VBox column = new VBox(22);
    private final SharedFiles files;
    private final ScrollPane root = new ScrollPane(column);
    private final MembersBlock members;
    private final Runnable forgetNames;

    DetailsPane(
            Desk desk,
            Messenger messenger,
            People people,
            ChatWords words,
            ChatFiles shared,
            ConversationViewModel model) {
        this.desk = desk;
        this.texts = desk.texts();
        this.messenger = messenger;
        this.conversations = messenger.conversations();
        this.people = people;
        this.words = words;
        this.model = model;
        files = new SharedFiles(shared, model.id(), model.timeline()::jump);
        members = new MembersBlock(desk, messenger, people, model);
        column.getStyleClass().add("details");
        root.setFitToWidth(true);
        root.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        root.getStyleClass().addAll("page", "details-pane");
        root.setId("details");
        model.chatProperty().addListener((_, before, now) -> {
            if (before == null || now == null || !same(before, now)) {
                fill();
            } else {
                members.lookAgain();
            }
        });
        model.membersProperty().addListener((_, before, now) -> {
            if (!before.equals(now)) {
                fill();
            }
        });
        forgetNames = people.onChange(this::fill);
        fill();
    }

    /** Whether nothing changed that stands in this pane; the newest message is not in it. */
    private static boolean same(Conversation a, Conversation b) {
        return a.label() == b.label()
                && a.timer().equals(b.timer())
                && a.receipts() == b.receipts()
                && a.typing() == b.typing()
                && a.title().equals(b.title())
                && a.waiting() == b.waiting()
                && Objects.equals(a.muted(), b.muted());
    }

    Node node() {
        files.read();
        return root;
    }

    private void fill() {
        Conversation chat = model.chatProperty().get();
        if (chat == null) {
            return;
        }
        List<Node> blocks = new ArrayList<>();
        PublicIdentity person = chat.person();
        boolean other = person != null && !person.equals(people.self());
        blocks.add(
                Form.block(words.label(chat.label()), texts.get("chat.label." + chat.label() + ".text"), lookUp(chat)));
        if (other && person != null) {
            blocks.add(who(person));
        }
        if (chat.kind() != Conversation.Kind.DIRECT) {
            blocks.add(members.node(chat));
        }
        if (person == null || other) {
            blocks.add(timer(chat));
            blocks.add(telling(chat));
        }
        blocks.add(Form.block(texts.get("chat.files"), "", files));
        blocks.add(leaving(chat, other ? person : null));
        column.getChildren().setAll(blocks);
    }

    private Node lookUp(Conversation chat) {
        PublicIdentity person = chat.person();
        if (person == null || person.equals(people.self())) {
            return new HBox();
        }
        Button look = Buttons.plain(Icons.REFRESH, texts.get("chat.lookUp"), () -> {});
        look.setOnAction(_ -> {
            look.setDisable(true);
            model.lookUp(person, () -> {
                look.setDisable(false);
                desk.toasts().done(texts.get("chat.lookedUp"));
            });
        });
        return look;
    }

    private Node who(PublicIdentity person) {
        var contact = people.contact(person);
        Label npub = Form.words(person.npub().replaceAll("(.{21})(?!$)", "$1\n"));
        npub.getStyleClass().addAll("mono", "caption");
        boolean verified = contact.map(known -> known.verified()).isPresent();
        var state = Form.muted(texts.get(verified ? "chat.verified" : "chat.unverified"));
        var row = new FlowPane(
                8,
                8,
                Buttons.plain(
                        Icons.SHIELD,
                        texts.get("chat.verify"),
                        () -> new SafetySheet(desk, messenger, people).show(person)),
                Buttons.plain(
                        Icons.EDIT,
                        texts.get("chat.rename"),
                        () -> new NameSheet(desk, messenger, people).show(person)),
                Buttons.plain(Icons.COPY, texts.get("chat.copyNpub"), () -> {
                    desk.pasteboard().copy(person.npub());
                    desk.toasts().done(texts.get("common.copied"));
                }));
        var block = Form.block(people.name(person), "", npub, state, row);
        contact.ifPresent(known -> {
            if (!known.profile().about().isEmpty()) {
                block.getChildren().add(1, GuardedText.flow(known.profile().about()));
            }
            if (!known.profile().nip05().isEmpty()) {
                block.getChildren()
                        .add(
                                1,
                                Form.muted(texts.get(
                                        known.nameChecked() == null ? "chat.nip05.claimed" : "chat.nip05.checked",
                                        GuardedText.line(known.profile().nip05()))));
            }
        });
        return block;
    }

    /** A menu and no choice box: arrow keys on the way to the wanted time must not set every time they pass. */
    private Node timer(Conversation chat) {
        var choice = new MenuButton(time(chat.timer()));
        choice.setId("chat-timer");
        choice.setMnemonicParsing(false);
        choice.setAccessibleText(texts.get("chat.timer.is", time(chat.timer())));
        List<Duration> offered = new ArrayList<>(TIMERS);
        if (!offered.contains(chat.timer())) {
            offered.add(chat.timer());
        }
        var group = new ToggleGroup();
        for (Duration time : offered) {
            var item = new RadioMenuItem(time(time));
            item.setMnemonicParsing(false);
            item.setToggleGroup(group);
            item.setSelected(time.equals(chat.timer()));
            item.setOnAction(_ -> {
                if (!time.equals(chat.timer())) {
                    model.setTimer(time);
                }
            });
            choice.getItems().add(item);
        }
        choice.setMaxWidth(Double.MAX_VALUE);
        return Form.block(texts.get("chat.timer"), texts.get("chat.timer.text"), choice);
    }

    private String time(Duration timer) {
        return timer.isZero() ? texts.get("chat.timer.never") : words.duration(timer);
    }

    private Node telling(Conversation chat) {
        CheckBox receipts = box("chat.receipts", chat.receipts(), yes -> conversations.tellReceipts(chat.id(), yes));
        CheckBox typing = box("chat.tellTyping", chat.typing(), yes -> conversations.tellTyping(chat.id(), yes));
        Instant muted = chat.muted();
        CheckBox mute = box(
                "chat.mute",
                muted != null && muted.isAfter(Instant.now()),
                yes -> conversations.mute(chat.id(), yes ? Instant.now().plus(LONG) : null));
        return Form.block(texts.get("chat.telling"), "", receipts, typing, mute);
    }

    private interface Setting {
        void set(boolean yes);
    }

    private CheckBox box(String key, boolean now, Setting setting) {
        var box = new CheckBox(texts.get(key));
        box.setWrapText(true);
        box.setSelected(now);
        box.setOnAction(_ -> {
            boolean yes = box.isSelected();
            desk.background()
                    .job(new Object(), _ -> {
                        setting.set(yes);
                        return true;
                    })
                    .start(_ -> {});
        });
        return box;
    }

    private Node leaving(Conversation chat, @Nullable PublicIdentity person) {
        var row = new FlowPane(8, 8);
        row.getChildren()
                .add(Buttons.plain(
                        Icons.REMOVE,
                        texts.get("chat.clear"),
                        () -> new ClearSheet(desk).show(() -> conversations.clear(chat.id()))));
        if (person != null && !isBlocked(person)) {
            row.getChildren().add(Buttons.danger(texts.get("chat.block"), () -> block(person)));
        }
        return row;
    }

    private boolean isBlocked(PublicIdentity person) {
        return people.contact(person)
                .filter(contact -> contact.standing() == Standing.BLOCKED)
                .isPresent();
    }

    private void block(PublicIdentity person) {
        var sheet = new Sheet(texts, desk.sheets(), texts.get("chat.block"), Form.words(texts.get("chat.block.text")));
        sheet.setButtons(
                Buttons.plain(texts.get("common.cancel"), sheet::close), Buttons.danger(texts.get("chat.block"), () -> {
                    sheet.close();
                    model.block(person);
                }));
        sheet.show();
    }

    @Override
    public void close() {
        forgetNames.run();
        files.close();
    }
}
