package org.leadscoring.persistence.lead;

import java.util.HashMap;
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
        if (filter.stage() != null) {
            and("s.stage = :stage", "stage", filter.stage());
        }
        if (!filter.prefix().isEmpty()) {
            and("""
                    exists (select 1 from lead_search_terms t where t.lead_id = l.id
                        and t.workspace_id = l.workspace_id and t.term like :prefix escape '!')
                    """, "prefix", beginningWith(filter.prefix()));
        }
    }

    void work(LeadFilter filter) {
        if (filter.status() != null) {
            and("l.status = :status", "status", Columns.key(filter.status()));
        }
        owner(filter);
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
