package org.kakehashi.ui.theme;

import javafx.scene.Group;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/** The program's mark: an arched bridge over its reflection. */
public final class Mark extends StackPane {

    private static final double DRAWN_AT = 48;
    private static final String DECK = "M4 27 C12 14 36 14 44 27 L44 31 C36 19.5 12 19.5 4 31 Z";
    private static final String POSTS = "M10 15 h2.6 v9 h-2.6 z M22.7 11 h2.6 v8 h-2.6 z M35.4 15 h2.6 v9 h-2.6 z";
    private static final String RAIL = "M5 19.5 C14 6.6 34 6.6 43 19.5 L41.2 20.8 C32.6 9.4 15.4 9.4 6.8 20.8 Z";
    private static final String WATER = "M9 36.5 h30 v2.4 h-30 z M15 41.5 h18 v2.4 h-18 z";

    public Mark(double side) {
        getStyleClass().add("mark");
        var bridge = path(RAIL + " " + DECK + " " + POSTS, "mark-bridge");
        var water = path(WATER, "mark-water");
        var drawing = new Group(bridge, water);
        drawing.getTransforms().add(new Scale(side / DRAWN_AT, side / DRAWN_AT));
        getChildren().add(new Group(drawing));
        setMouseTransparent(true);
    }

    private static SVGPath path(String content, String style) {
        var path = new SVGPath();
        path.setContent(content);
        path.getStyleClass().add(style);
        return path;
    }

    /** The mark as a picture, for the window's icon. */
    public static WritableImage picture(int side) {
        var mark = new Mark(side);
        mark.lookupAll(".mark-bridge").forEach(node -> ((SVGPath) node).setFill(Color.web("#3d56a6")));
        mark.lookupAll(".mark-water").forEach(node -> ((SVGPath) node).setFill(Color.web("#8ea3dd")));
        var parameters = new SnapshotParameters();
        parameters.setFill(Color.TRANSPARENT);
        return mark.snapshot(parameters, null);
    }
}
