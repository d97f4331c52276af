package org.kakehashi.ui.share;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.control.InlineMessage;
import org.kakehashi.ui.control.PasswordEntry;
import org.kakehashi.ui.control.ProgressPane;
import org.kakehashi.ui.control.Sheet;
import org.kakehashi.ui.control.WindowLeft;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Seed;
import org.kakehashi.wallet.seed.Slip39Share;

/** Backup shares of a seed: how many, the password, then one after another to be written down. */
public final class SplitSheet {

    private static final int COLUMNS = 4;

    private final Texts texts;
    private final Seed seed;
    private final SplitViewModel model;
    private final ShareWords words;
    private final Sheet sheet;
    private final PlanEntry plan;
    private final PasswordEntry passphrase;
    private final PasswordEntry password;
    private final PasswordEntry again;
    private final GridPane grid = new GridPane();
    private final Label heading = Form.heading("");
    private final Button next;
    private final Button back;

    public SplitSheet(Desk desk, Holdings holdings, Seed seed) {
        this.texts = desk.texts();
        this.seed = seed;
        model = new SplitViewModel(texts, desk.background(), holdings);
        words = new ShareWords(texts);
        plan = new PlanEntry(texts);
        passphrase = new PasswordEntry(texts, texts.get("share.passphrase"));
        password = new PasswordEntry(texts, texts.get("account.export.password"));
        again = new PasswordEntry(texts, texts.get("account.export.password"));
        next = Buttons.primary(texts.get("share.next"), this::next);
        next.setId("share-next");
        back = Buttons.plain(
                texts.get("common.back"), () -> model.turnTo(model.atProperty().get() - 1));
        sheet = new Sheet(texts, desk.sheets(), texts.get("share.title", GuardedText.line(seed.name())), new VBox());
        sheet.setOnClosed(this::forget);
        grid.setHgap(18);
        grid.setVgap(8);
        grid.getStyleClass().add("secret");
        model.piecesProperty().addListener((_, _, _) -> fill());
        model.sharesProperty().addListener((_, _, now) -> {
            if (!now.isEmpty()) {
                showShares();
            }
        });
    }

    public void show() {
        Button make = Buttons.primary(
                texts.get("share.make"), () -> model.make(seed, plan.plan(), passphrase.take(), password.take()));
        make.disableProperty()
                .bind(model.busyProperty().or(password.lengthProperty().isEqualTo(0)));
        sheet.setContent(Form.column(
                Form.words(texts.get("share.what")),
                plan,
                Form.muted(texts.get(seed.kind() == Seed.Kind.WORDS ? "share.long" : "share.short")),
                passphrase,
                Form.muted(texts.get("share.passphrase.text")),
                password,
                Form.when(model.busyProperty(), new ProgressPane(texts, texts.get("account.working"), null)),
                Notice.message(model.noticeProperty())));
        sheet.setButtons(make);
        sheet.show();
    }

    private void showShares() {
        var hidden =
                Bindings.createBooleanBinding(() -> model.piecesProperty().get().isEmpty(), model.piecesProperty());
        Button show = Buttons.primary(texts.get("share.show"), () -> model.showAgain(again.take()));
        show.setGraphic(Icons.SHOW.node());
        show.disableProperty()
                .bind(model.busyProperty().or(again.lengthProperty().isEqualTo(0)));
        Button hide = Buttons.plain(Icons.HIDE, texts.get("account.export.hide"), model::hide);
        Node page = Form.column(
                heading,
                Form.words(texts.get("share.paper")),
                Form.when(hidden.not(), Form.column(grid, Form.muted(texts.get("account.export.shown")), hide)),
                Form.when(hidden, Form.column(again, show)),
                Notice.message(model.noticeProperty()),
                new InlineMessage(
                        InlineMessage.Kind.WARNING, texts.get("share.warning"), texts.get("share.warning.text")));
        WindowLeft.run(page, model::windowLeft);
        back.visibleProperty().bind(model.atProperty().greaterThan(0));
        back.disableProperty().bind(hidden);
        next.disableProperty().bind(hidden);
        next.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> texts.get(isLast() ? "share.done" : "share.next"), model.atProperty()));
        sheet.setContent(page);
        sheet.setButtons(back, Form.space(), next);
    }

    private boolean isLast() {
        return model.atProperty().get() == model.sharesProperty().get().size() - 1;
    }

    private void next() {
        if (isLast()) {
            sheet.close();
        } else {
            model.turnTo(model.atProperty().get() + 1);
        }
    }

    private void fill() {
        grid.getChildren().clear();
        List<String> pieces = model.piecesProperty().get();
        List<Slip39Share> shares = model.sharesProperty().get();
        if (pieces.isEmpty() || shares.isEmpty()) {
            return;
        }
        int at = model.atProperty().get();
        heading.setText(texts.get(
                "share.heading",
                at + 1,
                shares.size(),
                words.name(shares.get(at).header())));
        for (int i = 0; i < pieces.size(); i++) {
            var label = new Label((i + 1) + "  " + pieces.get(i));
            label.getStyleClass().add("mono");
            label.setAccessibleText(texts.get("account.words.number", i + 1, pieces.get(i)));
            grid.add(label, i % COLUMNS, i / COLUMNS);
        }
    }

    private void forget() {
        passphrase.clear();
        password.clear();
        again.clear();
        model.forget();
        grid.getChildren().clear();
    }
}
