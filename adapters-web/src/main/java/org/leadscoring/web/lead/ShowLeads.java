package org.leadscoring.web.lead;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.lead.FindLeads;
import org.leadscoring.application.lead.LeadFilter;
import org.leadscoring.application.lead.LeadOrder;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.sla.SlaPolicies;
import org.leadscoring.application.workspace.Sources;
import org.leadscoring.domain.stage.StageLadder;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.web.lead.LeadsView.Band;
import org.leadscoring.web.lead.LeadsView.Choice;
import org.leadscoring.web.lead.LeadsView.Head;
import org.leadscoring.web.lead.LeadsView.Order;
import org.springframework.stereotype.Component;

/** Makes what the template of the list shows. */
@Component
class ShowLeads {

    private final FindLeads find;
    private final ScoringModels models;
    private final SlaPolicies policies;
    private final Sources sources;

    ShowLeads(FindLeads find, ScoringModels models, SlaPolicies policies, Sources sources) {
        this.find = find;
        this.models = models;
        this.policies = policies;
        this.sources = sources;
    }

    /** The leads that an address asks for. */
    LeadFilter filter(LeadsQuery query, WorkspaceId workspace, Instant now) {
        return query.filter(now, ladder(workspace));
    }

    private StageLadder ladder(WorkspaceId workspace) {
        return models.live(workspace).getFirst().ladder();
    }

    LeadsView page(LeadsQuery query, WorkspaceId workspace, Instant now) {
        var ladder = ladder(workspace);
        var filter = query.filter(now, ladder);
        var order = filter.order(query.order());
        var page = find.page(workspace, filter, order, query.position(order));
        var offered = filter.orders();
        var next = page.next();
        return new LeadsView(
                page.rows(),
                head("name", false, LeadOrder.NAME, query, offered, order),
                query.columns().stream()
                        .map(column -> head(column.key(), column.number(), column.order(), query, offered, order))
                        .toList(),
                offered.stream()
                        .map(one -> new Order(LeadsQuery.key(one), one == order))
                        .toList(),
                Arrays.stream(Column.values())
                        .map(column -> new Choice(column.key(), query.columns().contains(column)))
                        .toList(),
                bands(workspace, query),
                ladder.names().reversed(),
                ladder.segments(),
                sources.all(workspace),
                next == null ? null : query.next(next),
                page.stopped(),
                query.here(""));
    }

    private static Head head(
            String key,
            boolean number,
            @Nullable LeadOrder by,
            LeadsQuery query,
            List<LeadOrder> offered,
            LeadOrder order) {
        var direction = by == LeadOrder.NAME ? "ascending" : "descending";
        return new Head(
                key,
                number,
                by != null && by != order && offered.contains(by) ? query.sorted(by) : null,
                by == order ? direction : null);
    }

    private List<Band> bands(WorkspaceId workspace, LeadsQuery query) {
        var bands = new ArrayList<Band>();
        Integer to = null;
        for (var band : policies.of(workspace).bands()) {
            var from = band.from() == Integer.MIN_VALUE ? null : Integer.valueOf(band.from());
            var chosen = Objects.equals(query.from(), from)
                    && Objects.equals(query.to(), to)
                    && (from != null || to != null);
            bands.add(new Band(from, to, band.target(), chosen, query.between(from, to)));
            to = band.from() - 1;
        }
        return bands;
    }
}
