package org.kakehashi.ui.messages;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kakehashi.messaging.contact.Contacts;
import org.kakehashi.messaging.contact.Nip05;
import org.kakehashi.messaging.conversation.Conversation;
import org.kakehashi.messaging.conversation.ConversationId;
import org.kakehashi.messaging.group.GroupResult;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.messaging.messenger.Messenger;
import org.kakehashi.messaging.relay.RelayUrl;
import org.kakehashi.net.HostPort;
import org.kakehashi.net.Hosts;
import org.kakehashi.net.Purpose;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Field;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.control.InlineMessage;
import org.kakehashi.ui.control.QrImage;
import org.kakehashi.ui.control.Sheet;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.file.CodePicture;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.people.People;
import org.kakehashi.ui.people.PeopleSheet;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;

/** Begins a chat: with a person by npub, by their QR code or by a NIP-05 name, or with a group. */
final class NewChatSheet {

    private static final int QR = 180;
    private static final int LONGEST = 1_000;

    private final Object key = new Object();
    private final Desk desk;
    private final Texts texts;
    private final Messenger messenger;
    private final Hosts hosts;
    private final People people;
    private final TextField who = new TextField();
    private final TextField called = new TextField();
    private final InlineMessage answer = new InlineMessage();
    private final Button open = new Button();

    NewChatSheet(Desk desk, Messenger messenger, Hosts hosts, People people) {
        this.desk = desk;
        this.texts = desk.texts();
        this.messenger = messenger;
        this.hosts = hosts;
        this.people = people;
    }

    /** @param made hears the chat, and the person when it is with one */
    void show(String person, BiConsumer<ConversationId, Optional<PublicIdentity>> made) {
        who.setId("new-chat-who");
        called.setId("new-chat-name");
        who.setText(person);
        who.textProperty().addListener((_, _, _) -> answer.clear());
        String npub = people.self().npub();
        var own = new Label(npub.replaceAll("(.{32})(?!$)", "$1\n"));
        own.getStyleClass().addAll("mono", "caption");
        var qr = new QrImage(QR);
        qr.show("nostr:" + npub, texts.get("chat.new.own"));
        qr.setMaxSize(QR, QR);
        var mine = Form.row(qr, new VBox(8, own, Buttons.plain(Icons.COPY, texts.get("chat.new.copy"), () -> {
            desk.pasteboard().copy(npub);
            desk.toasts().done(texts.get("common.copied"));
        })));
        var column = new VBox(
                14,
                new Field(texts.get("chat.new.who"), who).hint(texts.get("chat.new.who.hint")),
                CodePicture.buttons(desk, who::setText),
                new Field(texts.get("chat.new.name"), called).hint(texts.get("chat.new.name.hint")),
                answer,
                Form.block(texts.get("chat.new.own"), texts.get("chat.new.own.text"), mine));
        var sheet = new Sheet(texts, desk.sheets(), texts.get("chat.new"), column);
        open.setText(texts.get("chat.new.open"));
        open.setDefaultButton(true);
        open.getStyleClass().add("accent");
        open.setOnAction(_ -> read(sheet, made));
        sheet.setButtons(
                Buttons.plain(Icons.PEOPLE, texts.get("chat.new.group"), () -> {
                    sheet.close();
                    group(made);
                }),
                Form.space(),
                open);
        sheet.setOnClosed(() -> desk.background().cancel(key));
        sheet.show();
    }

    private void read(Sheet sheet, BiConsumer<ConversationId, Optional<PublicIdentity>> made) {
        String typed = who.getText().strip();
        String bare = typed.toLowerCase(Locale.ROOT).startsWith("nostr:") ? typed.substring(6) : typed;
        Optional<PublicIdentity> person = PublicIdentity.ofNpub(bare).or(() -> PublicIdentity.ofHex(bare));
        if (person.isPresent()) {
            begin(sheet, person.get(), made);
            return;
        }
        Optional<Nip05.Name> name =
                bare.length() > LONGEST || bare.startsWith("npub1") ? Optional.empty() : Nip05.Name.read(bare);
        if (bare.toLowerCase(Locale.ROOT).startsWith("nsec1")) {
            who.clear();
            answer.show(InlineMessage.Kind.DANGER, texts.get("chat.new.secret"), texts.get("chat.new.secret.text"));
        } else if (name.isEmpty()) {
            answer.show(
                    InlineMessage.Kind.WARNING,
                    texts.get("chat.new.unreadable"),
                    texts.get("chat.new.unreadable.text"));
        } else {
            ask(sheet, name.get(), made);
        }
    }

    private void ask(Sheet sheet, Nip05.Name name, BiConsumer<ConversationId, Optional<PublicIdentity>> made) {
        answer.show(InlineMessage.Kind.INFO, texts.get("chat.new.asking", name.toString()), "");
        desk.background().job(key, _ -> messenger.names().find(name)).start(found -> {
            switch (found) {
                case Nip05.Answer.Found(PublicIdentity person, List<String> relays) -> {
                    note(name, person, relays);
                    begin(sheet, person, made);
                }
                case Nip05.Answer.Unknown() ->
                    answer.show(InlineMessage.Kind.WARNING, texts.get("chat.new.unknown", name.toString()), "");
                case Nip05.Answer.NeedsConsent(HostPort host) ->
                    answer.show(
                            InlineMessage.Kind.INFO,
                            texts.get("chat.new.consent", host.toString()),
                            texts.get("chat.new.consent.text"),
                            Buttons.plain(texts.get("chat.new.consent.yes"), () -> {
                                hosts.allow(host, Purpose.LIST);
                                ask(sheet, name, made);
                            }));
                case Nip05.Answer.Failed _ ->
                    answer.show(
                            InlineMessage.Kind.WARNING,
                            texts.get("chat.new.failed", name.domain()),
                            texts.get("chat.new.failed.text"));
            }
        });
    }

    private void note(Nip05.Name name, PublicIdentity person, List<String> relays) {
        List<RelayUrl> usable =
                relays.stream().flatMap(relay -> RelayUrl.read(relay).stream()).toList();
        desk.background()
                .job(new Object(), _ -> {
                    if (!usable.isEmpty()) {
                        messenger.directory().hint(person, usable);
                    }
                    messenger.contacts().nameChecked(person, name.toString());
                    return true;
                })
                .start(_ -> {});
    }

    private void begin(Sheet sheet, PublicIdentity person, BiConsumer<ConversationId, Optional<PublicIdentity>> made) {
        String petname = called.getText().strip();
        if (petname.length() > Contacts.LONGEST_PETNAME) {
            answer.show(InlineMessage.Kind.WARNING, texts.get("chat.rename.long", Contacts.LONGEST_PETNAME), "");
            return;
        }
        desk.background()
                .job(key, _ -> {
                    String kept = petname.isEmpty()
                            ? messenger
                                    .contacts()
                                    .find(person)
                                    .map(known -> known.petname())
                                    .orElse("")
                            : petname;
                    if (!person.equals(people.self())) {
                        messenger.contacts().add(person, kept);
                    }
                    return messenger.conversations().direct(person);
                })
                .start(chat -> {
                    sheet.close();
                    made.accept(chat, person.equals(people.self()) ? Optional.empty() : Optional.of(person));
                });
    }

    private void group(BiConsumer<ConversationId, Optional<PublicIdentity>> made) {
        new PeopleSheet(desk, people).show(texts.get("chat.new.group"), _ -> true, chosen -> name(chosen, made));
    }

    private void name(List<PublicIdentity> chosen, BiConsumer<ConversationId, Optional<PublicIdentity>> made) {
        var name = new TextField();
        name.setId("group-name");
        var field = new Field(texts.get("chat.group.name"), name);
        var names = new FlowPane(8, 4);
        chosen.forEach(person -> names.getChildren().add(GuardedText.label(people.name(person))));
        var sheet = new Sheet(texts, desk.sheets(), texts.get("chat.new.group"), new VBox(12, names, field));
        sheet.setButtons(Buttons.primary(
                texts.get("chat.group.make"),
                () -> desk.background()
                        .job(key, _ -> made(messenger.createGroup(name.getText().strip(), chosen)))
                        .start(chat -> chat.ifPresentOrElse(
                                id -> {
                                    sheet.close();
                                    made.accept(id, Optional.empty());
                                },
                                () -> field.error(texts.get("chat.group.refused"))))));
        sheet.show();
    }

    private Optional<ConversationId> made(GroupResult result) {
        return result instanceof GroupResult.Grown(var state, var _)
                ? messenger.conversations().list().stream()
                        .filter(chat -> state.id().equals(chat.group()))
                        .map(Conversation::id)
                        .findFirst()
                : Optional.empty();
    }
}
