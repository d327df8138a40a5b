package org.leadscoring.web.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.sla.SlaPolicies;
import org.leadscoring.application.sla.WorkQueue;
import org.leadscoring.application.sla.WorkQueue.Counts;
import org.leadscoring.application.sla.WorkQueue.Page;
import org.leadscoring.application.sla.WorkQueue.Row;
import org.leadscoring.application.sla.WorkQueue.Total;
import org.leadscoring.domain.scoring.Drivers;
import org.leadscoring.domain.sla.SlaBand;
import org.leadscoring.domain.sla.SlaPolicy;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.sla.QueueView.BandChoice;
import org.leadscoring.web.sla.QueueView.Part;
import org.leadscoring.web.sla.QueueView.TabLink;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.stereotype.Component;

/** Makes what the templates of the queue show. */
@Component
class ShowQueue {

    private final WorkQueue queue;
    private final SlaPolicies policies;
    private final ScoringModels models;

    ShowQueue(WorkQueue queue, SlaPolicies policies, ScoringModels models) {
        this.queue = queue;
        this.policies = policies;
        this.models = models;
    }

    /** @param appended true if the rows are put below those of the page before */
    QueueView page(QueueQuery query, SignedIn me, Words words, boolean appended) {
        var tab = Tab.of(query.tab(), me);
        var page = queue.page(me.workspace(), query.filter(me, tab), query.position());
        var policy = policies.of(me.workspace());
        var drivers = models.drivers(me.workspace());
        var rows = page.rows().stream()
                .map(row -> row(row, page.now(), policy, drivers, words))
                .toList();
        return new QueueView(
                tab,
                tabs(query, tab, me, page.counts().total()),
                parts(rows, page.counts(), tab, appended ? query.in() : null),
                bands(policy),
                drivers.primary().ladder().names().reversed(),
                query.here("", tab),
                next(query, tab, page),
                page.next() != null && page.rows().size() < WorkQueue.PAGE_SIZE);
    }

    QueueRow row(Row row, Instant now, SignedIn me, Words words) {
        return row(row, now, policies.of(me.workspace()), models.drivers(me.workspace()), words);
    }

    List<TabLink> tabs(QueueQuery query, SignedIn me) {
        var active = Tab.of(query.tab(), me);
        return tabs(query, active, me, totalOf(active, query, me));
    }

    /** The sections of this list with how many leads each has, without their rows. */
    List<Part> sections(QueueQuery query, SignedIn me) {
        var counts = counts(query, me);
        return Section.of(Tab.of(query.tab(), me)).stream()
                .map(section -> new Part(section, section.in(counts), section.moreIn(counts), List.of(), true))
                .toList();
    }

    private Counts counts(QueueQuery query, SignedIn me) {
        return queue.counts(me.workspace(), query.filter(me, Tab.of(query.tab(), me)));
    }

    private static QueueRow row(Row row, Instant now, SlaPolicy policy, Drivers drivers, Words words) {
        var last = row.lead().standing().lastChange();
        var why = last == null
                ? null
                : words.rule(last.rule(), drivers.of(row.lead().id()));
        var promise = policy.bands().stream()
                .filter(band -> band.from() == row.clock().bandFrom())
                .findFirst()
                .map(SlaBand::target)
                .orElse(null);
        return new QueueRow(row, Section.of(row.clock(), now), why, promise);
    }

    /** @param ofActive null if the active one is a list beside the queue */
    private List<TabLink> tabs(QueueQuery query, Tab active, SignedIn me, @Nullable Total ofActive) {
        return Arrays.stream(Tab.values())
                .map(tab -> tab(query, tab, tab == active ? ofActive : totalOf(tab, query, me), tab == active))
                .toList();
    }

    /** Of the queue itself; to count a list beside it would cost as much as to walk through all of it. */
    private @Nullable Total totalOf(Tab tab, QueueQuery query, SignedIn me) {
        return tab.list() == null ? queue.total(me.workspace(), query.filter(me, tab)) : null;
    }

    private static TabLink tab(QueueQuery query, Tab tab, @Nullable Total total, boolean active) {
        return new TabLink(
                tab.key(),
                query.first(tab),
                total == null ? null : total.clocks(),
                total != null && total.more(),
                active);
    }

    /** All sections of a tab, so that rows can move into one that is empty as yet; of rows below others only theirs. */
    private static List<Part> parts(List<QueueRow> rows, Counts counts, Tab tab, @Nullable String goesOnFrom) {
        var bySection = rows.stream().collect(Collectors.groupingBy(QueueRow::section));
        return Section.of(tab).stream()
                .filter(section -> goesOnFrom == null ? !rows.isEmpty() : bySection.containsKey(section))
                .map(section -> new Part(
                        section,
                        section.in(counts),
                        section.moreIn(counts),
                        bySection.getOrDefault(section, List.of()),
                        !section.key().equals(goesOnFrom)))
                .toList();
    }

    private static List<BandChoice> bands(SlaPolicy policy) {
        var choices = new ArrayList<BandChoice>();
        Integer upTo = null;
        for (var band : policy.bands()) {
            choices.add(new BandChoice(band.from(), upTo, band == policy.bands().getLast(), band.target()));
            upTo = band.from() - 1;
        }
        return choices;
    }

    private static @Nullable String next(QueueQuery query, Tab tab, Page page) {
        var next = page.next();
        if (next == null) {
            return null;
        }
        var section = page.rows().isEmpty()
                ? Section.LATER
                : Section.of(page.rows().getLast().clock(), page.now());
        return query.next(tab, next, section);
    }
}
