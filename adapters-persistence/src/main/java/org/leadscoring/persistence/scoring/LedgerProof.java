package org.leadscoring.persistence.scoring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.leadscoring.application.scoring.ScoreBook.Offender;
import org.leadscoring.application.scoring.ScoreBook.Proof;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;

/** Proves in the database that ledgers add up (spec SC-2): three questions whose answers must be empty. */
final class LedgerProof {

    private static final int MOST_OFFENDERS = 100;

    private static final List<String> QUESTIONS = List.of(
            // The sum of the entries is the total, as a whole and per category, and none is missing.
            """
            select s.workspace_id, s.lead_id, s.model_id, concat('the total is ', s.total, ' (', s.engagement, ' + ', s.fit,
                ' + ', s.intent, '), but its ', coalesce(e.entries, 0), ' of ', s.entries, ' entries sum to ',
                coalesce(e.points, 0), ' (', coalesce(e.engagement, 0), ' + ', coalesce(e.fit, 0), ' + ',
                coalesce(e.intent, 0), ')') as problem
            from scores s left join (
                select lead_id, model_id, count(*) as entries, sum(points) as points,
                    sum(case when category = 'engagement' then points else 0 end) as engagement,
                    sum(case when category = 'fit' then points else 0 end) as fit,
                    sum(case when category = 'intent' then points else 0 end) as intent
                from ledger_entries group by lead_id, model_id
            ) e on e.lead_id = s.lead_id and e.model_id = s.model_id
            where s.total <> coalesce(e.points, 0) or s.engagement <> coalesce(e.engagement, 0)
                or s.fit <> coalesce(e.fit, 0) or s.intent <> coalesce(e.intent, 0)
                or s.total <> s.engagement + s.fit + s.intent or s.entries <> coalesce(e.entries, 0)
            """,
            // Each entry begins where the one before ended.
            """
            select workspace_id, lead_id, model_id, concat('entry ', seq, ' goes from ', score_before, ' by ', points, ' to ',
                score_after, ', but the one before ended at ', expected) as problem
            from (
                select workspace_id, lead_id, model_id, seq, score_before, points, score_after,
                    lag(score_after, 1, 0) over (partition by lead_id, model_id order by seq) as expected,
                    row_number() over (partition by lead_id, model_id order by seq) - 1 as place
                from ledger_entries
            ) e
            where score_before <> expected or score_before + points <> score_after or seq <> place
            """,
            // No entries without a score.
            """
            select distinct e.workspace_id, e.lead_id, e.model_id, 'there are entries but no score' as problem
            from ledger_entries e left join scores s on s.lead_id = e.lead_id and s.model_id = e.model_id
            where s.lead_id is null
            """);

    private final Database database;

    LedgerProof(Database database) {
        this.database = database;
    }

    Proof prove() {
        var offenders = new ArrayList<Offender>();
        for (var question : QUESTIONS) {
            offenders.addAll(database.sql(question + " limit :most")
                    .param("most", MOST_OFFENDERS - offenders.size())
                    .query((row, n) -> offender(row))
                    .list());
        }
        return new Proof(count("scores"), count("ledger_entries"), List.copyOf(offenders));
    }

    private long count(String table) {
        return database.sql("select count(*) from " + table).query(Long.class).single();
    }

    private static Offender offender(ResultSet row) throws SQLException {
        return new Offender(
                new WorkspaceId(Columns.id(row, "workspace_id")),
                new LeadId(Columns.id(row, "lead_id")),
                new ModelId(Columns.id(row, "model_id")),
                row.getString("problem"));
    }
}
