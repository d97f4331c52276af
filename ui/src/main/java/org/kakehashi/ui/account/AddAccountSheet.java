package org.kakehashi.ui.account;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Field;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.control.PasswordEntry;
import org.kakehashi.ui.control.ProgressPane;
import org.kakehashi.ui.control.Sheet;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.share.SharesEntry;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.account.Origin;
import org.kakehashi.wallet.account.Seed;
import org.kakehashi.wallet.key.PathConvention;

/** One sheet for the six ways to an account; what a way needs stands below the choice. */
final class AddAccountSheet {

    private final Desk desk;
    private final Holdings holdings;
    private final Consumer<Account> onAdded;
    private final Texts texts;
    private final AddAccountViewModel model;
    private final Sheet sheet;
    private final VBox form = new VBox(4);
    private final TextField name = new TextField();
    private final ComboBox<Seed> seeds = new ComboBox<>();
    private final ComboBox<PathConvention> conventions = new ComboBox<>();
    private final PasswordEntry key;
    private final PasswordEntry filePassword;
    private final PasswordEntry passphrase;
    private final TextField address = new TextField();
    private final TextArea words = new TextArea();
    private final SharesEntry shares;
    private final Label fileName = new Label();
    private final ObjectProperty<@Nullable Path> file = new SimpleObjectProperty<>();
    private static final int KEY_SHOWN = 8;

    private AddAccountViewModel.Kind kind;

    AddAccountSheet(Desk desk, Holdings holdings, Consumer<Account> onAdded) {
        this.desk = desk;
        this.holdings = holdings;
        this.onAdded = onAdded;
        this.texts = desk.texts();
        model = new AddAccountViewModel(texts, desk.background(), holdings, this::added);
        key = new PasswordEntry(texts, texts.get("account.key"));
        filePassword = new PasswordEntry(texts, texts.get("account.keystore.password"));
        passphrase = new PasswordEntry(texts, texts.get("account.passphrase"));
        shares = new SharesEntry(texts);
        shares.disableProperty().bind(model.busyProperty());
        kind = model.seeds().isEmpty() ? AddAccountViewModel.Kind.WORDS : AddAccountViewModel.Kind.NEXT;
        name.setText(model.suggestedName());
        words.setPrefRowCount(3);
        words.setWrapText(true);
        fillChoices();
        form.setMinHeight(250);
        var content = Form.column(
                kinds(),
                form,
                Notice.message(model.noticeProperty()),
                Form.when(model.busyProperty(), new ProgressPane(texts, texts.get("account.working"), model::stop)));
        sheet = new Sheet(texts, desk.sheets(), texts.get("account.add.title"), content);
        Button add = Buttons.primary(texts.get("account.do.add"), this::add);
        add.disableProperty().bind(model.busyProperty());
        sheet.setButtons(add);
        sheet.setOnClosed(this::forget);
        choose(kind);
    }

    void show() {
        sheet.show();
    }

    private Node kinds() {
        var group = new ToggleGroup();
        var column = new VBox(6);
        Form.enterGoesOn(column, this::add);
        for (AddAccountViewModel.Kind each : AddAccountViewModel.Kind.values()) {
            if (each != AddAccountViewModel.Kind.NEXT || !model.seeds().isEmpty()) {
                var button =
                        new RadioButton(texts.get("account.add." + each.name().toLowerCase(Locale.ROOT)));
                button.setToggleGroup(group);
                button.setSelected(each == kind);
                button.setOnAction(_ -> choose(each));
                column.getChildren().add(button);
            }
        }
        return column;
    }

    private void fillChoices() {
        seeds.getItems().setAll(model.seeds());
        seeds.setConverter(shown(seed -> GuardedText.line(seed.name())));
        seeds.getSelectionModel().selectFirst();
        List<PathConvention> all = model.conventions();
        conventions.getItems().setAll(all);
        conventions.setConverter(shown(convention ->
                convention.template().replace("/i", "/…") + "  —  " + String.join(", ", convention.software())));
        conventions.getSelectionModel().selectFirst();
    }

    static <T> StringConverter<T> shown(java.util.function.Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private void choose(AddAccountViewModel.Kind chosen) {
        kind = chosen;
        model.clearNotice();
        form.getChildren()
                .setAll(Form.muted(texts.get("account.add." + chosen.name().toLowerCase(Locale.ROOT) + ".text")));
        switch (chosen) {
            case NEXT ->
                form.getChildren()
                        .addAll(
                                new Field(texts.get("account.seed"), seeds),
                                new Field(texts.get("account.convention"), conventions),
                                Buttons.plain(texts.get("account.find"), this::find));
            case KEY -> form.getChildren().add(key);
            case KEYSTORE -> form.getChildren().addAll(fileRow(), filePassword);
            case WORDS ->
                form.getChildren()
                        .addAll(
                                new Field(texts.get("account.words"), words),
                                passphrase,
                                new Field(texts.get("account.convention"), conventions));
            case SHARES ->
                form.getChildren().addAll(shares, passphrase, new Field(texts.get("account.convention"), conventions));
            case WATCH -> form.getChildren().addAll(new Field(texts.get("account.address"), address), knownKeys());
        }
        form.getChildren().add(new Field(texts.get("account.name"), name));
    }

    /** A key that was given once need not be found and pasted again for its next address. */
    private Node knownKeys() {
        var rows = new VBox(6);
        for (String xpub : model.watchedKeys()) {
            String shown = xpub.substring(0, KEY_SHOWN) + "…" + xpub.substring(xpub.length() - KEY_SHOWN);
            rows.getChildren().add(Buttons.plain(Icons.ADD, texts.get("account.xpub.next", shown), () -> {
                address.setText(xpub);
                name.requestFocus();
            }));
        }
        rows.setManaged(!rows.getChildren().isEmpty());
        return rows;
    }

    private Node fileRow() {
        fileName.setText(texts.get("account.keystore.none"));
        Button choose = Buttons.plain(Icons.FILE, texts.get("account.keystore.choose"), () -> {
            Optional<Path> chosen = desk.files().open(texts.get("account.keystore.choose"), List.of());
            chosen.ifPresent(path -> {
                file.set(path);
                fileName.setText(
                        texts.get("account.keystore.file", GuardedText.line(String.valueOf(path.getFileName()))));
            });
        });
        return Form.row(choose, fileName);
    }

    private void add() {
        switch (kind) {
            case NEXT -> model.addNext(seeds.getValue(), conventions.getValue(), name.getText());
            case KEY -> model.importKey(key.take(), name.getText());
            case KEYSTORE -> {
                Path chosen = file.get();
                if (chosen != null) {
                    model.importKeystore(chosen, filePassword.take(), name.getText());
                }
            }
            case WORDS -> {
                char[] typed = words.getText().toCharArray();
                model.addWords(typed, passphrase.copy(), conventions.getValue(), name.getText());
            }
            case SHARES -> {
                if (shares.enoughProperty().get()) {
                    model.addShares(shares, passphrase.copy(), conventions.getValue(), name.getText());
                } else {
                    model.missing();
                }
            }
            case WATCH -> model.watch(address.getText(), name.getText());
        }
    }

    private void find() {
        Seed seed = seeds.getValue();
        if (seed != null) {
            sheet.close();
            new FindSheet(desk, holdings, seed, onAdded).show();
        }
    }

    private void added(Account account) {
        sheet.close();
        boolean restored = kind == AddAccountViewModel.Kind.WORDS || kind == AddAccountViewModel.Kind.SHARES;
        if (restored && account.origin() instanceof Origin.HdAccount hd) {
            holdings.accounts()
                    .book()
                    .seed(hd.seedId())
                    .ifPresent(seed -> new FindSheet(desk, holdings, seed, onAdded).show());
        }
        desk.toasts().done(texts.get("account.added", GuardedText.line(account.name())));
        onAdded.accept(account);
    }

    private void forget() {
        model.stop();
        key.clear();
        filePassword.clear();
        passphrase.clear();
        words.clear();
        shares.forget();
    }
}
