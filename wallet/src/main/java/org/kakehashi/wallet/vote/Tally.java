package org.kakehashi.wallet.vote;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kakehashi.wallet.vote.SnapshotMessage.Choice;

/**
 * Counts Snapshot ballots the way Snapshot does (snapshot.js 0.17, voting), so that a published result can be checked.
 * Ballots that do not fit the rule are left out of the scores, but most rules count their power in the total.
 *
 * @param scores one for each choice, in their order
 * @param total the voting power that took part
 */
public record Tally(List<Double> scores, double total) {

    /** How ballots turn into a result. */
    public enum Rule {
        SINGLE_CHOICE,
        BASIC,
        APPROVAL,
        /** Instant runoff: the weakest drops out until one has more than half. */
        RANKED_CHOICE,
        /** Every pair is compared; wins count, then average support. */
        COPELAND,
        WEIGHTED,
        QUADRATIC
    }

    public Tally {
        scores = List.copyOf(scores);
    }

    /** The result of these ballots over so many choices. */
    public static Tally of(Rule rule, int choices, List<Ballot> ballots) {
        List<Ballot> valid =
                ballots.stream().filter(ballot -> fits(rule, choices, ballot)).toList();
        double[] scores = switch (rule) {
            case SINGLE_CHOICE, BASIC -> single(choices, valid);
            case APPROVAL -> approval(choices, valid);
            case RANKED_CHOICE -> rankedChoice(choices, valid);
            case COPELAND -> copeland(choices, valid);
            case WEIGHTED -> weighted(choices, valid);
            case QUADRATIC -> quadratic(choices, valid);
        };
        double total = power(rule == Rule.COPELAND ? valid : ballots);
        return new Tally(Arrays.stream(scores).boxed().toList(), total);
    }

    private static boolean fits(Rule rule, int choices, Ballot ballot) {
        return switch (rule) {
            case SINGLE_CHOICE, BASIC ->
                ballot.choice() instanceof Choice.One(int choice) && choice >= 1 && choice <= choices;
            case APPROVAL -> ballot.choice() instanceof Choice.Several(var list) && isDistinct(list, choices);
            case RANKED_CHOICE, COPELAND ->
                ballot.choice() instanceof Choice.Several(var list)
                        && list.size() == choices
                        && isDistinct(list, choices);
            case WEIGHTED, QUADRATIC ->
                ballot.choice() instanceof Choice.Weights(var weights)
                        && weights.keySet().stream().allMatch(each -> each >= 1 && each <= choices)
                        && weights.values().stream().allMatch(each -> each.signum() >= 0)
                        && weights.values().stream().anyMatch(each -> each.signum() > 0);
        };
    }

    private static boolean isDistinct(List<Integer> list, int choices) {
        return list.stream().allMatch(each -> each >= 1 && each <= choices)
                && new HashSet<>(list).size() == list.size();
    }

    private static double power(List<Ballot> ballots) {
        double sum = 0;
        for (Ballot ballot : ballots) {
            sum += ballot.power();
        }
        return sum;
    }

    private static double[] single(int choices, List<Ballot> ballots) {
        double[] scores = new double[choices];
        for (Ballot ballot : ballots) {
            if (ballot.choice() instanceof Choice.One(int choice)) {
                scores[choice - 1] += ballot.power();
            }
        }
        return scores;
    }

    private static List<Integer> list(Ballot ballot) {
        return ballot.choice() instanceof Choice.Several(var list) ? list : List.of();
    }

    private static Map<Integer, BigDecimal> weights(Ballot ballot) {
        return ballot.choice() instanceof Choice.Weights(var weights) ? weights : Map.of();
    }

    private static double[] approval(int choices, List<Ballot> ballots) {
        double[] scores = new double[choices];
        for (Ballot ballot : ballots) {
            list(ballot).forEach(choice -> scores[choice - 1] += ballot.power());
        }
        return scores;
    }

    /** What share of its power a ballot gives to a choice. */
    private static double share(Ballot ballot, int choice) {
        double sum = weights(ballot).values().stream()
                .mapToDouble(BigDecimal::doubleValue)
                .sum();
        return weights(ballot).getOrDefault(choice, BigDecimal.ZERO).doubleValue() / sum;
    }

    private static double[] weighted(int choices, List<Ballot> ballots) {
        double[] scores = new double[choices];
        for (int i = 0; i < choices; i++) {
            for (Ballot ballot : ballots) {
                scores[i] += share(ballot, i + 1) * ballot.power();
            }
        }
        return scaled(scores, power(ballots));
    }

    private static double[] quadratic(int choices, List<Ballot> ballots) {
        double[] scores = new double[choices];
        for (int i = 0; i < choices; i++) {
            double roots = 0;
            for (Ballot ballot : ballots) {
                roots += Math.sqrt(share(ballot, i + 1) * ballot.power());
            }
            scores[i] = roots * roots;
        }
        return scaled(scores, power(ballots));
    }

    /** The scores in the same proportion, but with this sum. */
    private static double[] scaled(double[] scores, double sum) {
        double all = Arrays.stream(scores).sum();
        return Arrays.stream(scores)
                .map(score -> all == 0 ? 0 : score / all * sum)
                .toArray();
    }

    private static double[] copeland(int choices, List<Ballot> ballots) {
        double[][] lead = new double[choices][choices];
        double[] support = new double[choices];
        for (Ballot ballot : ballots) {
            List<Integer> order = list(ballot);
            for (int i = 0; i < order.size(); i++) {
                for (int j = i + 1; j < order.size(); j++) {
                    int preferred = order.get(i) - 1;
                    int lower = order.get(j) - 1;
                    lead[preferred][lower] += ballot.power();
                    lead[lower][preferred] -= ballot.power();
                    support[preferred] += ballot.power();
                }
            }
        }
        double total = power(ballots);
        double[] scores = new double[choices];
        for (int i = 0; i < choices; i++) {
            for (int j = 0; j < choices; j++) {
                if (i != j) {
                    // Each pair comes up from both sides: a win is worth two, a tie one.
                    scores[i] += lead[i][j] > 0 ? 2 : lead[i][j] < 0 ? 0 : 1;
                }
            }
            if (choices > 1 && total > 0) {
                scores[i] += 0.5 * support[i] / ((choices - 1) * total);
            }
        }
        return scaled(scores, total);
    }

    private static double[] rankedChoice(int choices, List<Ballot> ballots) {
        List<List<Integer>> orders = new ArrayList<>();
        ballots.forEach(ballot -> orders.add(new ArrayList<>(list(ballot))));
        while (true) {
            TreeMap<Integer, Double> count = new TreeMap<>();
            orders.forEach(order -> order.forEach(choice -> count.put(choice, 0.0)));
            double total = 0;
            for (int i = 0; i < orders.size(); i++) {
                if (!orders.get(i).isEmpty()) {
                    count.merge(orders.get(i).getFirst(), ballots.get(i).power(), Double::sum);
                    total += ballots.get(i).power();
                }
            }
            double half = total / 2;
            if (count.size() < 3 || count.values().stream().anyMatch(each -> each > half)) {
                double[] scores = new double[choices];
                count.forEach((choice, score) -> scores[choice - 1] = score);
                return scores;
            }
            // Of equally weak ones the first drops out.
            double least =
                    count.values().stream().mapToDouble(each -> each).min().orElse(0);
            Integer weakest = count.entrySet().stream()
                    .filter(each -> each.getValue() == least)
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow();
            orders.forEach(order -> order.remove(weakest));
        }
    }
}
