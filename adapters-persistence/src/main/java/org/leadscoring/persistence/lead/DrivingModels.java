package org.leadscoring.persistence.lead;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.Division;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;

/**
 * Which models drive leads, asked once for statements that read many scores. One drives all, unless an experiment runs: then
 * its challenger drives the leads on its side.
 */
public final class DrivingModels {

    private final Database database;

    public DrivingModels(Database database) {
        this.database = database;
    }

    /** The models that drive leads now; empty if the workspace has no primary one. */
    public Optional<Driver> find(WorkspaceId workspace) {
        return database.sql("""
                        select m.id, d.id as challenger_id, x.factor, x.shift_by, x.below from scoring_models m
                        left join experiments x on x.workspace_id = m.workspace_id and x.ended_at is null
                        left join scoring_models d on d.workspace_id = x.workspace_id and d.name = x.challenger
                            and d.state = 'live' and d.is_primary = false
                        where m.workspace_id = :workspace and m.is_primary = true
                        """)
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> {
                    var challenger = Columns.idOrNull(row, "challenger_id");
                    return new Driver(
                            new ModelId(Columns.id(row, "id")),
                            challenger == null
                                    ? null
                                    : new Challenger(
                                            new ModelId(challenger),
                                            new Division(
                                                    row.getLong("factor"),
                                                    row.getLong("shift_by"),
                                                    row.getLong("below"))));
                })
                .optional();
    }

    /**
     * The ids of the models that drive leads.
     *
     * @param challenger null if no experiment runs
     */
    public record Driver(ModelId primary, @Nullable Challenger challenger) {

        private static final String HASH = "mod(l.bucket * :factor + :shift, " + Division.PRIME + ")";
        private static final String OF_PRIMARY = "s.model_id = :driver and " + HASH + " >= :below";
        private static final String OF_CHALLENGER = "s.model_id = :challenger and " + HASH + " < :below";

        /** The id of the model that drives a lead. */
        public ModelId of(LeadId lead) {
            return challenger != null && challenger.share().first(lead) ? challenger.model() : primary;
        }

        /** That a score {@code s} is by the model that drives the lead {@code l}. */
        Part score() {
            return challenger == null
                    ? new Part("", "s.model_id = :driver", parameters())
                    : new Part("", "(" + OF_PRIMARY + " or " + OF_CHALLENGER + ")", parameters());
        }

        /** The parts of an index of scores in which all leads stand, each once. */
        List<Part> parts() {
            if (challenger == null) {
                return List.of(new Part("scores s", "s.model_id = :driver", parameters()));
            }
            var tables = "scores s join leads l on l.id = s.lead_id";
            return List.of(new Part(tables, OF_PRIMARY, parameters()), new Part(tables, OF_CHALLENGER, parameters()));
        }

        private Map<String, Object> parameters() {
            var parameters = new HashMap<String, Object>();
            parameters.put("driver", Columns.bytes(primary.value()));
            if (challenger != null) {
                parameters.put("challenger", Columns.bytes(challenger.model().value()));
                parameters.put("factor", challenger.share().factor());
                parameters.put("shift", challenger.share().shift());
                parameters.put("below", challenger.share().below());
            }
            return parameters;
        }
    }

    /**
     * A part of a statement.
     *
     * @param tables scores, and leads where they are asked for
     * @param condition more may follow
     * @param parameters those of the condition
     */
    record Part(String tables, String condition, Map<String, Object> parameters) {

        /** From where to where it is read. */
        String from() {
            return tables + " where " + condition;
        }
    }

    /** The model that takes the leads on the first side from the primary one. */
    public record Challenger(ModelId model, Division share) {}
}
