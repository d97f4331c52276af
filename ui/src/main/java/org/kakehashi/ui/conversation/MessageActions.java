package org.kakehashi.ui.conversation;

import java.util.List;
import javafx.scene.Node;
import org.kakehashi.messaging.conversation.Message;

/** What can be done with a message where it stands. */
interface MessageActions {

    /** Shows everything that can be done with a message, or with pictures that were sent together, below this node. */
    void menu(List<Message> messages, Node at);

    /** Goes to the message at this place. */
    void jump(long place);

    /** Shows a long text whole. */
    void whole(Message message);

    /** Adds a reaction, or takes one's own back. */
    void react(Message message, Message.Reaction reaction);

    /** Tries again to send what was given up. */
    void resend(Message message);

    /** Shows the earlier wordings. */
    void wordings(Message message);
}
