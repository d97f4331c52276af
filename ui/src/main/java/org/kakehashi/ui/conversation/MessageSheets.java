package org.kakehashi.ui.conversation;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.conversation.Conversation;
import org.kakehashi.messaging.conversation.ConversationId;
import org.kakehashi.messaging.conversation.Message;
import org.kakehashi.messaging.conversation.Timeline;
import org.kakehashi.messaging.messenger.Messenger;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.KeyValues;
import org.kakehashi.ui.control.Sheet;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.people.People;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;

/** The sheets about one message. */
final class MessageSheets {

    private static final int PIECE = 1_500;
    private static final int LONGEST = 60_000;

    private final Desk desk;
    private final Texts texts;
    private final Messenger messenger;
    private final People people;
    private final ChatWords words;
    private final ConversationViewModel model;
    private final Consumer<ConversationId> openOther;

    MessageSheets(
            Desk desk,
            Messenger messenger,
            People people,
            ChatWords words,
            ConversationViewModel model,
            Consumer<ConversationId> openOther) {
        this.desk = desk;
        this.texts = desk.texts();
        this.messenger = messenger;
        this.people = people;
        this.words = words;
        this.model = model;
        this.openOther = openOther;
    }

    /** A long text whole, cut so that only what is on the screen is laid out. */
    void whole(Message message) {
        String said = ConversationViewModel.plain(message).orElse("");
        var list = new ListView<String>();
        list.setAccessibleText(texts.get("chat.whole"));
        list.getItems().setAll(cut(said));
        list.setCellFactory(_ -> new WordsCell());
        list.setPrefHeight(460);
        list.getStyleClass().add("plain-list");
        new Sheet(texts, desk.sheets(), texts.get("chat.whole"), list).show();
    }

    static List<String> cut(String said) {
        List<String> pieces = new ArrayList<>();
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        for (String line : said.substring(0, Math.min(said.length(), LONGEST)).split("\n", -1)) {
            characters.setText(line);
            int from = 0;
            while (line.length() - from > PIECE) {
                int to = characters.preceding(from + PIECE);
                to = to <= from ? Math.min(line.length(), from + PIECE) : to;
                pieces.add(line.substring(from, to));
                from = to;
            }
            pieces.add(line.substring(from));
        }
        return pieces;
    }

    void wordings(Message message) {
        model.wordings(message, wordings -> {
            var column = new VBox(14);
            for (Message.Wording wording : wordings.reversed()) {
                column.getChildren()
                        .add(new VBox(
                                4,
                                Form.muted(texts.moment(wording.at())),
                                GuardedText.flow(wording.text()
                                        .substring(
                                                0,
                                                Math.min(4_000, wording.text().length())))));
            }
            new Sheet(texts, desk.sheets(), texts.get("chat.wordings"), column).show();
        });
    }

    /** When it was said, how it was encrypted, and how far it came with each receiver. */
    void about(Message message) {
        desk.background()
                .job(new Object(), _ -> messenger.conversations().timeline().receivers(message.id()))
                .start(receivers -> {
                    var facts = new KeyValues()
                            .row(texts.get("chat.about.from"), people.name(message.author()))
                            .row(texts.get("chat.about.said"), texts.moment(message.said()));
                    if (message.label() != null) {
                        facts.row(
                                texts.get("chat.about.encryption"),
                                words.label(message.label()) + ". "
                                        + texts.get("chat.label." + message.label() + ".text"));
                    }
                    if (message.state() != null) {
                        facts.row(texts.get("chat.about.state"), words.state(message.state()));
                    }
                    if (message.expires() != null) {
                        facts.row(texts.get("chat.about.expires"), texts.moment(message.expires()));
                    }
                    for (Timeline.Receiver receiver : receivers) {
                        facts.row(people.name(receiver.person()), came(receiver));
                    }
                    new Sheet(texts, desk.sheets(), texts.get("chat.about"), facts).show();
                });
    }

    private String came(Timeline.Receiver receiver) {
        if (receiver.read() != null) {
            return texts.get("chat.about.read", texts.moment(receiver.read()));
        }
        return receiver.delivered() == null
                ? texts.get("chat.about.unknown")
                : texts.get("chat.about.delivered", texts.moment(receiver.delivered()));
    }

    void deleteForAll(List<Message> messages) {
        var sheet = new Sheet(
                texts, desk.sheets(), texts.get("chat.deleteForAll"), Form.words(texts.get("chat.deleteForAll.text")));
        sheet.setButtons(
                Buttons.plain(texts.get("common.cancel"), sheet::close),
                Buttons.danger(texts.get("chat.deleteForAll"), () -> {
                    sheet.close();
                    messages.forEach(model::deleteForAll);
                }));
        sheet.show();
    }

    /** Chooses the chat that the message goes to. */
    void forward(Message message) {
        desk.background()
                .job(new Object(), _ -> messenger.conversations().list())
                .start(chats -> {
                    var list = new ListView<Conversation>();
                    list.setAccessibleText(texts.get("chat.forward.to"));
                    list.getItems()
                            .setAll(chats.stream()
                                    .filter(chat -> chat.waiting() == Conversation.Waiting.NO)
                                    .toList());
                    list.setCellFactory(_ -> new ChatCell());
                    list.setPrefHeight(360);
                    list.getSelectionModel().selectFirst();
                    var sheet = new Sheet(
                            texts,
                            desk.sheets(),
                            texts.get("chat.forward.to"),
                            new VBox(10, Form.muted(texts.get("chat.forward.text")), list));
                    Runnable take = () -> {
                        Conversation to = list.getSelectionModel().getSelectedItem();
                        if (to != null) {
                            sheet.close();
                            model.forward(message, to.id(), () -> openOther.accept(to.id()));
                        }
                    };
                    // A list keeps Enter to itself.
                    list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
                        if (event.getCode() == KeyCode.ENTER) {
                            take.run();
                            event.consume();
                        }
                    });
                    sheet.setButtons(Buttons.primary(texts.get("chat.forward"), take));
                    sheet.show();
                });
    }

    private final class ChatCell extends ListCell<Conversation> {
        @Override
        protected void updateItem(@Nullable Conversation chat, boolean empty) {
            super.updateItem(chat, empty);
            setText(chat == null || empty ? null : words.title(chat) + "  ·  " + words.label(chat.label()));
        }
    }

    /** A piece of a long text. */
    private static final class WordsCell extends ListCell<String> {
        @Override
        protected void updateItem(@Nullable String piece, boolean empty) {
            super.updateItem(piece, empty);
            setGraphic(piece == null || empty ? null : GuardedText.flow(piece));
        }

        @Override
        protected double computePrefHeight(double width) {
            return getGraphic() == null
                    ? 24
                    : getGraphic().prefHeight(Math.max(200, getListView().getWidth() - 40)) + 8;
        }
    }
}
