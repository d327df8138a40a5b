package org.leadscoring.web.sla;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.lead.FindLeads.Place;
import org.leadscoring.application.lead.FindLeads.Position;
import org.leadscoring.application.lead.ViewLead;
import org.leadscoring.application.lead.WorkLists;
import org.leadscoring.application.lead.WorkLists.Kind;
import org.leadscoring.application.lead.WorkLists.Row;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.Derivation;
import org.leadscoring.domain.scoring.Drivers;
import org.leadscoring.domain.scoring.Method;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.stereotype.Component;

/** Makes what the templates of the lists beside the queue show. */
@Component
class ShowList {

    private static final Pattern CURSOR = Pattern.compile("([^_]+)_([0-9a-fA-F-]{36})");

    private final WorkLists lists;
    private final ShowQueue queue;
    private final ViewLead view;
    private final ScoringModels models;

    ShowList(WorkLists lists, ShowQueue queue, ViewLead view, ScoringModels models) {
        this.lists = lists;
        this.queue = queue;
        this.view = view;
        this.models = models;
    }

    ListView page(QueueQuery query, Tab tab, SignedIn me, Words words) {
        var kind = kind(tab);
        var page = lists.page(me.workspace(), kind, query.ofOwner(), position(query.after(), kind));
        var drivers = models.drivers(me.workspace());
        var next = page.next();
        return new ListView(
                tab,
                queue.tabs(query, me),
                page.rows().stream().map(row -> row(row, drivers, words)).toList(),
                query.here("", tab),
                next == null ? null : query.next(tab, text(next)),
                page.stopped(),
                drivers.all().stream().allMatch(ShowList::timeless));
    }

    /** The row of a lead as it is now; empty if it has left this list. */
    Optional<ListRow> row(LeadId id, QueueQuery query, Tab tab, SignedIn me, Words words) {
        var drivers = models.drivers(me.workspace());
        return view.head(me.workspace(), id)
                .flatMap(head -> lists.row(me.workspace(), kind(tab), query.ofOwner(), head.lead()))
                .map(row -> row(row, drivers, words));
    }

    private static Kind kind(Tab tab) {
        return Objects.requireNonNull(tab.list(), "no list");
    }

    private static ListRow row(Row row, Drivers drivers, Words words) {
        var last = row.lead().standing().lastChange();
        return new ListRow(
                row,
                last == null
                        ? null
                        : words.rule(last.rule(), drivers.of(row.lead().id())));
    }

    private static boolean timeless(ScoringModel model) {
        return model.definition().decay() == null
                && !(model.definition().method() instanceof Method.Sessions)
                && model.rules().stream().noneMatch(rule -> rule.event().equals(Derivation.INACTIVE));
    }

    /** The place where a page ends, as it stands in the address of the next one: {@code 72_0195…}. */
    private static String text(Position position) {
        var place = switch (position.place()) {
            case Place.At(var at) -> at.toString();
            case Place.Points(var points) -> Integer.toString(points);
            case Place.Text(var text) -> text;
        };
        return place + "_" + position.lead().value();
    }

    /** Null if there is none or somebody tampered with it, so that the list begins at its start. */
    private static @Nullable Position position(@Nullable String text, Kind kind) {
        var form = CURSOR.matcher(text == null ? "" : text);
        if (!form.matches()) {
            return null;
        }
        try {
            var place = kind == Kind.COOLING
                    ? new Place.At(Instant.parse(form.group(1)))
                    : new Place.Points(Integer.parseInt(form.group(1)));
            return new Position(place, new LeadId(UUID.fromString(form.group(2))));
        } catch (DateTimeException | IllegalArgumentException e) {
            return null;
        }
    }
}
