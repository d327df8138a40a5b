package org.leadscoring.web.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.scoring.Literals;
import org.leadscoring.domain.scoring.InvalidModelException;

/**
 * The ladder of a form as a scale from the lowest score at the bottom to the highest at the top, with the leads of a sample
 * along it. What is typed wrongly is not on it.
 *
 * @param low score at the bottom, in points
 * @param high score at the top, in points
 * @param rungs from the bottom up
 * @param bars from the bottom up; none if there is no sample
 * @param shares how many of the sample stand where by these thresholds, from the ground up
 */
public record LadderPicture(int low, int high, List<Rung> rungs, List<Bar> bars, List<Share> shares) {

    private static final int HEIGHT = 300;
    private static final int BARS = 30;
    private static final int LONGEST = 100;
    private static final int LABEL = 17;

    /** @param totals of the leads of a sample, ascending, in points */
    static LadderPicture of(ModelForm form, List<Integer> totals) {
        var stages = stages(form);
        int low = low(form, stages, totals);
        int high = high(form, stages, totals, low);
        return new LadderPicture(
                low, high, rungs(stages, low, high), bars(totals, low, high), shares(form, stages, totals));
    }

    /** Of the scale, in units of the picture. */
    public int height() {
        return HEIGHT;
    }

    /** Where the score 0 is, from the top. */
    public int nought() {
        return height(0, low, high);
    }

    private static List<Typed> stages(ModelForm form) {
        var stages = new ArrayList<Typed>();
        for (var row : form.rows("ladder.stages")) {
            var at = number(form.get(row + ".at"));
            if (at != null) {
                stages.add(new Typed(row, name(form.get(row + ".name")), at));
            }
        }
        stages.sort(Comparator.comparingInt(Typed::at));
        return stages;
    }

    private static String name(String typed) {
        try {
            return Literals.text(typed, "");
        } catch (InvalidModelException e) {
            return typed;
        }
    }

    private static @Nullable Integer number(String typed) {
        var text = typed.strip().replace('−', '-');
        return text.matches("-?\\d{1,8}") ? Integer.valueOf(text) : null;
    }

    private static int low(ModelForm form, List<Typed> stages, List<Integer> totals) {
        var floor = number(form.get("scale.floor"));
        if (floor != null) {
            return floor;
        }
        int lowest = stages.isEmpty() ? 0 : Math.min(0, stages.getFirst().at());
        return totals.isEmpty() ? lowest : Math.min(lowest, percentile(totals, 3));
    }

    /** The cap, unless it lies so high that everything else would be crowded at the bottom. */
    private static int high(ModelForm form, List<Typed> stages, List<Integer> totals, int low) {
        var cap = number(form.get("scale.cap"));
        int top = stages.isEmpty() ? 100 : stages.getLast().at();
        if (cap != null && cap > low && cap <= 2 * Math.max(1, top)) {
            return cap;
        }
        int reached = totals.isEmpty() ? top : Math.max(top, Math.min(percentile(totals, 97), top + (top - low) / 2));
        return Math.max(low + 1, reached + (reached - low) / 8);
    }

    private static int percentile(List<Integer> totals, int percent) {
        return totals.get((totals.size() - 1) * percent / 100);
    }

    /** Labels that would stand on each other are moved up; their lines stay where they belong. */
    private static List<Rung> rungs(List<Typed> stages, int low, int high) {
        var rungs = new ArrayList<Rung>();
        int free = Integer.MAX_VALUE;
        for (var stage : stages) {
            int y = height(stage.at(), low, high);
            int label = Math.min(y, free);
            rungs.add(new Rung(stage.row(), stage.name(), stage.at(), y, label));
            free = label - LABEL;
        }
        return rungs;
    }

    private static int height(int score, int low, int high) {
        long span = Math.max(1, (long) high - low);
        return (int) (HEIGHT - Math.clamp((long) score - low, 0, span) * HEIGHT / span);
    }

    private static List<Bar> bars(List<Integer> totals, int low, int high) {
        if (totals.isEmpty()) {
            return List.of();
        }
        var counts = new int[BARS];
        long span = Math.max(1, (long) high - low);
        totals.forEach(total -> counts[(int) (Math.clamp((long) total - low, 0, span - 1) * BARS / span)]++);
        int most = IntStream.of(counts).max().orElse(1);
        return IntStream.range(0, BARS)
                .mapToObj(i -> new Bar(HEIGHT - (i + 1) * HEIGHT / BARS, counts[i] * LONGEST / most, counts[i]))
                .toList();
    }

    private static List<Share> shares(ModelForm form, List<Typed> stages, List<Integer> totals) {
        if (totals.isEmpty()) {
            return List.of();
        }
        var shares = new ArrayList<Share>();
        int before = 0;
        for (int i = 0; i <= stages.size(); i++) {
            int below = i == stages.size()
                    ? totals.size()
                    : below(totals, stages.get(i).at());
            var name =
                    i == 0 ? name(form.get("ladder.ground")) : stages.get(i - 1).name();
            shares.add(new Share(name, below - before, (below - before) * 100 / totals.size()));
            before = below;
        }
        return shares;
    }

    private static int below(List<Integer> totals, int threshold) {
        return (int) totals.stream().filter(total -> total < threshold).count();
    }

    private record Typed(String row, String name, int at) {}

    /**
     * A stage on the scale.
     *
     * @param row of its fields in the form
     * @param y of its line, from the top
     * @param label y of its name, which may lie higher
     */
    public record Rung(String row, String name, int at, int y, int label) {}

    /**
     * Leads with scores in a range.
     *
     * @param y of its top, from the top
     * @param length 0 to 100
     */
    public record Bar(int y, int length, int leads) {}

    /** @param percent rounded down */
    public record Share(String stage, int leads, int percent) {}
}
