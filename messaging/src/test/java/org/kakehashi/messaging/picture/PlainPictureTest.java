package org.kakehashi.messaging.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What is written into pictures beside the picture is gone afterwards, and the picture is the same. */
class PlainPictureTest {

    private static final byte[] SECRET = "Shiba Park 35.6581 N".getBytes(StandardCharsets.US_ASCII);

    private static BufferedImage drawn() {
        var picture = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 60; x++) {
            for (int y = 0; y < 40; y++) {
                picture.setRGB(x, y, x * 4 << 16 | y * 6 << 8 | (x * y & 0xFF));
            }
        }
        return picture;
    }

    private static byte[] encoded(String format) throws IOException {
        var out = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(drawn(), format, out));
        return out.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] start(byte[] whole, int length) {
        return Arrays.copyOf(whole, length);
    }

    private static byte[] rest(byte[] whole, int from) {
        return Arrays.copyOfRange(whole, from, whole.length);
    }

    private static boolean tells(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1).contains(new String(SECRET, StandardCharsets.US_ASCII));
    }

    private static void assertSamePixels(byte[] one, byte[] other) throws IOException {
        BufferedImage a = ImageIO.read(new ByteArrayInputStream(one));
        BufferedImage b = ImageIO.read(new ByteArrayInputStream(other));
        assertArrayEquals(
                a.getRGB(0, 0, a.getWidth(), a.getHeight(), null, 0, a.getWidth()),
                b.getRGB(0, 0, b.getWidth(), b.getHeight(), null, 0, b.getWidth()));
    }

    private static byte[] segment(int marker, byte[]... parts) {
        byte[] body = joined(parts);
        return joined(
                new byte[] {(byte) 0xFF, (byte) marker},
                ByteBuffer.allocate(2).putShort((short) (body.length + 2)).array(),
                body);
    }

    /** EXIF with an orientation and more, in either order of bytes. */
    private static byte[] exif(ByteOrder order, int orientation) {
        ByteBuffer tiff = ByteBuffer.allocate(26).order(order);
        tiff.put((order == ByteOrder.BIG_ENDIAN ? "MM" : "II").getBytes(StandardCharsets.US_ASCII));
        tiff.putShort((short) 42).putInt(8).putShort((short) 1);
        tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation);
        return segment(0xE1, "Exif\0\0".getBytes(StandardCharsets.US_ASCII), tiff.array(), SECRET);
    }

    @Test
    void jpegKeepsThePictureAndWhichSideIsUp() throws IOException {
        byte[] plain = encoded("jpg");
        for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
            byte[] telling = joined(
                    start(plain, 2),
                    exif(order, 6),
                    segment(0xE1, "http://ns.adobe.com/xap/1.0/\0".getBytes(StandardCharsets.US_ASCII), SECRET),
                    segment(0xED, SECRET),
                    segment(0xFE, SECRET),
                    rest(plain, 2),
                    SECRET);
            PlainPicture clean = PlainPicture.read(telling).orElseThrow();
            assertTrue(tells(telling));
            assertFalse(tells(clean.content()));
            assertTrue(clean.removed());
            assertEquals(6, clean.orientation());
            assertTrue(clean.sideways());
            assertEquals(60, clean.width());
            assertEquals(40, clean.height());
            assertSamePixels(plain, clean.content());
            PlainPicture again = PlainPicture.read(clean.content()).orElseThrow();
            assertEquals(6, again.orientation());
            assertArrayEquals(clean.content(), again.content());
        }
        assertArrayEquals(plain, PlainPicture.read(plain).orElseThrow().content());
        assertFalse(PlainPicture.read(plain).orElseThrow().removed());
    }

    @Test
    void colourProfilesStayExceptForThoseWhoOnlyLook() throws IOException {
        byte[] plain = encoded("jpg");
        byte[] coloured = joined(
                start(plain, 2),
                segment(0xE2, "ICC_PROFILE\0\1\1".getBytes(StandardCharsets.US_ASCII), SECRET),
                rest(plain, 2));
        assertTrue(tells(PlainPicture.read(coloured).orElseThrow().content()));
        assertFalse(tells(PlainPicture.bare(coloured).orElseThrow().content()));
    }

    private static byte[] chunk(String type, byte[] body) {
        byte[] named = joined(type.getBytes(StandardCharsets.US_ASCII), body);
        var crc = new CRC32();
        crc.update(named);
        return joined(
                ByteBuffer.allocate(4).putInt(body.length).array(),
                named,
                ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }

    @Test
    void pngLosesItsTexts() throws IOException {
        byte[] plain = encoded("png");
        byte[] telling = joined(
                start(plain, 33),
                chunk("tEXt", SECRET),
                chunk("eXIf", SECRET),
                chunk("zzZz", SECRET),
                rest(plain, 33),
                SECRET);
        PlainPicture clean = PlainPicture.read(telling).orElseThrow();
        assertTrue(clean.removed());
        assertArrayEquals(plain, clean.content());
        assertEquals(60, clean.width());
        assertEquals(40, clean.height());
    }

    @Test
    void gifLosesItsComments() throws IOException {
        byte[] plain = encoded("gif");
        int after = 13 + ((plain[10] & 0x80) == 0 ? 0 : 3 << (plain[10] & 7) + 1);
        byte[] comment = joined(new byte[] {0x21, (byte) 0xFE, (byte) SECRET.length}, SECRET, new byte[1]);
        byte[] telling = joined(start(plain, after), comment, rest(plain, after), SECRET);
        PlainPicture clean = PlainPicture.read(telling).orElseThrow();
        assertFalse(tells(clean.content()));
        assertSamePixels(plain, clean.content());
    }

    private static byte[] riff(String type, byte[] body) {
        byte[] length = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(body.length)
                .array();
        return joined(type.getBytes(StandardCharsets.US_ASCII), length, body, new byte[body.length & 1]);
    }

    @Test
    void webpLosesItsMetadataAndSaysSo() {
        byte[] wide = {0x0C, 0, 0, 0, 59, 0, 0, 39, 0, 0};
        byte[] image = riff("VP8 ", new byte[21]);
        byte[] telling = riff(
                "RIFF",
                joined("WEBP".getBytes(StandardCharsets.US_ASCII), riff("VP8X", wide), image, riff("EXIF", SECRET)));
        PlainPicture clean = PlainPicture.read(telling).orElseThrow();
        wide[0] = 0;
        assertArrayEquals(
                riff("RIFF", joined("WEBP".getBytes(StandardCharsets.US_ASCII), riff("VP8X", wide), image)),
                clean.content());
        assertEquals(60, clean.width());
        assertEquals(40, clean.height());
        assertTrue(clean.removed());
    }

    /** Turned by {@code -Dpictures.rounds=200000}. */
    @Test
    void whatIsSpoiledIsCleanedOrRefusedAndNothingElse() throws IOException {
        var random = new Random(5);
        int rounds = Integer.getInteger("pictures.rounds", 500);
        for (String format : new String[] {"jpg", "png", "gif"}) {
            byte[] good = encoded(format);
            byte[] start = format.equals("jpg")
                    ? joined(start(good, 2), exif(ByteOrder.LITTLE_ENDIAN, 8), rest(good, 2))
                    : good;
            for (int round = 0; round < rounds; round++) {
                byte[] bad = start.clone();
                for (int i = random.nextInt(6); i >= 0; i--) {
                    bad[random.nextInt(random.nextBoolean() ? 100 : bad.length)] = (byte) random.nextInt(256);
                }
                PlainPicture.read(bad).ifPresent(clean -> {
                    assertTrue(clean.width() > 0 && clean.height() > 0 && clean.orientation() >= 1);
                    assertTrue(clean.content().length <= bad.length + 36);
                    assertArrayEquals(
                            clean.content(),
                            PlainPicture.read(clean.content()).orElseThrow().content());
                });
            }
        }
    }

    @Test
    void whatIsCutOrNoPictureIsNone() throws IOException {
        for (String format : new String[] {"jpg", "png", "gif"}) {
            byte[] plain = encoded(format);
            for (int length = 0; length < plain.length - 1; length += 1 + length / 7) {
                assertTrue(PlainPicture.read(start(plain, length)).isEmpty(), format + " of " + length);
            }
        }
        assertTrue(
                PlainPicture.read("A text".getBytes(StandardCharsets.US_ASCII)).isEmpty());
    }
}
