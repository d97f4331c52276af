package org.kakehashi.ui.receive;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javax.imageio.ImageIO;
import org.kakehashi.ui.account.AccountSheets;
import org.kakehashi.ui.control.AddressLabel;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.EmptyState;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.control.InlineMessage;
import org.kakehashi.ui.control.QrImage;
import org.kakehashi.ui.control.Sheet;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.account.Seed;

/** The address of one account, to be read, copied, photographed or saved. */
public final class ReceiveSheet {

    private static final int QR_SIDE = 220;
    private static final int SAVED_SIDE = 800;

    private final Desk desk;
    private final Texts texts;
    private final AccountSheets accounts;
    private final ReceiveViewModel model;
    private final Sheet sheet;
    private final InlineMessage saveMessage = new InlineMessage();

    public ReceiveSheet(Desk desk, Holdings holdings, Account account) {
        this.desk = desk;
        this.texts = desk.texts();
        this.accounts = new AccountSheets(desk, holdings);
        model = new ReceiveViewModel(texts, desk.background(), holdings, account);
        sheet = new Sheet(texts, desk.sheets(), texts.get("receive.title", model.name()), new VBox());
        sheet.setButtons(Buttons.plain(texts.get("receive.close"), sheet::close));
        model.quizProperty().addListener((_, _, _) -> fill());
        fill();
    }

    /** @param onClosed runs when the sheet is gone */
    public void show(Runnable onClosed) {
        sheet.setOnClosed(() -> {
            model.close();
            onClosed.run();
        });
        sheet.show();
    }

    private void fill() {
        sheet.setContent(model.quizProperty().get().map(this::quiz).orElseGet(this::address));
    }

    private Node quiz(Seed seed) {
        Button start = Buttons.primary(texts.get("receive.quiz.start"), () -> accounts.quiz(seed, () -> {}));
        Button words = Buttons.plain(Icons.WORDS, texts.get("receive.quiz.words"), () -> accounts.words(seed));
        return new EmptyState(Icons.WORDS, texts.get("receive.quiz"), texts.get("receive.quiz.text"), start, words);
    }

    private Node address() {
        var qr = new QrImage(QR_SIDE);
        model.shownProperty().addListener((_, _, form) -> qr.show(form, texts.get("receive.qr", model.name())));
        qr.show(model.shownProperty().get(), texts.get("receive.qr", model.name()));
        var forms = new VBox(14);
        HBox.setHgrow(forms, Priority.ALWAYS);
        for (int i = 0; i < model.forms().size(); i++) {
            String caption = i == 0
                    ? texts.get("receive.own", GuardedText.line(model.profile().name()))
                    : texts.get("receive.other");
            forms.getChildren().add(form(caption, model.forms().get(i)));
        }
        forms.getChildren().add(Buttons.plain(Icons.SAVE, texts.get("receive.save"), this::save));
        var top = new HBox(20, qr, forms);
        top.setAlignment(Pos.TOP_LEFT);
        top.setFillHeight(false);
        var column = Form.column(top, saveMessage);
        for (Notice notice : model.warnings()) {
            column.getChildren().add(new InlineMessage(notice.kind(), notice.title(), notice.text()));
        }
        return column;
    }

    private Node form(String caption, String address) {
        var words = new Label(AddressLabel.grouped(address));
        words.getStyleClass().add("address-text");
        words.setWrapText(true);
        words.setAccessibleText(texts.get("common.address", address));
        Button copy = Buttons.plain(Icons.COPY, texts.get("receive.copy"), () -> {
            desk.pasteboard().copy(address);
            desk.toasts().done(texts.get("receive.copied"));
        });
        Button show = Buttons.icon(Icons.QR, texts.get("receive.show"), () -> model.show(address));
        return new VBox(4, Form.muted(caption), words, Form.row(copy, show));
    }

    private void save() {
        String form = model.shownProperty().get();
        desk.files().save(texts.get("receive.save"), model.fileName()).ifPresent(target -> {
            BufferedImage picture = SwingFXUtils.fromFXImage(QrImage.draw(form, SAVED_SIDE), null);
            saveMessage.clear();
            desk.background()
                    .job("receive.save", _ -> write(picture, target))
                    .failed(this::saveFailed)
                    .start(path -> desk.toasts().done(texts.get("receive.saved", path.getFileName())));
        });
    }

    private static Path write(BufferedImage picture, Path target) throws IOException {
        try (OutputStream out = Files.newOutputStream(target)) {
            if (!ImageIO.write(picture, "png", out)) {
                throw new IOException("no PNG writer");
            }
        }
        return target;
    }

    private void saveFailed(Throwable failure) {
        if (!(failure instanceof IOException)) {
            throw new IllegalStateException(failure);
        }
        saveMessage.show(
                InlineMessage.Kind.DANGER, texts.get("receive.saveFailed"), texts.get("receive.saveFailed.text"));
    }
}
