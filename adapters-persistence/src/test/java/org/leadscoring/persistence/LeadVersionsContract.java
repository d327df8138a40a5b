package org.leadscoring.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.scoring.ScoreBook.Change;
import org.leadscoring.application.scoring.ScoreBook.Score;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.Replays;
import org.leadscoring.domain.scoring.ScoreState;
import org.leadscoring.domain.scoring.WebsitePoints;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;

/** What every node must see of what another one did, whichever rows of a lead that one wrote. */
abstract class LeadVersionsContract {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private JdbcPorts one;
    private JdbcPorts other;
    private WorkspaceId workspace;
    private ModelId model;
    private LeadId lead;
    private int messages;

    protected abstract JdbcPorts ports();

    @BeforeEach
    void lead() {
        one = ports();
        other = one.anotherNode();
        workspace = one.newWorkspace();
        model = new ModelId(one.ids().next());
        lead = new LeadId(one.ids().next());
        one.transactions().run(() -> {
            one.leads().add(workspace, List.of(Lead.heardOf(lead, NOW, null, Standing.NONE)));
            return true;
        });
    }

    @Test
    void a_score_is_written_without_its_leads_row_and_yet_seen_by_the_other_node() {
        for (int turn = 1; turn <= 3; turn++) {
            score(one, model);
            assertThat(entries(other, model)).isEqualTo(turn * 2 - 1);
            score(other, model);
            assertThat(entries(one, model)).isEqualTo(turn * 2);
        }

        var version = version();
        score(one, model);
        assertThat(version()).as("in the lead's own row").isEqualTo(version);
        assertThat(entries(other, model)).isEqualTo(7);
    }

    @Test
    void what_is_written_without_a_score_is_seen_by_a_node_that_knows_the_lead_by_its_scores() {
        for (int turn = 0; turn < 3; turn++) {
            score(one, model);
        }
        hold(other);
        one.transactions().run(() -> {
            one.leads().lock(workspace, Set.of(lead));
            one.database()
                    .sql("update leads set company = 'Acme' where id = :lead")
                    .param("lead", Columns.bytes(lead.value()))
                    .update();
            return true;
        });

        assertThat(hold(other).profile().company()).isEqualTo("Acme");
    }

    @Test
    void scores_that_go_leave_the_lead_at_a_version_that_nobody_knows() {
        var second = new ModelId(one.ids().next());
        for (int turn = 0; turn < 5; turn++) {
            score(one, second);
        }
        score(one, model);
        assertThat(entries(other, second)).isEqualTo(5);

        one.transactions().run(() -> one.scoreBook().forget(workspace, second, 10));
        assertThat(entries(other, second)).isZero();

        for (int turn = 0; turn < 5; turn++) {
            score(one, model);
        }
        assertThat(entries(other, model)).isEqualTo(6);
        one.transactions().run(() -> {
            one.leads().lock(workspace, Set.of(lead));
            one.scoreBook().remove(workspace, Set.of(lead));
            return true;
        });
        assertThat(entries(other, model)).isZero();
    }

    private Lead hold(JdbcPorts node) {
        return node.transactions().run(() -> {
            var held = node.leads().lock(workspace, Set.of(lead)).get(lead);
            assertThat(held).isNotNull();
            return held;
        });
    }

    /** How many entries a node that holds the lead sees. */
    private int entries(JdbcPorts node, ModelId by) {
        return node.transactions().run(() -> {
            node.leads().lock(workspace, Set.of(lead));
            var score = node.scoreBook().scores(workspace, by, Set.of(lead)).get(lead);
            return score == null ? 0 : score.figures().entries();
        });
    }

    private void score(JdbcPorts node, ModelId by) {
        node.transactions().run(() -> {
            node.leads().lock(workspace, Set.of(lead));
            var stored = node.scoreBook().scores(workspace, by, Set.of(lead)).get(lead);
            var from = stored == null ? ScoreState.START : state(stored);
            var scored = Replays.resume(Replays.scorer(WebsitePoints.model(by)), from, List.of(event()));
            node.scoreBook()
                    .write(workspace, by, List.of(new Change(lead, from, false, scored, "cold", null, false, true)));
            return true;
        });
    }

    private static ScoreState state(Score stored) {
        var state = stored.state();
        assertThat(state).isNotNull();
        return state;
    }

    private Event event() {
        messages++;
        var key = new EventKey(
                NOW.plusSeconds(messages),
                "m" + messages,
                new SourceId(one.ids().next()));
        return new Event(
                new EventId(one.ids().next()),
                key,
                new EventType("page_view_pricing"),
                "page_view_pricing",
                key.occurredAt(),
                Attributes.NONE,
                Attributes.NONE,
                Attributes.NONE);
    }

    private long version() {
        return one.database()
                .sql("select version from leads where id = :lead")
                .param("lead", Columns.bytes(lead.value()))
                .query(Long.class)
                .single();
    }
}
