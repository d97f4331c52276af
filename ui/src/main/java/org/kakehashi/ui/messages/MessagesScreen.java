package org.kakehashi.ui.messages;

import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.messaging.messenger.Messenger;
import org.kakehashi.ui.correspondence.Correspondence;
import org.kakehashi.ui.correspondence.OpenChat;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Following;
import org.kakehashi.ui.navigation.Route;
import org.kakehashi.ui.navigation.Screen;
import org.kakehashi.ui.people.People;
import org.kakehashi.ui.text.EmojiPictures;
import org.kakehashi.ui.text.MessageText;

/** The chats, or, while the vault has no chat identity, how to get one. */
public final class MessagesScreen implements Screen {

    private final Desk desk;
    private final Correspondence correspondence;
    private final OpenChat openChat;
    private final Following following = new Following();
    private final StackPane root = new StackPane();
    private final EmojiPictures pictures = new EmojiPictures();
    private @Nullable ChatsView chats;
    private @Nullable People people;
    private @Nullable BeginPane begin;
    private boolean shown;

    /** @param openChat is told which chat stands on the screen */
    public MessagesScreen(Desk desk, Correspondence correspondence, OpenChat openChat) {
        this.desk = desk;
        this.correspondence = correspondence;
        this.openChat = openChat;
        following.follow(desk.background(), correspondence::listen, this::arrange);
    }

    private void arrange(Optional<Messenger> messenger) {
        if (messenger.isEmpty()) {
            var pane = new BeginPane(desk, correspondence);
            begin = pane;
            root.getChildren().setAll(pane.node());
        } else if (chats == null) {
            root.getChildren().setAll(chats(messenger.get()).node());
            if (shown && chats != null) {
                chats.shown();
            }
        }
    }

    private ChatsView chats(Messenger messenger) {
        var known = new People(
                desk.texts(),
                desk.background(),
                messenger.contacts(),
                messenger.own().publicIdentity());
        people = known;
        Function<String, Optional<String>> names =
                npub -> PublicIdentity.ofNpub(npub).map(known::name);
        var view = new ChatsView(
                desk,
                messenger,
                correspondence.hosts(),
                openChat,
                known,
                new MessageText(pictures, names),
                ZoneId.systemDefault());
        chats = view;
        begin = null;
        return view;
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void onShown(Route route) {
        shown = true;
        if (chats != null) {
            chats.shown();
            if (route instanceof Route.Chat(String person)) {
                chats.newChat(person);
                desk.navigator().replace(new Route.Messages());
            }
        }
    }

    @Override
    public void onHidden() {
        shown = false;
        if (chats != null) {
            chats.hidden();
        }
        if (begin != null) {
            begin.forget();
        }
    }

    @Override
    public void close() {
        onHidden();
        following.close();
        if (chats != null) {
            chats.close();
        }
        if (people != null) {
            people.close();
        }
    }
}
