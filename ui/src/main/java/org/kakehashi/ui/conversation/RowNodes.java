package org.kakehashi.ui.conversation;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import org.kakehashi.messaging.conversation.Content;
import org.kakehashi.messaging.conversation.Message;
import org.kakehashi.messaging.conversation.SendState;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.file.ChatFiles;
import org.kakehashi.ui.people.People;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.MessageText;
import org.kakehashi.ui.text.Texts;

/** Makes what stands in the rows of a chat. */
final class RowNodes {

    private static final double WIDEST = 560;
    private static final double REACTION = 16;

    private final Texts texts;
    private final People people;
    private final MessageText text;
    private final ChatWords words;
    private final ChatFiles files;
    private final MessageActions actions;
    private boolean many;
    private boolean strangers;

    RowNodes(Texts texts, People people, MessageText text, ChatWords words, ChatFiles files, MessageActions actions) {
        this.files = files;
        this.texts = texts;
        this.people = people;
        this.text = text;
        this.words = words;
        this.actions = actions;
    }

    /** Whether names are needed to tell the authors apart. */
    void setMany(boolean moreThanTwo) {
        many = moreThanTwo;
    }

    /** Whether the others have not been accepted yet. */
    void setStrangers(boolean unknown) {
        strangers = unknown;
    }

    Node node(Row row) {
        return switch (row) {
            case Row.Day(var date) -> separator(words.day(date), "day-line");
            case Row.NewMark() -> separator(texts.get("chat.newMark"), "new-line");
            case Row.Line(Message message) -> line(message);
            case Row.Missing(var gap) -> separator(words.missing(gap), "gap-line");
            case Row.Said(Message message, boolean first) -> said(message, first, List.of(message));
            case Row.Album(List<Message> messages, boolean first) -> said(messages.getLast(), first, messages);
            case Row.OnItsWay(long number) -> onItsWay(number);
        };
    }

    /** What a screen reader says. */
    String words(Row row) {
        return switch (row) {
            case Row.Day(var date) -> words.day(date);
            case Row.NewMark() -> texts.get("chat.newMark");
            case Row.Line(Message message) -> words.preview(message.content());
            case Row.Missing(var gap) -> words.missing(gap);
            case Row.Said(Message message, var _) -> words.whole(message);
            case Row.Album(List<Message> messages, var _) -> words.whole(messages.getFirst());
            case Row.OnItsWay _ -> texts.get("file.onItsWay");
        };
    }

    /** Names of people may be in it, and text that needs shaping must not wrap in a label. */
    private static Node separator(String said, String style) {
        var label = new Label(said);
        label.getStyleClass().addAll("separator-line", style);
        label.setWrapText(GuardedText.isPlain(said));
        label.setTooltip(GuardedText.isPlain(said) ? null : new Tooltip(said));
        var box = new HBox(label);
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().add("separator-row");
        return box;
    }

    private Node line(Message message) {
        boolean loud = message.content() instanceof Content.Notice notice
                && (notice.kind() == Content.NoticeKind.DEVICE_CHANGED
                        || notice.kind() == Content.NoticeKind.UNDECRYPTABLE
                        || notice.kind() == Content.NoticeKind.BASIC_AGREED);
        return separator(words.preview(message.content()), loud ? "loud-line" : "quiet-line");
    }

    private Node onItsWay(long number) {
        var bubble = new VBox(files.transit(number));
        bubble.getStyleClass().addAll("bubble", "bubble-mine");
        bubble.setMaxWidth(WIDEST);
        var space = new Region();
        space.setMinWidth(14);
        HBox.setHgrow(space, Priority.ALWAYS);
        var row = new HBox(space, bubble);
        row.getStyleClass().addAll("message-row", "message-first");
        return row;
    }

    /** @param all the message, or the pictures that were sent together */
    private Node said(Message message, boolean first, List<Message> all) {
        var bubble = new VBox();
        bubble.getStyleClass().addAll("bubble", message.mine() ? "bubble-mine" : "bubble-theirs");
        bubble.setMaxWidth(WIDEST);
        if (first && many && !message.mine()) {
            bubble.getChildren().add(author(message));
        }
        if (message.forwarded()) {
            bubble.getChildren().add(small(texts.get("chat.forwarded")));
        }
        Message.Reply reply = all.getFirst().reply();
        if (reply != null) {
            bubble.getChildren().add(quote(reply));
        }
        body(message, bubble, all);
        bubble.getChildren().add(foot(message));
        var column = new VBox(bubble);
        column.setAlignment(message.mine() ? Pos.TOP_RIGHT : Pos.TOP_LEFT);
        if (!message.reactions().isEmpty()) {
            column.getChildren().add(reactions(message));
        }
        HBox.setHgrow(column, Priority.SOMETIMES);
        Button more = Buttons.icon(Icons.MORE, texts.get("chat.more"));
        more.getStyleClass().add("row-more");
        more.setFocusTraversable(false);
        more.setOnAction(_ -> actions.menu(all, more));
        var space = new Region();
        space.setMinWidth(14);
        HBox.setHgrow(space, Priority.ALWAYS);
        var row = message.mine() ? new HBox(space, more, column) : new HBox(column, more, space);
        row.setAlignment(message.mine() ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        row.getStyleClass().addAll("message-row", first ? "message-first" : "message-next");
        return row;
    }

    private Node author(Message message) {
        Label name = GuardedText.label(people.name(message.author()));
        name.getStyleClass().addAll("strong", "author-" + People.colour(message.author()));
        return name;
    }

    private Label small(String said) {
        var label = new Label(said);
        label.getStyleClass().addAll("caption", "muted");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private Node quote(Message.Reply reply) {
        var who = GuardedText.label(words.replied(reply));
        who.getStyleClass().addAll("caption", "strong");
        var start = GuardedText.label(text.line(reply.start()));
        start.getStyleClass().addAll("caption", "muted");
        var box = new VBox(1, who);
        if (!start.getText().isEmpty()) {
            box.getChildren().add(start);
        }
        box.getStyleClass().add("quote");
        box.setAccessibleRole(AccessibleRole.BUTTON);
        box.setAccessibleText(texts.get("chat.reply.to", words.replied(reply)));
        if (reply.place() > 0) {
            box.setOnMouseClicked(_ -> actions.jump(reply.place()));
        }
        return box;
    }

    private void body(Message message, VBox bubble, List<Message> all) {
        switch (message.content()) {
            case Content.Text(String said, var _) -> {
                TextFlow flow = text.flow(said);
                flow.getStyleClass().add("message-text");
                bubble.getChildren().add(flow);
                if (MessageText.isFolded(said)) {
                    var rest = new Hyperlink(texts.get("chat.showAll"));
                    rest.setOnAction(_ -> actions.whole(message));
                    bubble.getChildren().add(rest);
                }
            }
            case Content.Attachment _ -> bubble.getChildren().add(files.card(all, strangers && !message.mine()));
            case Content.Card card -> bubble.getChildren().add(withIcon(Icons.INFO, words.card(card)));
            case Content.Deleted() -> bubble.getChildren().add(withIcon(Icons.REMOVE, texts.get("chat.deleted")));
            case Content.Notice notice -> bubble.getChildren().add(small(words.notice(notice)));
        }
    }

    private static Label withIcon(Icons icon, String said) {
        var label = new Label(said, icon.node());
        label.setWrapText(GuardedText.isPlain(said));
        label.getStyleClass().add("muted");
        return label;
    }

    private Node foot(Message message) {
        var foot = new HBox();
        foot.getStyleClass().add("bubble-foot");
        foot.setAlignment(Pos.CENTER_RIGHT);
        if (message.expires() != null) {
            foot.getChildren().add(Icons.CLOCK.node());
        }
        if (message.edits() > 0) {
            var edited = new Hyperlink(texts.get("chat.edited"));
            edited.getStyleClass().add("caption");
            edited.setFocusTraversable(false);
            edited.setOnAction(_ -> actions.wordings(message));
            foot.getChildren().add(edited);
        }
        if (message.label() != null) {
            Label label = small(words.label(message.label()));
            label.getStyleClass().add(ChatWords.styleOf(message.label()));
            // Where there is little room, it is cut before the bubble is.
            label.setMinWidth(0);
            foot.getChildren().add(label);
        }
        foot.getChildren().add(small(words.time(message.placed())));
        SendState state = message.state();
        if (state != null) {
            state(message, state, foot);
        }
        return foot;
    }

    private void state(Message message, SendState state, HBox foot) {
        if (state.stage() == SendState.Stage.FAILED) {
            var again = new Hyperlink(texts.get("chat.state.failed"));
            again.getStyleClass().addAll("caption", "danger-words");
            again.setOnAction(_ -> actions.resend(message));
            foot.getChildren().add(again);
        } else {
            foot.getChildren().add(small(words.state(state)));
        }
    }

    private Node reactions(Message message) {
        var pane = new FlowPane(4, 4);
        // A pane is at least as wide as this, and the bubble as wide as the pane.
        pane.setPrefWrapLength(Math.min(WIDEST, 48.0 * message.reactions().size()));
        pane.getStyleClass().add("reactions");
        pane.setAlignment(message.mine() ? Pos.TOP_RIGHT : Pos.TOP_LEFT);
        for (Message.Reaction reaction : message.reactions()) {
            var button = new Button(
                    reaction.people().size() < 2
                            ? ""
                            : texts.number(reaction.people().size()));
            button.setGraphic(text.sign(reaction.emoji(), REACTION));
            button.getStyleClass().addAll("reaction", reaction.mine() == null ? "reaction-theirs" : "reaction-mine");
            button.setFocusTraversable(false);
            button.setAccessibleText(texts.get(
                    "chat.reaction",
                    GuardedText.line(reaction.emoji()),
                    String.join(
                            ", ",
                            reaction.people().stream()
                                    .limit(20)
                                    .map(people::name)
                                    .toList())));
            button.setTooltip(new Tooltip(button.getAccessibleText()));
            button.setOnAction(_ -> actions.react(message, reaction));
            pane.getChildren().add(button);
        }
        return pane;
    }
}
