package org.kakehashi.ui.people;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kakehashi.messaging.contact.Contact;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Sheet;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.text.GuardedText;

/** Everybody who is blocked, to be let in again. */
public final class BlockedSheet {

    private static final int SHOWN = 20;

    private final Desk desk;
    private final People people;

    public BlockedSheet(Desk desk, People people) {
        this.desk = desk;
        this.people = people;
    }

    /** @param unblock hears who is let in */
    public void show(Consumer<PublicIdentity> unblock) {
        var texts = desk.texts();
        var list = new VBox(10);
        for (Contact contact : people.blocked()) {
            list.getChildren().add(line(contact.key(), unblock, list));
        }
        var column = new VBox(14, Form.muted(texts.get("chat.blocked.text")), list);
        new Sheet(texts, desk.sheets(), texts.get("chat.blocked.people"), column).show();
    }

    private Node line(PublicIdentity person, Consumer<PublicIdentity> unblock, VBox list) {
        Label name = GuardedText.label(people.name(person));
        name.getStyleClass().add("strong");
        name.setMinWidth(0);
        var key = new Label(person.npub().substring(0, SHOWN) + "…");
        key.getStyleClass().addAll("mono", "caption", "muted");
        var row = new HBox(10, name, key, Form.space());
        row.setAlignment(Pos.CENTER_LEFT);
        var button = Buttons.plain(desk.texts().get("chat.unblock"), () -> {
            list.getChildren().remove(row);
            unblock.accept(person);
        });
        button.setAccessibleText(desk.texts().get("chat.unblock.this", people.name(person)));
        row.getChildren().add(button);
        return row;
    }
}
