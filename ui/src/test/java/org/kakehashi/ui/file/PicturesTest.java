package org.kakehashi.ui.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Pictures of anybody's bytes: small in memory, or refused. */
class PicturesTest {

    private static final int ROUNDS = Integer.getInteger("pictures.rounds", 150);

    private static byte[] encoded(int width, int height, String format) throws IOException {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                picture.setRGB(x, y, x * 31 << 8 ^ y * 17);
            }
        }
        var out = new ByteArrayOutputStream();
        ImageIO.write(picture, format, out);
        return out.toByteArray();
    }

    @Test
    void aPictureIsNeverLargerThanAskedFor() throws IOException {
        for (String format : new String[] {"jpg", "png", "gif"}) {
            BufferedImage made = Pictures.decode(encoded(700, 350, format), 256);
            assertEquals(256, made.getWidth(), format);
            assertEquals(128, made.getHeight(), format);
            assertEquals(30, Pictures.decode(encoded(30, 20, format), 256).getWidth(), format);
            byte[] preview = Pictures.preview(made, 4_800);
            assertTrue(preview.length > 0 && preview.length <= 4_800, format + " " + preview.length);
        }
    }

    @Test
    void whatIsSpoiledIsRefusedOrStillSmall() throws IOException {
        var random = new Random(11);
        for (String format : new String[] {"jpg", "png", "gif"}) {
            byte[] good = encoded(120, 90, format);
            for (int round = 0; round < ROUNDS; round++) {
                byte[] bad = good.clone();
                for (int i = random.nextInt(8); i >= 0; i--) {
                    // The beginning, where the dimensions stand, most of all.
                    int at = random.nextBoolean()
                            ? random.nextInt(Math.min(64, bad.length))
                            : random.nextInt(bad.length);
                    bad[at] = (byte) random.nextInt(256);
                }
                assertSmallOrRefused(bad);
            }
        }
    }

    private static void assertSmallOrRefused(byte[] file) {
        try {
            BufferedImage made = Pictures.decode(file, 64);
            assertTrue(made.getWidth() <= 64 && made.getHeight() <= 64);
        } catch (IOException refused) {
            assertTrue(file.length > 0);
        }
    }

    @Test
    void tooManyPixelsAreNotDecoded() throws IOException {
        byte[] wide = encoded(8, 8, "png");
        wide[18] = 0x7F;
        wide[22] = 0x7F;
        assertThrows(IOException.class, () -> Pictures.decode(wide, 64));
    }
}
