package org.kakehashi.ui.file;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.image.Image;
import javafx.scene.layout.VBox;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.control.InlineMessage;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Form;

/**
 * Takes the text of a QR code (ISO/IEC 18004) from a picture in a file or from a copied one, such as a photograph or a
 * part of the screen. What the code says may be anything: whoever takes it reads it as if it had been typed.
 */
public final class CodePicture {

    private static final int SIDE = 2_000;
    private static final long LARGEST = 50_000_000;
    private static final List<String> ENDINGS = List.of("png", "jpg", "jpeg", "gif");

    private interface Source {
        Optional<String> read() throws IOException;
    }

    private final Desk desk;
    private final Consumer<String> taken;
    private final InlineMessage message = new InlineMessage();

    private CodePicture(Desk desk, Consumer<String> taken) {
        this.desk = desk;
        this.taken = taken;
    }

    /** Two buttons, and what there is to say about the picture. @param taken hears what the code says */
    public static Node buttons(Desk desk, Consumer<String> taken) {
        var reading = new CodePicture(desk, taken);
        var texts = desk.texts();
        Button file = Buttons.plain(Icons.PICTURE, texts.get("file.code.file"), reading::choose);
        file.setId("code-file");
        Button copied = Buttons.plain(Icons.COPY, texts.get("file.code.copied"), reading::paste);
        copied.setId("code-copied");
        return new VBox(8, Form.row(file, copied), reading.message);
    }

    private void choose() {
        desk.files().open(desk.texts().get("file.code.file"), ENDINGS).ifPresent(this::read);
    }

    private void paste() {
        Optional<Image> picture = desk.pasteboard().picture();
        List<Path> files = desk.pasteboard().files();
        if (picture.isPresent()) {
            BufferedImage pixels = SwingFXUtils.fromFXImage(picture.get(), null);
            start(() -> text(pixels));
        } else if (!files.isEmpty()) {
            read(files.getFirst());
        } else {
            message.show(
                    InlineMessage.Kind.INFO,
                    desk.texts().get("file.code.nothing"),
                    desk.texts().get("file.code.nothing.text"));
        }
    }

    private void read(Path file) {
        start(() -> {
            if (Files.size(file) > LARGEST) {
                throw new IOException("too large");
            }
            return text(Pictures.decode(Files.readAllBytes(file), SIDE));
        });
    }

    private void start(Source source) {
        message.clear();
        desk.background()
                .job(this, _ -> source.read())
                .heavy()
                .failed(_ -> none())
                .start(text -> {
                    text.ifPresentOrElse(taken, this::none);
                });
    }

    private void none() {
        message.show(
                InlineMessage.Kind.WARNING,
                desk.texts().get("file.code.none"),
                desk.texts().get("file.code.none.text"));
    }

    /** Empty where no code is found; light codes on dark are found too. */
    static Optional<String> text(BufferedImage picture) {
        var plain = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = plain.createGraphics();
        pen.drawImage(picture, 0, 0, Color.WHITE, null);
        pen.dispose();
        int[] pixels = plain.getRGB(0, 0, plain.getWidth(), plain.getHeight(), null, 0, plain.getWidth());
        LuminanceSource light = new RGBLuminanceSource(plain.getWidth(), plain.getHeight(), pixels);
        return decode(light).or(() -> decode(light.invert()));
    }

    private static Optional<String> decode(LuminanceSource light) {
        try {
            return Optional.of(new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(light)), Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText());
        } catch (ReaderException nothing) {
            return Optional.empty();
        }
    }
}
