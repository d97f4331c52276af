package org.kakehashi.ui.description;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.control.InlineMessage;
import org.kakehashi.ui.control.KeyValues;
import org.kakehashi.ui.control.Sheet;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.clearsigning.DescriptorFile;
import org.kakehashi.wallet.clearsigning.Descriptors;

/** Adds a description file: chosen, shown for what it claims to be, and kept once the person agrees. */
public final class AddDescriptionSheet {

    private static final String ADD = "description.add";
    private static final int MOST_SHOWN = 8;

    private final Desk desk;
    private final Texts texts;
    private final Descriptors descriptors;
    private final Runnable onAdded;
    private final Sheet sheet;
    private final SimpleObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>();
    private final Button choose;
    private String name = "";
    private byte @Nullable [] first;

    public AddDescriptionSheet(Desk desk, Descriptors descriptors, Runnable onAdded) {
        this.desk = desk;
        this.texts = desk.texts();
        this.descriptors = descriptors;
        this.onAdded = onAdded;
        choose = Buttons.plain(Icons.FILE, texts.get("description.choose"), this::choose);
        choose.setId("description-choose");
        sheet = new Sheet(texts, desk.sheets(), texts.get("description.add"), new VBox());
    }

    public void show() {
        sheet.setContent(Form.column(Form.words(texts.get("description.what")), choose, Notice.message(notice)));
        sheet.show();
        choose.requestFocus();
    }

    private void choose() {
        Optional<Path> chosen = desk.files().open(texts.get("description.choose"), List.of("json"));
        if (chosen.isEmpty()) {
            return;
        }
        byte[] before = first;
        Optional<byte[]> bytes = load(chosen.get());
        if (bytes.isEmpty()) {
            notice.set(Notice.danger(texts.get("description.unreadable"), ""));
            return;
        }
        if (before == null) {
            name = String.valueOf(chosen.get().getFileName());
            take(bytes.get(), null);
        } else {
            take(before, bytes.get());
        }
    }

    /** One byte more than allowed is enough to see that it is too long. */
    private static Optional<byte[]> load(Path file) {
        try (var in = Files.newInputStream(file)) {
            return Optional.of(in.readNBytes(DescriptorFile.LARGEST + 1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void take(byte[] bytes, byte @Nullable [] included) {
        switch (DescriptorFile.read(bytes, included)) {
            case DescriptorFile.Valid(var file) -> consent(file, bytes, included);
            case DescriptorFile.Incomplete(var other) -> {
                first = bytes;
                notice.set(Notice.info(
                        texts.get("description.incomplete", GuardedText.line(other)),
                        texts.get("description.incomplete.text")));
            }
            case DescriptorFile.Refused(var reason) -> {
                first = null;
                notice.set(Notice.danger(texts.get("description.refused"), texts.get("description.refused." + reason)));
            }
        }
    }

    private void consent(DescriptorFile file, byte[] bytes, byte @Nullable [] included) {
        var facts = new KeyValues();
        facts.row(texts.get("description.file"), GuardedText.label(name));
        facts.row(texts.get("description.owner"), GuardedText.label(file.owner().isBlank() ? "—" : file.owner()));
        facts.row(
                texts.get("description.contracts"),
                lines(file.contracts().stream()
                        .map(place ->
                                texts.get("description.place", place.chainId().toString()) + "\n"
                                        + place.contract().toHex())
                        .toList()));
        facts.row(
                texts.get("description.subjects"),
                lines(file.subjects().stream().map(GuardedText::line).toList()));
        var agree = new CheckBox(texts.get("description.agree"));
        agree.setId("description-agree");
        agree.setWrapText(true);
        Button add = Buttons.primary(texts.get("description.keep"), () -> add(bytes, included));
        add.disableProperty().bind(agree.selectedProperty().not());
        notice.set(null);
        sheet.setContent(Form.column(
                facts,
                new InlineMessage(
                        InlineMessage.Kind.WARNING,
                        texts.get("description.warning"),
                        texts.get("description.warning.text")),
                agree,
                Notice.message(notice)));
        sheet.setButtons(add);
        agree.requestFocus();
    }

    private Node lines(List<String> all) {
        var column = new VBox(2);
        all.stream().limit(MOST_SHOWN).map(Form::words).forEach(column.getChildren()::add);
        if (all.size() > MOST_SHOWN) {
            column.getChildren().add(Form.muted(texts.get("description.more", all.size() - MOST_SHOWN)));
        }
        return column;
    }

    private void add(byte[] bytes, byte @Nullable [] included) {
        desk.background().job(ADD, _ -> descriptors.add(name, bytes, included)).start(added -> {
            if (added) {
                sheet.close();
                desk.toasts().done(texts.get("description.added"));
                onAdded.run();
            } else {
                notice.set(Notice.danger(texts.get("description.full", Descriptors.MOST), ""));
            }
        });
    }
}
