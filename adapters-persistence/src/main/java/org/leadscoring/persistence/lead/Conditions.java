package org.leadscoring.persistence.lead;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.leadscoring.application.lead.LeadFilter;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;

/** Conditions on leads, their scores and terms as SQL, with their parameters; {@code workspace} is always one. */
final class Conditions {

    private final StringBuilder sql = new StringBuilder();
    private final Map<String, Object> parameters = new HashMap<>();

    Conditions(WorkspaceId workspace) {
        parameters.put("workspace", Columns.bytes(workspace.value()));
    }

    /** All that a filter asks of the rows {@code l} of leads and {@code s} of scores. */
    void add(LeadFilter filter) {
        work(filter);
        activity(filter);
        scores(filter);
        if (filter.stages() != null) {
            oneOf("s.stage", "stages", filter.stages());
        }
        if (filter.heardBefore() != null) {
            and("l.created_at < :heardBefore", "heardBefore", Columns.utc(filter.heardBefore()));
        }
        source(filter);
        cooling(filter);
        if (!filter.prefix().isEmpty()) {
            and("""
                    exists (select 1 from lead_search_terms t where t.lead_id = l.id
                        and t.workspace_id = l.workspace_id and t.term like :prefix escape '!')
                    """, "prefix", beginningWith(filter.prefix()));
        }
    }

    void work(LeadFilter filter) {
        if (!filter.statuses().isEmpty()) {
            oneOf(
                    "l.status",
                    "statuses",
                    filter.statuses().stream().map(Columns::key).toList());
        }
        owner(filter);
    }

    void source(LeadFilter filter) {
        if (filter.source() != null) {
            and("l.source_id = :source", "source", Columns.bytes(filter.source().value()));
        }
    }

    void cooling(LeadFilter filter) {
        if (filter.coolsBefore() != null) {
            and("s.cools_at < :coolsBefore", "coolsBefore", Columns.utc(filter.coolsBefore()));
        }
    }

    private void oneOf(String column, String name, Collection<String> values) {
        if (values.isEmpty()) {
            sql.append(" and 1 = 0");
        } else {
            and(column + " in (:" + name + ")", name, List.copyOf(values));
        }
    }

    void owner(LeadFilter filter) {
        if (filter.owner() != null) {
            and("l.owner_id = :owner", "owner", Columns.bytes(filter.owner().value()));
        }
        if (filter.unassigned()) {
            sql.append(" and l.owner_id is null");
        }
    }

    void activity(LeadFilter filter) {
        if (filter.activeFrom() != null) {
            and("l.active_at >= :activeFrom", "activeFrom", Columns.utc(filter.activeFrom()));
        }
        if (filter.activeBefore() != null) {
            and("l.active_at < :activeBefore", "activeBefore", Columns.utc(filter.activeBefore()));
        }
    }

    void scores(LeadFilter filter) {
        if (filter.scoreFrom() != null) {
            and("s.total >= :scoreFrom", "scoreFrom", filter.scoreFrom());
        }
        if (filter.scoreTo() != null) {
            and("s.total <= :scoreTo", "scoreTo", filter.scoreTo());
        }
    }

    void and(String condition, String name, Object value) {
        sql.append(" and ").append(condition);
        parameters.put(name, value);
    }

    /** Conditions to follow others, each behind an {@code and}. */
    String sql() {
        return sql.toString();
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    /** The pattern of a text that begins so; {@code !} is its escape. */
    static String beginningWith(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }
}
