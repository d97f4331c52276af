package org.kakehashi.ui.conversation;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.conversation.Conversation;
import org.kakehashi.messaging.group.GroupAction;
import org.kakehashi.messaging.group.GroupResult;
import org.kakehashi.messaging.group.GroupState;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.messaging.messenger.Messenger;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Field;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.control.InlineMessage;
import org.kakehashi.ui.control.Sheet;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.people.People;
import org.kakehashi.ui.people.PeopleSheet;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;

/** The people of a group, their roles, and what an admin may change. */
final class MembersBlock {

    private final Desk desk;
    private final Texts texts;
    private final Messenger messenger;
    private final People people;
    private final ConversationViewModel model;
    private final InlineMessage refused = new InlineMessage();
    private final Object key = new Object();
    private final VBox list = new VBox(6);
    private final VBox box = new VBox(10);
    private @Nullable String group;
    private @Nullable GroupState shown;

    MembersBlock(Desk desk, Messenger messenger, People people, ConversationViewModel model) {
        this.desk = desk;
        this.texts = desk.texts();
        this.messenger = messenger;
        this.people = people;
        this.model = model;
    }

    Node node(Conversation chat) {
        list.getChildren().clear();
        model.membersProperty().get().forEach(member -> list.getChildren().add(line(member, Optional.empty(), "")));
        box.getChildren().setAll(list, refused);
        group = chat.group();
        shown = null;
        lookAgain();
        return Form.block(texts.get("chat.people"), "", box);
    }

    /** Roles change without the list of members changing. */
    void lookAgain() {
        String asked = group;
        if (asked != null) {
            desk.background()
                    .job(
                            key,
                            _ -> messenger
                                    .database()
                                    .read(tx -> messenger.groups().state(tx, asked)))
                    .start(state -> state.filter(known -> !known.equals(shown)).ifPresent(known -> fill(asked, known)));
        }
    }

    private void fill(String group, GroupState state) {
        shown = state;
        list.getChildren().clear();
        // Who may change the group stands first.
        state.people().stream()
                .sorted(Comparator.comparing((PublicIdentity person) -> !state.hasAdmin(person))
                        .thenComparing(people::name))
                .forEach(member -> list.getChildren().add(line(member, Optional.of(state), group)));
        var row = new FlowPane(8, 8);
        if (state.hasAdmin(people.self())) {
            row.getChildren()
                    .add(Buttons.plain(
                            Icons.ADD,
                            texts.get("chat.member.add"),
                            () -> new PeopleSheet(desk, people)
                                    .show(
                                            texts.get("chat.member.add"),
                                            person -> !state.hasMember(person),
                                            added -> change(group, new GroupAction.Add(added)))));
            row.getChildren()
                    .add(Buttons.plain(Icons.EDIT, texts.get("chat.member.rename"), () -> rename(group, state.name())));
        }
        if (state.hasMember(people.self())) {
            row.getChildren()
                    .add(Buttons.danger(texts.get("chat.member.leave"), () -> change(group, new GroupAction.Leave())));
        }
        box.getChildren().setAll(list, refused, row);
    }

    private Node line(PublicIdentity member, Optional<GroupState> state, String group) {
        Label name = GuardedText.label(people.name(member));
        name.setMinWidth(0);
        boolean admin = state.filter(known -> known.hasAdmin(member)).isPresent();
        var role = new Label(state.isEmpty() ? "" : texts.get(admin ? "chat.member.admin" : "chat.member.member"));
        role.setMinWidth(Label.USE_PREF_SIZE);
        role.getStyleClass().addAll("caption", admin ? "strong" : "muted");
        var row = new HBox(8, name, role, Form.space());
        row.setAlignment(Pos.CENTER_LEFT);
        if (state.filter(known -> known.hasAdmin(people.self())).isPresent() && !member.equals(people.self())) {
            Button more = Buttons.icon(Icons.MORE, texts.get("chat.member.more", people.name(member)));
            more.setOnAction(_ -> menu(member, admin, group).show(more, Side.BOTTOM, 0, 0));
            row.getChildren().add(more);
        }
        return row;
    }

    private ContextMenu menu(PublicIdentity member, boolean admin, String group) {
        List<PublicIdentity> one = List.of(member);
        return new ContextMenu(
                admin
                        ? item("chat.member.demote", group, new GroupAction.Demote(one))
                        : item("chat.member.promote", group, new GroupAction.Promote(one)),
                item("chat.member.remove", group, new GroupAction.Remove(one)));
    }

    private MenuItem item(String key, String group, GroupAction action) {
        var item = new MenuItem(texts.get(key));
        item.setOnAction(_ -> change(group, action));
        return item;
    }

    private void rename(String group, String present) {
        var name = new TextField(present);
        name.setId("group-name");
        var field = new Field(texts.get("chat.group.name"), name);
        var sheet = new Sheet(texts, desk.sheets(), texts.get("chat.member.rename"), field);
        sheet.setButtons(Buttons.primary(texts.get("chat.rename.save"), () -> {
            sheet.close();
            change(group, new GroupAction.Rename(name.getText().strip()));
        }));
        sheet.show();
    }

    private void change(String group, GroupAction action) {
        desk.background()
                .job(new Object(), _ -> messenger.change(group, action))
                .start(result -> {
                    if (result instanceof GroupResult.Refused(GroupResult.Reason reason)) {
                        refused.show(InlineMessage.Kind.WARNING, texts.get("chat.member.refused." + reason), "");
                    } else {
                        refused.clear();
                        lookAgain();
                    }
                });
    }
}
