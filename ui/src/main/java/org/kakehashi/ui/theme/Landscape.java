package org.kakehashi.ui.theme;

import java.util.Locale;
import javafx.scene.Group;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;
import javafx.scene.transform.Translate;

/** The quiet picture behind the gates: hills, water and an arched bridge, in the colours of the look. */
public final class Landscape extends Region {

    private static final double WIDTH = 1200;
    private static final double HEIGHT = 800;

    private final Group drawing = new Group();
    private final Rectangle clip = new Rectangle();

    public Landscape() {
        getStyleClass().add("landscape");
        setMouseTransparent(true);
        var sun = new Circle(930, 190, 70);
        sun.getStyleClass().add("landscape-sun");
        drawing.getChildren()
                .addAll(
                        sun,
                        path(
                                "M0 520 C160 420 300 430 430 480 C560 400 720 360 860 440 C980 400 1100 420 1200 470 "
                                        + "L1200 620 L0 620 Z",
                                "landscape-far"),
                        path(
                                "M0 590 C130 530 260 520 380 580 C560 620 760 620 900 575 C1010 530 1120 540 1200 570 "
                                        + "L1200 660 L0 660 Z",
                                "landscape-near"),
                        path("M0 625 L1200 625 L1200 1600 L0 1600 Z", "landscape-water"),
                        path(bridge(), "landscape-bridge"),
                        path(
                                "M420 668 h360 v4 h-360 z M480 690 h240 v4 h-240 z M540 712 h120 v4 h-120 z",
                                "landscape-ripple"));
        drawing.setManaged(false);
        getChildren().add(drawing);
        setClip(clip);
    }

    private static String bridge() {
        var path = new StringBuilder("M230 640 C400 480 800 480 970 640 L970 660 C800 512 400 512 230 660 Z ");
        path.append("M250 596 C410 444 790 444 950 596 L945 602 C786 452 414 452 255 602 Z ");
        double[] posts = {290, 370, 450, 530, 600, 670, 750, 830, 910};
        for (double x : posts) {
            double t = (x - 230) / 740;
            double top = curve(596, 444, t) - 8;
            path.append(String.format(
                    Locale.ROOT, "M%.1f %.1f h7 v%.1f h-7 z ", x - 3.5, top, curve(640, 480, t) - top + 8));
        }
        return path.toString();
    }

    private static double curve(double end, double control, double t) {
        double u = 1 - t;
        return end * (u * u * u + t * t * t) + control * 3 * u * t;
    }

    private static SVGPath path(String content, String style) {
        var path = new SVGPath();
        path.setContent(content);
        path.getStyleClass().add(style);
        return path;
    }

    @Override
    protected void layoutChildren() {
        double scale = Math.max(getWidth() / WIDTH, getHeight() / HEIGHT);
        drawing.getTransforms()
                .setAll(
                        new Translate((getWidth() - WIDTH * scale) / 2, getHeight() - HEIGHT * scale),
                        new Scale(scale, scale));
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
    }
}
