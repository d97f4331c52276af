package org.kakehashi.messaging.picture;

/** GIF (87a, 89a) by its blocks; how often it repeats is kept. */
final class GifCleaning {

    private static final int PICTURE = 0x2C;
    private static final int EXTENSION = 0x21;
    private static final int END = 0x3B;
    private static final int CONTROL = 0xF9;
    private static final int APPLICATION = 0xFF;

    private final Scan scan;
    private boolean removed;

    GifCleaning(byte[] file) {
        scan = new Scan(file);
    }

    PlainPicture run() {
        int width = Scan.side(scan.little16(6));
        int height = Scan.side(scan.little16(8));
        int flags = scan.peek(10);
        scan.keep(13 + colours(flags));
        int block = scan.peek(0);
        while (block != END) {
            switch (block) {
                case PICTURE -> {
                    int own = scan.peek(9);
                    scan.keep(10 + colours(own) + 1);
                    parts(true);
                }
                case EXTENSION -> {
                    int label = scan.peek(1);
                    boolean kept = label == CONTROL || label == APPLICATION && scan.says(3, "NETSCAPE2.0");
                    removed |= !kept;
                    move(2, kept);
                    parts(kept);
                }
                default -> throw new Scan.DamagedException();
            }
            block = scan.peek(0);
        }
        scan.keep(1);
        removed |= !scan.atEnd();
        return new PlainPicture(PictureKind.GIF, scan.kept(), width, height, 1, removed);
    }

    private static int colours(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
    }

    private void parts(boolean kept) {
        int length = scan.peek(0);
        while (length > 0) {
            move(length + 1, kept);
            length = scan.peek(0);
        }
        move(1, kept);
    }

    private void move(int bytes, boolean kept) {
        if (kept) {
            scan.keep(bytes);
        } else {
            scan.skip(bytes);
        }
    }
}
