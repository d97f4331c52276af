package org.kakehashi.ui.voice;

import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/** How loud a recording is from its beginning to its end, and how much of it has been heard. */
public final class Waveform extends Region {

    private static final double HIGH = 26;
    private static final double STEP = 3;
    private static final int QUIET_BARS = 40;
    private static final double LEAST = 2;

    private final List<Integer> bars;
    private final Path heard = new Path();
    private final Path rest = new Path();
    private double part;

    /** @param bars each 0 to 100; where there are none, a quiet line is drawn */
    public Waveform(List<Integer> bars) {
        this.bars = bars.isEmpty() ? java.util.Collections.nCopies(QUIET_BARS, 0) : List.copyOf(bars);
        heard.getStyleClass().add("waveform-heard");
        rest.getStyleClass().add("waveform-rest");
        heard.setManaged(false);
        rest.setManaged(false);
        getChildren().addAll(rest, heard);
        setMinSize(this.bars.size() * STEP, HIGH);
        setPrefSize(this.bars.size() * STEP, HIGH);
        setMaxSize(this.bars.size() * STEP, HIGH);
        draw();
    }

    /** @param heardPart 0 to 1 */
    public void setPart(double heardPart) {
        if (Math.round(part * bars.size()) != Math.round(heardPart * bars.size())) {
            part = heardPart;
            draw();
        }
    }

    private void draw() {
        heard.getElements().clear();
        rest.getElements().clear();
        long border = Math.round(part * bars.size());
        for (int i = 0; i < bars.size(); i++) {
            double half = Math.max(LEAST, bars.get(i) / 100.0 * (HIGH - 2)) / 2;
            double x = i * STEP + STEP / 2;
            Path path = i < border ? heard : rest;
            path.getElements().addAll(new MoveTo(x, HIGH / 2 - half), new LineTo(x, HIGH / 2 + half));
        }
    }
}
