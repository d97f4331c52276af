package org.kakehashi.ui.people;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.kakehashi.messaging.contact.Contact;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Sheet;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Form;

/** Chooses some of the people one knows. */
public final class PeopleSheet {

    private final Desk desk;
    private final People people;

    public PeopleSheet(Desk desk, People people) {
        this.desk = desk;
        this.people = people;
    }

    /** @param chosen hears whom, at least one */
    public void show(String title, Predicate<PublicIdentity> fits, Consumer<List<PublicIdentity>> chosen) {
        var texts = desk.texts();
        List<PublicIdentity> marked = new ArrayList<>();
        Button choose = Buttons.primary(texts.get("chat.people.choose"), () -> {});
        choose.setDisable(true);
        var list = new VBox(8);
        for (Contact contact : people.contacts()) {
            if (fits.test(contact.key()) && !contact.key().equals(people.self())) {
                var box = new CheckBox(people.name(contact.key()));
                box.setMnemonicParsing(false);
                box.setOnAction(_ -> {
                    marked.remove(contact.key());
                    if (box.isSelected()) {
                        marked.add(contact.key());
                    }
                    choose.setDisable(marked.isEmpty());
                });
                list.getChildren().add(box);
            }
        }
        if (list.getChildren().isEmpty()) {
            list.getChildren().add(Form.muted(texts.get("chat.people.none")));
        }
        var sheet = new Sheet(texts, desk.sheets(), title, list);
        Runnable take = () -> {
            if (!marked.isEmpty()) {
                sheet.close();
                chosen.accept(List.copyOf(marked));
            }
        };
        choose.setOnAction(_ -> take.run());
        // Enter would take the mark away again; the space bar does that.
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && event.getTarget() instanceof CheckBox) {
                event.consume();
                take.run();
            }
        });
        sheet.setButtons(Buttons.plain(texts.get("common.cancel"), sheet::close), choose);
        sheet.show();
    }
}
