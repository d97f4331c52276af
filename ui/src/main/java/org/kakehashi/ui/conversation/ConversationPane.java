package org.kakehashi.ui.conversation;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.contact.Contact;
import org.kakehashi.messaging.contact.Standing;
import org.kakehashi.messaging.conversation.Conversation;
import org.kakehashi.messaging.conversation.ConversationId;
import org.kakehashi.messaging.conversation.Message;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.messaging.messenger.Messenger;
import org.kakehashi.messaging.parcel.Transit;
import org.kakehashi.net.Hosts;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.control.InlineMessage;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.file.ChatFiles;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.people.People;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.MessageText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.ui.voice.PlayerBar;
import org.kakehashi.ui.voice.RecorderBar;

/** One chat: who it is with and how it is encrypted, its messages, and where the next one is written. */
public final class ConversationPane implements AutoCloseable {

    private static final double SHORTEST_TITLE = 60;

    private final Desk desk;
    private final Texts texts;
    private final People people;
    private final ChatWords words;
    private final Hosts hosts;
    private final ConversationViewModel model;
    private final RowNodes nodes;
    private final MessageList list;
    private final Composer composer;
    private final Label title = new Label();
    private final Label label = new Label();
    private final Label state = new Label();
    private final InlineMessage standing = new InlineMessage();
    private final LapseBanner lapse;
    private final InlineMessage downgrade = new InlineMessage();
    private final InlineMessage relays = new InlineMessage();
    private final BorderPane root = new BorderPane();
    private final DetailsPane details;
    private final ChatFiles files;
    private List<Long> onTheirWay = List.of();
    private boolean strangers = true;

    /** Files outlive the pane and must not hold it; their progress is not the list's business. */
    private final InvalidationListener onTransits = _ -> {
        if (!onTheirWay().equals(onTheirWay)) {
            showList();
        }
    };

    private final Runnable forgetNames;

    /**
     * Shows one chat.
     *
     * @param openOther opens another chat, as after forwarding
     */
    public ConversationPane(
            Desk desk,
            Messenger messenger,
            Hosts hosts,
            People people,
            MessageText text,
            ChatWords words,
            ChatFiles files,
            ConversationId chat,
            Consumer<ConversationId> openOther) {
        this.desk = desk;
        this.texts = desk.texts();
        this.people = people;
        this.words = words;
        this.hosts = hosts;
        model = new ConversationViewModel(texts, desk.background(), messenger, chat, words.zone());
        var picker = new EmojiPicker(texts, desk.sheets(), text.pictures());
        var actions = new MessageMenu(desk, messenger, people, text, words, model, files, picker, openOther);
        nodes = new RowNodes(texts, people, text, words, files, actions);
        nodes.setStrangers(strangers);
        list = new MessageList(() -> new RowCell(nodes));
        list.setAccessibleText(texts.get("chat.messages"));
        list.setId("messages");
        list.follow(model.timeline()::older, model.timeline()::newer, place -> {
            if (isInFront()) {
                model.seen(place);
            }
        });
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.CONTEXT_MENU) {
                actions.menu(list);
                event.consume();
            }
        });
        list.setOnContextMenuRequested(event -> actions.menu(list, event));
        var attachments = new Attachments(desk, model, files);
        var recorder = new RecorderBar(texts, files.recorder(chat), files.player(), voice -> {
            Message answered = model.replyingProperty().get();
            model.drop();
            files.send(chat, voice, answered == null ? null : answered.id());
        });
        composer = new Composer(desk, people, words, model, attachments, recorder, picker);
        attachments.acceptDrops(root);
        lapse = new LapseBanner(desk, messenger, people);
        details = new DetailsPane(desk, messenger, people, words, files, model);
        this.files = files;
        build(chat, messenger, text);
        model.timeline().stretchProperty().addListener((_, _, _) -> showList());
        files.transitsProperty().addListener(new WeakInvalidationListener(onTransits));
        model.chatProperty().addListener((_, _, now) -> show(now));
        model.membersProperty()
                .addListener((_, _, _) -> show(model.chatProperty().get()));
        forgetNames = people.onChange(() -> {
            show(model.chatProperty().get());
            list.refresh();
        });
        model.queue().downgradeProperty().addListener((_, _, now) -> showDowngrade(now));
        model.toAllowProperty().addListener((_, _, _) -> showRelays());
        model.typingProperty()
                .addListener((_, _, _) -> show(model.chatProperty().get()));
    }

    private void build(ConversationId chat, Messenger messenger, MessageText text) {
        title.getStyleClass().addAll("heading", "chat-title");
        label.getStyleClass().add("label-chip");
        label.setId("chat-label");
        label.setMinWidth(Label.USE_PREF_SIZE);
        state.getStyleClass().addAll("caption", "muted");
        Button search = Buttons.icon(Icons.SEARCH, texts.get("chat.search"));
        search.setOnAction(_ -> new SearchSheet(desk, messenger, people, words, text, chat)
                .show(found -> model.timeline().jump(found.place())));
        Button date = Buttons.icon(Icons.CALENDAR, texts.get("chat.toDate"));
        date.setOnAction(_ -> new DateSheet(desk).show(model.timeline()::jump));
        Button info = Buttons.icon(Icons.INFO, texts.get("chat.details"));
        info.setId("chat-details");
        info.setOnAction(_ -> root.setRight(root.getRight() == null ? details.node() : null));
        var names = new VBox(2, new HBox(8, title, label), state);
        ((HBox) names.getChildren().getFirst()).setAlignment(Pos.CENTER_LEFT);
        names.setMinWidth(0);
        HBox.setHgrow(names, Priority.ALWAYS);
        var top = new HBox(4, names, search, date, info);
        top.setAlignment(Pos.CENTER_LEFT);
        top.getStyleClass().add("chat-top");
        Button end = Buttons.icon(Icons.DOWN, texts.get("chat.toEnd"));
        end.getStyleClass().add("to-end");
        end.setOnAction(_ -> model.timeline().toEnd());
        end.visibleProperty().bind(Bindings.not(list.atEndProperty()));
        end.managedProperty().bind(end.visibleProperty());
        var middle = new StackPane(list, end);
        StackPane.setAlignment(end, Pos.BOTTOM_RIGHT);
        VBox.setVgrow(middle, Priority.ALWAYS);
        var banners = new VBox(
                8,
                new PlayerBar(texts, files.player(), composer::focus),
                standing,
                lapse.node(),
                downgrade,
                relays,
                Notice.message(model.queue().noticeProperty()));
        banners.getStyleClass().add("chat-banners");
        var column = new VBox(top, middle, banners, composer);
        column.setMinWidth(0);
        root.setCenter(column);
        root.getStyleClass().add("chat");
    }

    private List<Long> onTheirWay() {
        return files.transitsProperty().get().stream()
                .filter(one -> one.chat().equals(model.id()))
                .map(Transit::number)
                .toList();
    }

    private void showList() {
        onTheirWay = onTheirWay();
        list.show(model.timeline().stretchProperty().get().with(onTheirWay));
    }

    private boolean isInFront() {
        var scene = root.getScene();
        return scene != null
                && scene.getWindow() != null
                && scene.getWindow().isShowing()
                && scene.getWindow().isFocused();
    }

    private void show(@Nullable Conversation chat) {
        if (chat == null) {
            return;
        }
        boolean many = model.membersProperty().get().size() > 2;
        nodes.setMany(many);
        boolean strangers = chat.waiting() != Conversation.Waiting.NO;
        if (strangers != this.strangers) {
            this.strangers = strangers;
            nodes.setStrangers(strangers);
            list.refresh();
        }
        title.setText(words.title(chat));
        title.setMinWidth(Math.min(SHORTEST_TITLE, title.prefWidth(-1)));
        label.setText(words.label(chat.label()));
        label.getStyleClass().removeAll("label-basic", "label-forward-secret");
        label.getStyleClass().add(ChatWords.styleOf(chat.label()));
        label.setTooltip(new Tooltip(texts.get("chat.label." + chat.label() + ".text")));
        label.setAccessibleText(texts.get("chat.label.is", words.label(chat.label())));
        state.setText(below(chat));
        showStanding(chat);
        lapse.look(chat.person());
    }

    private String below(Conversation chat) {
        if (!model.typingProperty().get().isEmpty()) {
            return words.typing(model.typingProperty().get(), chat.kind());
        }
        if (chat.kind() != Conversation.Kind.DIRECT) {
            return texts.count("chat.members", model.membersProperty().get().size());
        }
        PublicIdentity person = chat.person();
        if (person == null || person.equals(people.self())) {
            return "";
        }
        boolean verified = people.contact(person).map(Contact::verified).isPresent();
        return texts.get(verified ? "chat.verified" : "chat.unverified");
    }

    private void showStanding(Conversation chat) {
        PublicIdentity person = chat.person();
        boolean blocked = person != null
                && people.contact(person)
                        .filter(contact -> contact.standing() == Standing.BLOCKED)
                        .isPresent();
        if (blocked && person != null) {
            standing.show(
                    InlineMessage.Kind.INFO,
                    texts.get("chat.blocked"),
                    texts.get("chat.blocked.text"),
                    Buttons.plain(texts.get("chat.unblock"), () -> model.unblock(person)));
        } else if (chat.waiting() == Conversation.Waiting.REQUEST) {
            Button block = Buttons.danger(texts.get("chat.block"), () -> {
                if (person != null) {
                    model.block(person);
                }
            });
            block.setVisible(person != null);
            standing.show(
                    InlineMessage.Kind.INFO,
                    texts.get("chat.request"),
                    texts.get("chat.request.text"),
                    Buttons.primary(texts.get("chat.accept"), model::accept),
                    Buttons.plain(texts.get("chat.decline"), model::decline),
                    block);
        } else if (hasLeft(chat)) {
            standing.show(InlineMessage.Kind.INFO, texts.get("chat.refused.NOT_A_MEMBER"), "");
        } else {
            standing.clear();
        }
        boolean open = !blocked && !hasLeft(chat) && chat.waiting() == Conversation.Waiting.NO;
        composer.setVisible(open);
        composer.setManaged(open);
    }

    private boolean hasLeft(Conversation chat) {
        return chat.group() != null && !model.membersProperty().get().contains(people.self());
    }

    private void showDowngrade(SendQueue.@Nullable Downgrade wanted) {
        if (wanted == null) {
            downgrade.clear();
            return;
        }
        String names = String.join(
                texts.get("chat.and"),
                wanted.people().stream().limit(5).map(people::name).toList());
        downgrade.show(
                InlineMessage.Kind.WARNING,
                texts.get("chat.downgrade", names),
                texts.get("chat.downgrade.text"),
                Buttons.plain(texts.get("chat.downgrade.no"), model.queue()::refuse),
                Buttons.plain(
                        texts.get("chat.downgrade.once"), () -> model.queue().agree(false)),
                Buttons.plain(
                        texts.get("chat.downgrade.always"), () -> model.queue().agree(true)));
    }

    private void showRelays() {
        var waiting = model.toAllowProperty().get();
        if (waiting.isEmpty()) {
            relays.clear();
            return;
        }
        List<String> names = waiting.stream()
                .limit(5)
                .map(relay -> GuardedText.line(relay.toString()))
                .toList();
        relays.show(
                InlineMessage.Kind.INFO,
                texts.get("chat.allow"),
                texts.get("chat.allow.text", String.join("  ", names)),
                Buttons.plain(texts.get("chat.allow.yes"), () -> model.allow(waiting, hosts)));
    }

    public Node node() {
        return root;
    }

    public ConversationId chat() {
        return model.id();
    }

    /** The pane is on the screen: the keyboard goes to the field, and what is seen counts as read. */
    public void shown() {
        composer.focus();
        list.lookAgain();
    }

    /** Goes to the message at this place. */
    public void jump(long place) {
        model.timeline().jump(place);
    }

    /** Asks the relays for the keys of the other side, once, when the chat has just been made. */
    public void lookUp(PublicIdentity person) {
        state.setText(texts.get("chat.lookingUp"));
        model.lookUp(person, () -> show(model.chatProperty().get()));
    }

    /** Keeps what is written. */
    public void hidden() {
        // A microphone that nobody sees does not listen.
        files.recorder(model.id()).stop();
        model.saveDraft();
    }

    @Override
    public void close() {
        files.recorder(model.id()).stop();
        forgetNames.run();
        details.close();
        model.close();
    }
}
