package org.leadscoring.application.lead;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.stage.StageLadder.Span;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * The list of leads, and the search in it. A page is never slow: one condition is answered from an index; where several
 * are to hold, the leads of one are looked at for the others, some thousands at most, and the page says where to go on.
 */
public final class FindLeads {

    /** Rows of a page. */
    public static final int PAGE_SIZE = 50;

    /** So many leads are looked at for a page. */
    public static final int MOST_EXAMINED = 2_000;

    private static final int AT_ONCE = 500;

    private final LeadList list;
    private final ScoringModels models;
    private final WalkLeads walk;

    public FindLeads(LeadList list, ScoringModels models, Clock time) {
        this.list = list;
        this.models = models;
        this.walk = new WalkLeads(list, time);
    }

    /**
     * A page of these leads.
     *
     * @param wished their order, if they can be had in it: see {@link LeadFilter#orders}; null for the usual one
     * @param after where the page before ended, null for the first page
     */
    public Page page(WorkspaceId workspace, LeadFilter filter, @Nullable LeadOrder wished, @Nullable Position after) {
        var order = filter.order(wished);
        var wanted = narrowed(workspace, filter).orElse(null);
        if (wanted == null) {
            return new Page(List.of(), order, null, false);
        }
        var found = walk.page(workspace, wanted, order, after, rows -> rows);
        return new Page(ordered(found.rows(), order), order, found.next(), found.stopped());
    }

    /**
     * Each of these leads, however many there are; some hundreds are in memory at a time.
     *
     * @param wished their order, as for a page
     */
    public void each(WorkspaceId workspace, LeadFilter filter, @Nullable LeadOrder wished, Consumer<Row> take) {
        var order = filter.order(wished);
        narrowed(workspace, filter).ifPresent(wanted -> {
            Position from = null;
            do {
                var stretch = list.walk(workspace, new Walk(wanted, order, from, AT_ONCE));
                stretch.rows().forEach(take);
                from = stretch.last();
            } while (from != null);
        });
    }

    /** Stages are looked for among the scores that they go with; empty if no model that drives leads has any of them. */
    private Optional<LeadFilter> narrowed(WorkspaceId workspace, LeadFilter filter) {
        var stages = filter.stages();
        if (stages == null) {
            return Optional.of(filter);
        }
        return models.drivers(workspace).all().stream()
                .flatMap(model -> stages.stream().flatMap(stage -> model.ladder().span(stage).stream()))
                .reduce((one, other) -> new Span(Math.min(one.from(), other.from()), Math.max(one.to(), other.to())))
                .map(span -> filter.within(span.from(), span.to()));
    }

    /** Where they come by the minute they are put in order of the very instant, within a page. */
    private static List<Row> ordered(List<Row> rows, LeadOrder order) {
        if (order != LeadOrder.ACTIVE) {
            return rows;
        }
        return rows.stream()
                .sorted(Comparator.comparing((Row row) -> row.lead().activeAt())
                        .reversed()
                        .thenComparing(row -> row.lead().id()))
                .toList();
    }

    /** Where the rows come from. */
    public interface LeadList {

        /** Looks at the next leads of an order, and returns those of them that are wanted; none that was merged. */
        Stretch walk(WorkspaceId workspace, Walk walk);
    }

    /**
     * A walk through the list.
     *
     * @param filter which leads are wanted
     * @param order one of those of the filter
     * @param after where it begins, null for the start
     * @param length so many leads are looked at, from 1; those which an index passes over do not count
     */
    public record Walk(
            LeadFilter filter, LeadOrder order, @Nullable Position after, int length) {}

    /**
     * What was found on a walk.
     *
     * @param rows those wanted, in order
     * @param last the place of the last lead that was looked at, wanted or not; null if the list ended
     */
    public record Stretch(List<Row> rows, @Nullable Position last) {

        public Stretch {
            rows = List.copyOf(rows);
        }
    }

    /** The place of a lead in a list: who stands at it, and by what. */
    public record Position(Place place, LeadId lead) {

        /** The minute that a lead was last active in, UTC. */
        public static Instant minuteOf(Lead lead) {
            return lead.activeAt().truncatedTo(ChronoUnit.MINUTES);
        }
    }

    /** What an order goes by. */
    public sealed interface Place {

        /** An instant, UTC. */
        record At(Instant at) implements Place {}

        /** Points. */
        record Points(int points) implements Place {}

        /** A name or a term. */
        record Text(String text) implements Place {}
    }

    /**
     * A lead in the list.
     *
     * @param ownerName the name of the lead's owner, null if it has none
     * @param position its place, when it was looked at
     */
    public record Row(Lead lead, @Nullable String ownerName, Position position) {}

    /**
     * A page of leads.
     *
     * @param order the order they are in
     * @param next where the next page begins after, null if this is the last
     * @param stopped true if the search stopped there, before the page was full, for it had looked at enough
     */
    public record Page(
            List<Row> rows, LeadOrder order, @Nullable Position next, boolean stopped) {

        public Page {
            rows = List.copyOf(rows);
        }
    }
}
