package org.kakehashi.ui.control;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;

/** A QR code, always dark on white with its quiet zone, so that every camera reads it in both themes. */
public final class QrImage extends StackPane {

    private static final int QUIET_ZONE = 4;

    private final ImageView view = new ImageView();
    private final int side;

    /** @param side the most pixels each way; the modules get the largest whole size that fits */
    public QrImage(int side) {
        this.side = side;
        getStyleClass().add("qr");
        view.setSmooth(false);
        getChildren().add(view);
    }

    /**
     * @param text what the code carries
     * @param name what a screen reader says
     */
    public void show(String text, String name) {
        view.setImage(draw(text, side));
        view.setAccessibleText(name);
        setAccessibleText(name);
    }

    /** The picture alone, for saving. */
    public static WritableImage draw(String text, int side) {
        BitMatrix bits = encode(text);
        int modules = bits.getWidth();
        int scale = Math.max(1, side / modules);
        var image = new WritableImage(modules * scale, modules * scale);
        var pixels = image.getPixelWriter();
        for (int y = 0; y < modules * scale; y++) {
            for (int x = 0; x < modules * scale; x++) {
                pixels.setColor(x, y, bits.get(x / scale, y / scale) ? Color.BLACK : Color.WHITE);
            }
        }
        return image;
    }

    private static BitMatrix encode(String text) {
        try {
            return new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M,
                                    EncodeHintType.MARGIN,
                                    QUIET_ZONE,
                                    EncodeHintType.CHARACTER_SET,
                                    "UTF-8"));
        } catch (WriterException e) {
            throw new IllegalArgumentException("Too long for a QR code", e);
        }
    }
}
