package org.kakehashi.ui.messages;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.kakehashi.messaging.contact.Profile;
import org.kakehashi.messaging.identity.ChatIdentity;
import org.kakehashi.messaging.messenger.Messenger;
import org.kakehashi.messaging.relay.RelayRole;
import org.kakehashi.messaging.relay.RelayUrl;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Field;
import org.kakehashi.ui.control.InlineMessage;
import org.kakehashi.ui.control.Page;
import org.kakehashi.ui.correspondence.Correspondence;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.relays.RelayChoice;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Seed;

/** The first use: whose key speaks, which relays carry it, and what leaves the machine by that. */
final class BeginPane {

    private final Object key = new Object();
    private final Desk desk;
    private final Texts texts;
    private final Correspondence correspondence;
    private final ToggleGroup sources = new ToggleGroup();
    private final TextField nsec = new PasswordField();
    private final PasswordField password = new PasswordField();
    private final TextField name = new TextField();
    private final InlineMessage problem = new InlineMessage();
    private final RelayChoice relays;
    private final Button begin;
    private final Page page;

    BeginPane(Desk desk, Correspondence correspondence) {
        this.desk = desk;
        this.texts = desk.texts();
        this.correspondence = correspondence;
        relays = new RelayChoice(texts, List.of());
        begin = Buttons.primary(texts.get("chat.begin"), this::begin);
        begin.setId("begin-messages");
        page = new Page(texts.get("chat.begin.title"));
        build();
    }

    private void build() {
        var choices = new VBox(8);
        List<Seed> seeds = correspondence.seeds();
        for (Seed seed : seeds) {
            choices.getChildren().add(choice(texts.get("chat.begin.seed", GuardedText.line(seed.name())), seed));
        }
        RadioButton other = choice(texts.get("chat.begin.import"), Optional.empty());
        choices.getChildren().add(other);
        sources.selectToggle(sources.getToggles().getFirst());
        nsec.setId("nsec");
        nsec.setPromptText("nsec1…");
        var imported = new VBox(
                8,
                new Field(texts.get("chat.begin.key"), nsec).hint(texts.get("chat.begin.key.hint")),
                new Field(texts.get("chat.begin.password"), password).hint(texts.get("chat.begin.password.hint")));
        page.add(
                Form.words(texts.get("chat.begin.text")),
                Page.card(
                        Form.block(texts.get("chat.begin.who"), texts.get("chat.begin.who.text"), choices),
                        Form.when(other.selectedProperty(), imported)),
                Page.card(Form.block(texts.get("chat.begin.relays"), texts.get("chat.begin.relays.text"), relays)),
                Page.card(Form.block(
                        texts.get("chat.begin.name"),
                        texts.get("chat.begin.name.text"),
                        new Field(texts.get("chat.begin.name.field"), name))),
                new InlineMessage(
                        InlineMessage.Kind.INFO, texts.get("chat.begin.leaves"), texts.get("chat.begin.leaves.text")),
                problem,
                Form.row(begin));
        Form.enterGoesOn(page, this::begin);
    }

    private RadioButton choice(String words, Object what) {
        var button = new RadioButton(words);
        button.setMnemonicParsing(false);
        button.setWrapText(true);
        button.setUserData(what);
        button.setToggleGroup(sources);
        return button;
    }

    private void begin() {
        List<RelayUrl> chosen = relays.chosen();
        if (chosen.isEmpty()) {
            problem.show(
                    InlineMessage.Kind.WARNING,
                    texts.get("chat.begin.noRelay"),
                    texts.get("chat.begin.noRelay.text"),
                    Buttons.plain(texts.get("chat.begin.anyway"), () -> begin(chosen)));
        } else {
            begin(chosen);
        }
    }

    private void begin(List<RelayUrl> chosen) {
        Object source = sources.getSelectedToggle().getUserData();
        String key = nsec.getText();
        char[] secret = password.getText().toCharArray();
        String called = name.getText().strip();
        begin.setDisable(true);
        problem.clear();
        desk.background()
                .job(this.key, _ -> {
                    try {
                        ChatIdentity.Import result = source instanceof Seed seed
                                ? correspondence.fromSeed(seed)
                                : correspondence.fromText(key, secret);
                        correspondence.messenger().ifPresent(messenger -> prepare(messenger, chosen, called));
                        return result;
                    } finally {
                        Arrays.fill(secret, (char) 0);
                    }
                })
                .heavy()
                .failed(failure -> {
                    begin.setDisable(false);
                    desk.background().report(failure);
                })
                .start(this::done);
    }

    private static void prepare(Messenger messenger, List<RelayUrl> chosen, String called) {
        for (RelayUrl relay : chosen) {
            messenger.relays().put(relay, EnumSet.allOf(RelayRole.class));
            messenger.relays().allow(relay);
        }
        if (!called.isEmpty()) {
            messenger.publishProfile(new Profile(called, "", ""));
        }
    }

    private void done(ChatIdentity.Import result) {
        begin.setDisable(false);
        switch (result) {
            case ChatIdentity.Import.Done _ -> forget();
            case ChatIdentity.Import.AlreadyOne(String npub) ->
                problem.show(InlineMessage.Kind.WARNING, texts.get("chat.begin.already"), npub);
            case ChatIdentity.Import.Malformed() ->
                problem.show(InlineMessage.Kind.DANGER, texts.get("chat.begin.malformed"), "");
            case ChatIdentity.Import.WrongPassword() ->
                problem.show(InlineMessage.Kind.DANGER, texts.get("chat.begin.wrongPassword"), "");
            case ChatIdentity.Import.TooCostly() ->
                problem.show(InlineMessage.Kind.DANGER, texts.get("chat.begin.tooCostly"), "");
        }
    }

    Node node() {
        return page;
    }

    /** Takes secrets off the screen. */
    void forget() {
        nsec.clear();
        password.clear();
    }
}
