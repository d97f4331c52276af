package org.kakehashi.ui.conversation;

import javafx.scene.control.TextField;
import org.kakehashi.messaging.contact.Contact;
import org.kakehashi.messaging.contact.Contacts;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.messaging.messenger.Messenger;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Field;
import org.kakehashi.ui.control.Sheet;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.people.People;

/** Gives a person a name of one's own choice. */
final class NameSheet {

    private final Desk desk;
    private final Messenger messenger;
    private final People people;

    NameSheet(Desk desk, Messenger messenger, People people) {
        this.desk = desk;
        this.messenger = messenger;
        this.people = people;
    }

    void show(PublicIdentity person) {
        var texts = desk.texts();
        var name = new TextField(people.contact(person).map(Contact::petname).orElse(""));
        var field = new Field(texts.get("chat.rename.name"), name).hint(texts.get("chat.rename.text"));
        var sheet = new Sheet(texts, desk.sheets(), texts.get("chat.rename"), field);
        sheet.setButtons(Buttons.primary(texts.get("chat.rename.save"), () -> {
            String wanted = name.getText().strip();
            if (wanted.length() > Contacts.LONGEST_PETNAME) {
                field.error(texts.get("chat.rename.long", Contacts.LONGEST_PETNAME));
                return;
            }
            sheet.close();
            desk.background()
                    .job(new Object(), _ -> {
                        messenger.contacts().rename(person, wanted);
                        return true;
                    })
                    .start(_ -> {});
        }));
        sheet.show();
    }
}
