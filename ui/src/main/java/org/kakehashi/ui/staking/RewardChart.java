package org.kakehashi.ui.staking;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Side;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.util.StringConverter;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.staking.RewardEntry;
import org.kakehashi.wallet.staking.RewardSnapshot;

/** Rewards over time: what was earned, and what of it was paid. Figures are exact elsewhere; here they are a drawing. */
final class RewardChart extends LineChart<Number, Number> {

    private static final int TICKS = 4;
    private static final Duration DAYS = Duration.ofDays(3);

    private final Texts texts;
    private final int decimals;
    private final NumberAxis time;

    RewardChart(Texts texts, String unit, int decimals) {
        this(texts, decimals, new NumberAxis(0, 1, 1), new NumberAxis());
        getYAxis().setLabel(unit);
    }

    private RewardChart(Texts texts, int decimals, NumberAxis time, NumberAxis coins) {
        super(time, coins);
        this.texts = texts;
        this.decimals = decimals;
        this.time = time;
        setAnimated(false);
        setCreateSymbols(false);
        setLegendVisible(true);
        setLegendSide(Side.TOP);
        // The last date would reach beyond the edge.
        setPadding(new Insets(0, 34, 0, 0));
        time.setMinorTickVisible(false);
        coins.setMinorTickVisible(false);
        coins.setForceZeroInRange(true);
        NumberFormat compact =
                NumberFormat.getCompactNumberInstance(texts.language().locale(), NumberFormat.Style.SHORT);
        compact.setMaximumFractionDigits(3);
        coins.setTickLabelFormatter(converter(compact::format));
        setId("reward-chart");
    }

    private static StringConverter<Number> converter(java.util.function.Function<Number, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(Number number) {
                return words.apply(number);
            }

            @Override
            public Number fromString(String text) {
                throw new UnsupportedOperationException("labels are not typed");
            }
        };
    }

    /** Whether there is enough for a line. */
    static boolean drawable(List<RewardSnapshot> snapshots, List<RewardEntry> paid) {
        return snapshots.size() + paid.size() > 1;
    }

    /**
     * Draws.
     *
     * @param snapshots the earliest first
     * @param paid in any order
     */
    void show(List<RewardSnapshot> snapshots, List<RewardEntry> paid, Instant now) {
        var earned = new XYChart.Series<Number, Number>();
        earned.setName(texts.get("staking.chart.earned"));
        snapshots.forEach(each -> earned.getData().add(point(each.time(), each.earned())));
        var given = new XYChart.Series<Number, Number>();
        given.setName(texts.get("staking.chart.paid"));
        BigInteger sum = BigInteger.ZERO;
        List<RewardEntry> ordered =
                paid.stream().sorted(Comparator.comparing(RewardEntry::time)).toList();
        Instant first = first(snapshots, ordered, now);
        given.getData().add(point(first, sum));
        for (RewardEntry each : ordered) {
            given.getData().add(point(each.time(), sum));
            sum = sum.add(each.amount());
            given.getData().add(point(each.time(), sum));
        }
        given.getData().add(point(now, sum));
        getData().setAll(List.of(earned, given));
        long from = first.toEpochMilli();
        long to = Math.max(now.toEpochMilli(), from + 1);
        time.setLowerBound(from);
        time.setUpperBound(to);
        time.setTickUnit((to - from) / (double) TICKS);
        boolean narrow = Duration.between(first, now).compareTo(DAYS) < 0;
        time.setTickLabelFormatter(converter(millis -> {
            Instant then = Instant.ofEpochMilli(millis.longValue());
            return narrow ? texts.moment(then) : texts.date(then);
        }));
    }

    private static Instant first(List<RewardSnapshot> snapshots, List<RewardEntry> paid, Instant now) {
        Instant first = now;
        if (!snapshots.isEmpty() && snapshots.getFirst().time().isBefore(first)) {
            first = snapshots.getFirst().time();
        }
        if (!paid.isEmpty() && paid.getFirst().time().isBefore(first)) {
            first = paid.getFirst().time();
        }
        return first;
    }

    private XYChart.Data<Number, Number> point(Instant when, BigInteger von) {
        return new XYChart.Data<>(when.toEpochMilli(), new BigDecimal(von, decimals).doubleValue());
    }
}
