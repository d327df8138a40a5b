package org.leadscoring.persistence.lead;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.lead.FindLeads.LeadList;
import org.leadscoring.application.lead.FindLeads.Place;
import org.leadscoring.application.lead.FindLeads.Position;
import org.leadscoring.application.lead.FindLeads.Row;
import org.leadscoring.application.lead.FindLeads.Stretch;
import org.leadscoring.application.lead.FindLeads.Walk;
import org.leadscoring.application.lead.LeadFilter;
import org.leadscoring.application.lead.LeadOrder;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.lead.DrivingModels.Driver;
import org.leadscoring.persistence.lead.DrivingModels.Part;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;

/**
 * The list of leads, by two questions: the next places of the order, which {@link Places} reads from one index, and the
 * leads that stand there, by their ids, unless a condition that the index knows nothing of keeps one out.
 */
public final class JdbcLeadList implements LeadList {

    /** The models are asked for once, not for each lead. */
    private static final String SCORED =
            ", u.name as owner_name from leads l left join scores s on s.lead_id = l.id and ";

    private static final String LISTED = """
             left join users u on u.id = l.owner_id
            where l.id in (:keys) and l.workspace_id = :workspace and l.merged_into is null
            """;

    private static final String NOBODYS = "s.model_id is null";

    private final Database database;
    private final DrivingModels drivers;
    private final Places places;

    public JdbcLeadList(Database database) {
        this.database = database;
        this.drivers = new DrivingModels(database);
        this.places = new Places(database);
    }

    @Override
    public Stretch walk(WorkspaceId workspace, Walk walk) {
        var driver = drivers.find(workspace);
        var found = places.next(workspace, walk, driver);
        var leads = leads(workspace, walk.filter(), found, driver);
        // Who is found by several terms is listed by the first of them only.
        Predicate<Position> listed = walk.order() == LeadOrder.MATCH
                ? firstTerms(workspace, walk.filter(), leads.keySet())::contains
                : position -> true;
        var rows = new ArrayList<Row>();
        for (var position : found) {
            var lead = leads.get(position.lead());
            if (lead != null && listed.test(position)) {
                rows.add(new Row(lead.lead(), lead.ownerName(), position));
            }
        }
        return new Stretch(rows, found.size() < walk.length() ? null : found.getLast());
    }

    private Map<LeadId, Listed> leads(
            WorkspaceId workspace, LeadFilter filter, List<Position> found, Optional<Driver> driver) {
        var conditions = new Conditions(workspace);
        conditions.add(filter);
        var score = driver.map(Driver::score);
        score.ifPresent(part -> conditions.parameters().putAll(part.parameters()));
        var leads = new HashMap<LeadId, Listed>();
        var keys = new HashSet<LeadId>();
        found.forEach(position -> keys.add(position.lead()));
        database.byKeys(
                        "select " + LeadRows.COLUMNS
                                + SCORED
                                + score.map(Part::condition).orElse(NOBODYS)
                                + LISTED
                                + conditions.sql(),
                        conditions.parameters(),
                        bytes(keys),
                        (row, n) -> listed(row))
                .forEach(listed -> leads.put(listed.lead().id(), listed));
        return leads;
    }

    private Set<Position> firstTerms(WorkspaceId workspace, LeadFilter filter, Set<LeadId> leads) {
        return new HashSet<>(database.byKeys(
                """
                        select t.lead_id, min(t.term) as term from lead_search_terms t
                        where t.lead_id in (:keys) and t.workspace_id = :workspace and t.term like :prefix escape '!'
                        group by t.lead_id
                        """,
                Map.of(
                        "workspace", Columns.bytes(workspace.value()),
                        "prefix", Conditions.beginningWith(filter.prefix())),
                bytes(leads),
                (row, n) ->
                        new Position(new Place.Text(row.getString("term")), new LeadId(Columns.id(row, "lead_id")))));
    }

    private static Listed listed(ResultSet row) throws SQLException {
        return new Listed(LeadRows.lead(row), row.getString("owner_name"));
    }

    private static List<byte[]> bytes(Set<LeadId> leads) {
        return leads.stream().map(lead -> Columns.bytes(lead.value())).toList();
    }

    private record Listed(Lead lead, @Nullable String ownerName) {}
}
