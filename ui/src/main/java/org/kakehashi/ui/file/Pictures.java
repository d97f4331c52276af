package org.kakehashi.ui.file;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.kakehashi.messaging.picture.PictureKind;
import org.kakehashi.messaging.picture.PlainPicture;

/**
 * Makes pictures of bytes that may be anybody's: only of a few kinds, only after their dimensions were looked at, never
 * larger in memory than asked for, and without a trace on the disk. Takes as long as the picture is large, so not on the
 * window's thread.
 */
final class Pictures {

    /** More are not decoded. */
    static final long MOST_PIXELS = 60_000_000;

    private static final int LONGEST_SIDE = 30_000;
    private static final int[] PREVIEW_SIDES = {256, 192, 128, 96};
    private static final float[] PREVIEW_QUALITIES = {0.7f, 0.5f, 0.3f};

    private Pictures() {}

    /**
     * The picture, upright.
     *
     * @param side the longer side is at most this long; smaller pictures stay as they are
     * @throws IOException when it is no picture of a kind that is read, or damaged, or too large
     */
    static BufferedImage decode(byte[] bytes, int side) throws IOException {
        try {
            return decoded(bytes, side);
        } catch (RuntimeException stumbled) {
            // The library's decoders say so of some damage.
            throw new IOException("the decoder stumbled", stumbled);
        }
    }

    private static BufferedImage decoded(byte[] bytes, int side) throws IOException {
        PlainPicture plain = PlainPicture.bare(bytes)
                .filter(picture -> picture.kind() != PictureKind.WEBP)
                .orElseThrow(() -> new IOException("no picture that is read here"));
        ImageReader reader =
                ImageIO.getImageReadersByFormatName(plain.kind().ending()).next();
        // Other streams of that library keep a copy in a temporary file.
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(plain.content()))) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (Math.max(width, height) > LONGEST_SIDE || (long) width * height > MOST_PIXELS) {
                throw new IOException("too many pixels");
            }
            var param = reader.getDefaultReadParam();
            int every = Math.max(1, Math.max(width, height) / side);
            param.setSourceSubsampling(every, every, 0, 0);
            return upright(reader.read(0, param), plain.orientation(), side);
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage upright(BufferedImage picture, int orientation, int side) {
        double scale = Math.min(1, (double) side / Math.max(picture.getWidth(), picture.getHeight()));
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        boolean sideways = orientation >= 5;
        var made = new BufferedImage(sideways ? height : width, sideways ? width : height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = made.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.transform(turn(orientation, width, height));
        graphics.drawImage(picture, 0, 0, width, height, null);
        graphics.dispose();
        return made;
    }

    /** EXIF 2.32, 4.6.4: which corner the first pixel is in. */
    private static AffineTransform turn(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    /** A small JPEG of at most so many bytes. */
    static byte[] preview(BufferedImage picture, int most) throws IOException {
        byte[] made = new byte[0];
        for (int side : PREVIEW_SIDES) {
            BufferedImage small = flat(picture, side);
            for (float quality : PREVIEW_QUALITIES) {
                made = jpeg(small, quality);
                if (made.length <= most) {
                    return made;
                }
            }
        }
        return made.length <= most ? made : new byte[0];
    }

    private static BufferedImage flat(BufferedImage picture, int side) {
        double scale = Math.min(1, (double) side / Math.max(picture.getWidth(), picture.getHeight()));
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        var made = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = made.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(picture, 0, 0, width, height, Color.WHITE, null);
        graphics.dispose();
        return made;
    }

    private static byte[] jpeg(BufferedImage picture, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** As a PNG, for what has only pixels, such as a picture that was copied. */
    static byte[] png(BufferedImage picture) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(picture, "png", out);
        }
        return bytes.toByteArray();
    }
}
