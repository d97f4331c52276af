package org.kakehashi.ui.platform;

import java.awt.AWTException;
import java.awt.Color;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.awt.image.BufferedImage;
import java.time.Duration;

/** The notes of desktops that show them beside a sign in the tray: Windows and macOS. The sign goes away with the note. */
final class TrayNotifier implements Notifier {

    private static final int SIZE = 32;
    private static final Duration STAYS = Duration.ofSeconds(10);

    @Override
    public boolean show(String title, String body) {
        if (GraphicsEnvironment.isHeadless() || !SystemTray.isSupported()) {
            return false;
        }
        var icon = new TrayIcon(sign(), "Kakehashi");
        icon.setImageAutoSize(true);
        try {
            SystemTray.getSystemTray().add(icon);
        } catch (AWTException noRoom) {
            return false;
        }
        icon.displayMessage(title, body.isEmpty() ? " " : body, TrayIcon.MessageType.NONE);
        Thread.ofVirtual().name("tray note").start(() -> takeAway(icon));
        return true;
    }

    private static void takeAway(TrayIcon icon) {
        try {
            Thread.sleep(STAYS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        EventQueue.invokeLater(() -> SystemTray.getSystemTray().remove(icon));
    }

    /** A bridge: an arc over a line. */
    private static BufferedImage sign() {
        var picture = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_ARGB);
        var pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(new Color(0x2f6f8f));
        pen.fillRoundRect(0, 0, SIZE, SIZE, 12, 12);
        pen.setColor(Color.WHITE);
        pen.setStroke(new java.awt.BasicStroke(3));
        pen.drawArc(5, 12, 22, 20, 0, 180);
        pen.drawLine(4, 22, 28, 22);
        pen.dispose();
        return picture;
    }
}
