package org.kakehashi.messaging.picture;

/** JPEG (ITU-T T.81) by its segments: what is drawn from is kept, what only says something is not. */
final class JpegCleaning {

    private static final int START_OF_SCAN = 0xDA;
    private static final int END = 0xD9;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int APP14 = 0xEE;
    private static final int APP15 = 0xEF;
    private static final int COMMENT = 0xFE;

    private final Scan scan;
    private final boolean colours;
    private int width;
    private int height;
    private int orientation = 1;
    private boolean removed;
    private boolean turned;

    /** @param colours whether a colour profile is kept */
    JpegCleaning(byte[] file, boolean colours) {
        scan = new Scan(file);
        this.colours = colours;
    }

    PlainPicture run() {
        scan.keep(2);
        int marker = 0;
        while (marker != END) {
            while (scan.peek(0) == 0xFF && scan.peek(1) == 0xFF) {
                scan.skip(1);
            }
            marker = scan.peek(1);
            if (scan.peek(0) != 0xFF || marker == 0) {
                throw new Scan.DamagedException();
            }
            segment(marker);
        }
        removed |= !scan.atEnd();
        if (width == 0) {
            throw new Scan.DamagedException();
        }
        return new PlainPicture(PictureKind.JPEG, scan.kept(), width, height, orientation, removed);
    }

    private void segment(int marker) {
        if (marker == END || marker >= 0xD0 && marker <= 0xD8 || marker == 1) {
            scan.keep(2);
            return;
        }
        int whole = scan.length(2L + scan.number16(2));
        if (whole < 4) {
            throw new Scan.DamagedException();
        }
        if (isFrame(marker)) {
            height = Scan.side(scan.number16(5));
            width = Scan.side(scan.number16(7));
        }
        if (marker == APP1 && scan.says(4, "Exif\0\0")) {
            orientation = orientation(whole);
        }
        if (marker == APP0 && scan.says(4, "JFIF\0") && whole >= 18) {
            // Its thumbnail, which may show what was cut away, begins after these.
            scan.write(new byte[] {(byte) 0xFF, (byte) 0xE0, 0, 16});
            scan.skip(4);
            scan.keep(12);
            scan.write(new byte[2]);
            removed |= whole > 18;
            scan.skip(whole - 16);
        } else if (says(marker)) {
            scan.skip(whole);
            removed = true;
        } else {
            if (marker == START_OF_SCAN) {
                turn();
            }
            scan.keep(whole);
            if (marker == START_OF_SCAN) {
                drawn();
            }
        }
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    /** Whether the segment only says something. */
    private boolean says(int marker) {
        boolean drawn =
                colours && marker == APP2 && scan.says(4, "ICC_PROFILE\0") || marker == APP14 && scan.says(4, "Adobe");
        return marker == COMMENT || marker >= APP0 && marker <= APP15 && !drawn;
    }

    /** The compressed picture goes on until a marker that is not part of it. */
    private void drawn() {
        int length = 0;
        while (true) {
            if (scan.peek(length) == 0xFF) {
                int next = scan.peek(length + 1);
                if (next != 0 && (next < 0xD0 || next > 0xD7)) {
                    break;
                }
            }
            length++;
        }
        scan.keep(length);
    }

    /** Which side is up, in the smallest EXIF there is, before the first scan. */
    private void turn() {
        if (orientation > 1 && !turned) {
            turned = true;
            scan.write(new byte[] {
                (byte) 0xFF,
                (byte) 0xE1,
                0,
                34,
                'E',
                'x',
                'i',
                'f',
                0,
                0,
                'M',
                'M',
                0,
                42,
                0,
                0,
                0,
                8,
                0,
                1,
                1,
                0x12,
                0,
                3,
                0,
                0,
                0,
                1,
                0,
                (byte) orientation,
                0,
                0,
                0,
                0,
                0,
                0
            });
        }
    }

    /** Tag 0x0112 of the first directory; 1 when there is none that makes sense. */
    private int orientation(int whole) {
        int tiff = 10;
        if (whole < tiff + 14) {
            return 1;
        }
        boolean little = scan.says(tiff, "II");
        long directory = tiff + number32(little, tiff + 4);
        if (directory + 2 > whole) {
            return 1;
        }
        int entries = number16(little, (int) directory);
        for (int i = 0; i < entries; i++) {
            long entry = directory + 2 + 12L * i;
            if (entry + 12 > whole) {
                return 1;
            }
            if (number16(little, (int) entry) == 0x0112) {
                int value = number16(little, (int) entry + 8);
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }

    private int number16(boolean little, int ahead) {
        return little ? scan.little16(ahead) : scan.number16(ahead);
    }

    private long number32(boolean little, int ahead) {
        return little ? scan.little32(ahead) : scan.number32(ahead);
    }
}
