package org.kakehashi.ui.conversation;

import java.util.Optional;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.contact.Contact;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.messaging.messenger.Messenger;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.InlineMessage;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.people.People;

/** Says that what was compared with a person holds no more, until it is compared anew or that is accepted. */
final class LapseBanner {

    private final Desk desk;
    private final Messenger messenger;
    private final People people;
    private final InlineMessage message = new InlineMessage();

    LapseBanner(Desk desk, Messenger messenger, People people) {
        this.desk = desk;
        this.messenger = messenger;
        this.people = people;
    }

    Node node() {
        return message;
    }

    /** @param person the other side of the chat, or null in groups */
    void look(@Nullable PublicIdentity person) {
        boolean lapsed = person != null
                && Optional.of(person)
                        .flatMap(people::contact)
                        .map(Contact::lapsed)
                        .isPresent();
        if (!lapsed || person == null) {
            message.clear();
            return;
        }
        var texts = desk.texts();
        message.show(
                InlineMessage.Kind.DANGER,
                texts.get("chat.lapse", people.name(person)),
                texts.get("chat.lapse.text"),
                Buttons.plain(
                        texts.get("chat.lapse.compare"), () -> new SafetySheet(desk, messenger, people).show(person)),
                Buttons.plain(
                        texts.get("chat.lapse.noted"),
                        () -> desk.background()
                                .job(new Object(), _ -> {
                                    messenger.contacts().acknowledgeLapse(person);
                                    return true;
                                })
                                .start(_ -> {})));
    }
}
