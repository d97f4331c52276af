package org.kakehashi.wallet.name;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The tables of ENSIP-15, read once from {@code ens-names.txt}. */
final class NameRules {

    /** The sign that asks for the coloured form of a character; optional inside an emoji. */
    static final int EMOJI_STYLE = 0xfe0f;

    /** A set of characters that may stand together in one label. */
    record Group(String name, boolean checksMarks, BitSet all) {
        boolean holds(int codePoint) {
            return all.get(codePoint);
        }
    }

    /** Nodes of the emoji trie; {@code emoji} is set where one ends. */
    static final class Emoji {
        final Map<Integer, Emoji> next = new HashMap<>();
        int @Nullable [] emoji;
    }

    final BitSet ignored = new BitSet();
    final BitSet fenced = new BitSet();
    final BitSet combining = new BitSet();
    final BitSet nonSpacing = new BitSet();
    final BitSet valid = new BitSet();
    /** Characters of exactly one group that look like no other. */
    final BitSet unique = new BitSet();

    final Map<Integer, int[]> mapped = new HashMap<>();
    final List<Group> groups = new ArrayList<>();
    /** For a character that looks like another: the groups that hold a look-alike but not the character. */
    final Map<Integer, List<Group>> lookalikes = new HashMap<>();

    final Emoji emojis = new Emoji();
    final NormalForms forms;
    private int mostMarks;

    private NameRules(List<String[]> lines) {
        List<BitSet> ranks = new ArrayList<>();
        BitSet exclusions = new BitSet();
        Map<Integer, int[]> decompositions = new HashMap<>();
        List<String[]> wholes = new ArrayList<>();
        for (String[] line : lines) {
            switch (line[0]) {
                case "nsm-max" -> mostMarks = Integer.parseInt(line[1]);
                case "ignored" -> ignored.or(CodePoints.set(line[1]));
                case "fenced" -> fenced.or(CodePoints.set(line[1]));
                case "cm" -> combining.or(CodePoints.set(line[1]));
                case "nsm" -> nonSpacing.or(CodePoints.set(line[1]));
                case "mapped" -> mapped.put(Integer.parseInt(line[1], 16), CodePoints.sequence(line[2]));
                case "group" -> addGroup(line);
                case "whole" -> wholes.add(line);
                case "emoji" -> addEmoji(CodePoints.sequence(line[1]));
                case "rank" -> ranks.add(CodePoints.set(line[1]));
                case "exclusion" -> exclusions.or(CodePoints.set(line[1]));
                case "decomp" -> decompositions.put(Integer.parseInt(line[1], 16), CodePoints.sequence(line[2]));
                default -> throw new IllegalStateException("Unknown line in the name tables: " + line[0]);
            }
        }
        forms = new NormalForms(ranks, exclusions, decompositions);
        wholes.forEach(this::addWhole);
        findValid();
    }

    static NameRules load() {
        try (InputStream in = Objects.requireNonNull(NameRules.class.getResourceAsStream("ens-names.txt"));
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return new NameRules(reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ", -1))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many non-spacing marks one character can carry. */
    int mostMarks() {
        return mostMarks;
    }

    private void addGroup(String[] line) {
        BitSet all = CodePoints.set(line[3]);
        all.or(CodePoints.set(line[4]));
        groups.add(new Group(line[1], line[2].contains("M"), all));
    }

    /** Each emoji is entered with and without its style signs. */
    private void addEmoji(int[] emoji) {
        List<Emoji> ends = List.of(emojis);
        int[] plain = Arrays.stream(emoji).filter(each -> each != EMOJI_STYLE).toArray();
        for (int each : emoji) {
            List<Emoji> after = new ArrayList<>();
            for (Emoji end : ends) {
                after.add(end.next.computeIfAbsent(each, key -> new Emoji()));
            }
            if (each == EMOJI_STYLE) {
                after.addAll(ends);
            }
            ends = after;
        }
        ends.forEach(end -> end.emoji = plain);
    }

    /** Some groups that share characters, and those characters of one set of look-alikes. */
    private record Extent(List<Group> groups, List<Integer> members) {}

    private void addWhole(String[] line) {
        BitSet confused = CodePoints.set(line[2]);
        BitSet all = CodePoints.set(line[1]);
        all.or(confused);
        List<Extent> extents = new ArrayList<>();
        all.stream().forEach(codePoint -> {
            List<Group> holding =
                    groups.stream().filter(group -> group.holds(codePoint)).toList();
            Extent extent = extents.stream()
                    .filter(each -> holding.stream().anyMatch(each.groups()::contains))
                    .findFirst()
                    .orElse(null);
            if (extent == null) {
                extent = new Extent(new ArrayList<>(), new ArrayList<>());
                extents.add(extent);
            }
            extent.members().add(codePoint);
            for (Group group : holding) {
                if (!extent.groups().contains(group)) {
                    extent.groups().add(group);
                }
            }
        });
        for (Extent extent : extents) {
            List<Group> others = extents.stream()
                    .flatMap(each -> each.groups().stream())
                    .distinct()
                    .filter(group -> !extent.groups().contains(group))
                    .toList();
            extent.members().stream().filter(confused::get).forEach(member -> lookalikes.put(member, others));
        }
    }

    private void findValid() {
        BitSet shared = new BitSet();
        for (Group group : groups) {
            BitSet again = (BitSet) group.all().clone();
            again.and(valid);
            shared.or(again);
            valid.or(group.all());
        }
        unique.or(valid);
        unique.andNot(shared);
        lookalikes.keySet().forEach(unique::clear);
        List<Integer> all = valid.stream().boxed().toList();
        all.forEach(each -> forms.decomposed(List.of(each)).forEach(valid::set));
    }
}
