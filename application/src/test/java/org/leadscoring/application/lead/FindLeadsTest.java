package org.leadscoring.application.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadscoring.application.lead.FindLeads.PAGE_SIZE;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.lead.FindLeads.Position;
import org.leadscoring.application.lead.Leads.Findable;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.lead.LeadId;

class FindLeadsTest {

    private final InMemoryApplication application = new InMemoryApplication();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, PAGE_SIZE - 1, PAGE_SIZE, PAGE_SIZE + 1, 2 * PAGE_SIZE, 2 * PAGE_SIZE + 3})
    void pages_show_every_lead_once_and_the_last_page_has_no_next(int leads) {
        var workspace = application.setUp();
        var expected = new ArrayList<LeadId>();
        for (int i = 0; i < leads; i++) {
            var id = new LeadId(application.ports.ids().next());
            var lead = Lead.heardOf(id, InMemoryApplication.START, new Standing(0, "cold", null));
            application.ports.leads().add(workspace, List.of(lead));
            application.ports.leads().save(workspace, List.of(new Findable(lead, Set.of("ada lovelace"))));
            expected.add(id);
        }

        for (var text : List.of("", " ADA Love")) {
            var shown = new ArrayList<LeadId>();
            var pages = 0;
            Position after = null;
            do {
                var page = application.findLeads.page(workspace, text, after);
                assertThat(page.rows()).hasSizeLessThanOrEqualTo(PAGE_SIZE);
                page.rows().forEach(row -> shown.add(row.lead().id()));
                pages++;
                after = page.next();
            } while (after != null);

            assertThat(shown).containsExactlyElementsOf(expected);
            assertThat(pages).isEqualTo(Math.max(1, (leads + PAGE_SIZE - 1) / PAGE_SIZE));
        }
    }
}
