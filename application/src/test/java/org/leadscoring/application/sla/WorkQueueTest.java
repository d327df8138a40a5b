package org.leadscoring.application.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadscoring.application.sla.WorkQueue.PAGE_SIZE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.sla.WorkQueue.Counts;
import org.leadscoring.application.sla.WorkQueue.Filter;
import org.leadscoring.application.sla.WorkQueue.Position;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.sla.SlaPolicy;
import org.leadscoring.domain.workspace.WorkspaceId;

class WorkQueueTest {

    private final InMemoryApplication application = new InMemoryApplication();
    private final WorkspaceId workspace = application.setUp();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, PAGE_SIZE - 1, PAGE_SIZE, PAGE_SIZE + 1, 2 * PAGE_SIZE, 2 * PAGE_SIZE + 3})
    void pages_show_every_lead_once_and_the_last_page_has_no_next(int leads) {
        var expected = new ArrayList<LeadId>();
        for (int i = 0; i < leads; i++) {
            expected.add(open(90));
        }

        var shown = new ArrayList<LeadId>();
        var pages = 0;
        Position after = null;
        do {
            var page = application.workQueue.page(workspace, Filter.ALL, after);
            assertThat(page.rows()).hasSizeLessThanOrEqualTo(PAGE_SIZE);
            assertThat(page.counts()).isEqualTo(new Counts(0, 0, leads));
            page.rows().forEach(row -> shown.add(row.lead().id()));
            pages++;
            after = page.next();
        } while (after != null);

        assertThat(shown).containsExactlyElementsOf(expected);
        assertThat(pages).isEqualTo(Math.max(1, (leads + PAGE_SIZE - 1) / PAGE_SIZE));
    }

    @Test
    void the_hottest_promise_comes_first_and_is_counted_by_the_clock_of_the_page() {
        var warm = open(40);
        var hot = open(60);
        var hottest = open(85);
        application.clock.advance(Duration.ofMinutes(200));

        var page = application.workQueue.page(workspace, Filter.ALL, null);

        assertThat(page.now()).isEqualTo(application.clock.instant());
        assertThat(page.rows()).extracting(row -> row.lead().id()).containsExactly(hottest, hot, warm);
        assertThat(page.counts()).isEqualTo(new Counts(1, 1, 1));
        assertThat(page.counts().all()).isEqualTo(3);
    }

    @Test
    void a_narrowed_queue_counts_only_what_it_shows() {
        open(40);
        var hot = open(85);

        var page = application.workQueue.page(workspace, new Filter(null, true, null, 85), null);

        assertThat(page.rows()).extracting(row -> row.lead().id()).containsExactly(hot);
        assertThat(page.counts()).isEqualTo(new Counts(0, 0, 1));
    }

    private LeadId open(int score) {
        var now = application.clock.instant();
        var id = new LeadId(application.ports.ids().next());
        application.ports.leads().add(workspace, List.of(Lead.heardOf(id, now, new Standing(score, "hot", null))));
        var opened = SlaClock.open(SlaPolicy.STANDARD, score, true, now).orElseThrow();
        application.ports.slaClocks().write(workspace, Map.of(id, opened), now);
        return id;
    }
}
