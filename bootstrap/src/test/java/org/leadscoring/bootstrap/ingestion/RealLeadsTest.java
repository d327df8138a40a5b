package org.leadscoring.bootstrap.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadscoring.application.scoring.CheckLedgers;
import org.leadscoring.application.sla.WorkQueue;
import org.leadscoring.application.sla.WorkQueue.Filter;
import org.leadscoring.application.sla.WorkQueue.Position;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.domain.lead.LeadId;

/**
 * Replays real leads through the batch endpoint: thousands of people of an education company, with what they did. The file
 * is named by {@code LEADSCORING_TEST_LEADS_CSV}, in the columns of the public X Education data set.
 */
class RealLeadsTest {

    private static final String VARIABLE = "LEADSCORING_TEST_LEADS_CSV";

    /** Of so many leads one; {@code -Deach=1} sends them all. */
    private static final int EACH = Integer.getInteger("each", 5);

    private static final int MESSAGES_PER_BATCH = 500;
    private static final int MOST_PAGES = 10;
    private static final Instant FIRST_VISIT = Instant.parse("2026-02-01T08:00:00Z");
    private static final Map<String, String> ACTIVITIES = Map.of(
            "Email Opened", "email_opened",
            "Email Link Clicked", "email_clicked",
            "Form Submitted on Website", "contact_form_submitted",
            "Unsubscribed", "unsubscribed",
            "Page Visited on Website", "page_view_pricing",
            "View in browser link Clicked", "email_clicked");

    @Test
    void real_leads_are_scored_clean_and_the_queue_pages_through_all_of_them(@TempDir Path folder) throws IOException {
        var file = System.getenv(VARIABLE);
        assumeTrue(file != null, "no real leads: set " + VARIABLE + " to their CSV file to run this test");

        try (var server = TestServer.embedded(folder)) {
            var tenant = server.newTenant();
            var started = System.nanoTime();
            var sent = 0;
            var people = new HashSet<String>();
            var batch = new ArrayList<String>();
            try (var rows = CsvReader.builder().ofNamedCsvRecord(Path.of(file))) {
                for (var row : rows) {
                    if (row.getStartingLineNumber() % EACH != 0) {
                        continue;
                    }
                    people.add(row.getField("Prospect ID"));
                    batch.addAll(messages(row));
                    if (batch.size() >= MESSAGES_PER_BATCH) {
                        sent += send(server, tenant, batch);
                    }
                }
            }
            sent += send(server, tenant, batch);
            System.out.printf(
                    "%,d real leads with %,d messages taken in %,d s%n",
                    people.size(), sent, (System.nanoTime() - started) / 1_000_000_000);

            var proof = server.bean(CheckLedgers.class).check();
            assertThat(proof.offenders()).isEmpty();
            assertThat(proof.scores()).isEqualTo(people.size());
            assertThat(inQueue(server, tenant))
                    .as("every known lead has a promise")
                    .hasSize(people.size());
        }
    }

    private static int send(TestServer server, TestServer.Tenant tenant, List<String> batch) {
        for (int from = 0; from < batch.size(); from += MESSAGES_PER_BATCH) {
            var messages = batch.subList(from, Math.min(from + MESSAGES_PER_BATCH, batch.size()));
            var answer = server.post("/v1/batch", tenant.key(), SdkMessages.batch(messages));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains("\"success\":true");
        }
        var sent = batch.size();
        batch.clear();
        return sent;
    }

    private static Set<LeadId> inQueue(TestServer server, TestServer.Tenant tenant) {
        var queue = server.bean(WorkQueue.class);
        var seen = new HashSet<LeadId>();
        Position after = null;
        do {
            var page = queue.page(tenant.workspace(), Filter.ALL, after);
            page.rows()
                    .forEach(row -> assertThat(seen.add(row.lead().id()))
                            .as("no lead stands twice in the queue")
                            .isTrue());
            after = page.next();
        } while (after != null);
        return seen;
    }

    /** One person: who they are, the pages of their visits, and what they did last. */
    private static List<String> messages(NamedCsvRecord row) {
        var person = row.getField("Prospect ID");
        var messages = new ArrayList<String>();
        messages.add(message("identify", person, 0, ",\"traits\":{" + traits(row) + "}"));
        var visits = row.getField("TotalVisits");
        var pages = visits.isBlank() ? 0 : Math.min(MOST_PAGES, (int) Double.parseDouble(visits));
        for (int page = 1; page <= pages; page++) {
            messages.add(message("page", person, page, ",\"properties\":{\"url\":\"https://example.com/course\"}"));
        }
        var last = row.getField("Last Activity");
        if (!last.isBlank()) {
            messages.add(message(
                    "track", person, MOST_PAGES + 1, ",\"event\":\"" + ACTIVITIES.getOrDefault(last, last) + "\""));
        }
        return messages;
    }

    private static String message(String type, String person, int number, String rest) {
        return "{\"type\":\"" + type + "\",\"userId\":\"" + person + "\",\"messageId\":\"" + person + "-" + number
                + "\",\"timestamp\":\"" + FIRST_VISIT.plusSeconds(number * 60L) + "\"" + rest + "}";
    }

    private static String traits(NamedCsvRecord row) {
        var traits = new ArrayList<String>();
        for (var name : List.of("Lead Origin", "Lead Source", "Country", "City", "What is your current occupation")) {
            var value = row.getField(name);
            if (!value.isBlank() && !value.equals("Select")) {
                traits.add("\"" + name + "\":\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
            }
        }
        return String.join(",", traits);
    }
}
