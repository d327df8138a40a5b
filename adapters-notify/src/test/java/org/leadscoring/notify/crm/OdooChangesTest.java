package org.leadscoring.notify.crm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.application.crm.CrmClient.Changes;
import org.leadscoring.application.crm.CrmClient.Erased;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.domain.crm.Mapping;
import org.leadscoring.notify.http.HttpLimits;
import org.leadscoring.notify.http.OutboundHttp;
import org.leadscoring.notify.http.PrivateAddresses;
import tools.jackson.databind.JsonNode;

/** Pages of what changed, on an Odoo in memory: dates to the microsecond, told to the second, and people at work meanwhile. */
class OdooChangesTest {

    private static final Instant START = Instant.parse("2027-01-05T10:00:00Z");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final OutboundHttp http = new OutboundHttp(HttpLimits.STANDARD, PrivateAddresses.NONE);

    @AfterEach
    void close() {
        http.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 50})
    void every_lead_comes_and_the_pages_end(int size) {
        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var odoo = new OdooInMemory(random);
            var missing = new TreeSet<>(odoo.changed.keySet());
            String page = null;
            int pages = 0;
            do {
                var changes = read(odoo, page, size);
                changes.records().forEach(theirs -> missing.remove(Long.parseLong(theirs.external())));
                page = changes.next();
                odoo.somebodyWorks(random);
                assertThat(++pages).as("pages, seed %s", seed).isLessThan(2_000);
            } while (page != null);
            assertThat(missing).as("leads left out, seed %s", seed).isEmpty();
        }
    }

    private Changes read(OdooApi odoo, String page, int size) {
        return CrmServer.value(Dialogue.about(
                http,
                Clock.systemUTC(),
                List.of(),
                dialogue -> new OdooChanges(new OdooRecords(dialogue, odoo), Mapping.standard(Crm.Kind.ODOO), size)
                        .read(START, page)));
    }

    /** Leads with a key each, by their ids, and when they changed. */
    private static final class OdooInMemory implements OdooApi {

        private final Map<Long, Instant> changed;
        private final Set<Long> touched = new HashSet<>();
        private Instant now = START.plusSeconds(100);

        private OdooInMemory(Random random) {
            int leads = random.nextInt(60);
            int seconds = 1 + random.nextInt(6);
            changed = random.ints(leads, 1, 10_000)
                    .distinct()
                    .boxed()
                    .collect(Collectors.toMap(
                            Integer::longValue,
                            id -> START.plusSeconds(random.nextInt(seconds))
                                    .plus(random.nextInt(3) * 300_000L, ChronoUnit.MICROS)));
        }

        /** Some lead changes, and moves behind all others; each once, or the pages could go on for ever. */
        private void somebodyWorks(Random random) {
            var ids = new ArrayList<>(changed.keySet());
            ids.removeAll(touched);
            if (!ids.isEmpty() && random.nextInt(3) == 0) {
                var id = ids.get(random.nextInt(ids.size()));
                now = now.plusMillis(300);
                changed.put(id, now);
                touched.add(id);
            }
        }

        @Override
        public Said call(String model, String method, Map<String, ?> arguments) {
            var all = Tree.of(arguments);
            var rows = Tree.array();
            if (model.equals("ir.model.data")) {
                all.at("/domain/2/2")
                        .forEach(id ->
                                rows.addObject().put("name", "k" + id.asLong()).put("res_id", id.asLong()));
            } else if (model.equals("crm.lead")) {
                var order = all.path("order").stringValue().equals("id")
                        ? Comparator.<Long>naturalOrder()
                        : Comparator.<Long, Instant>comparing(id -> changed.getOrDefault(id, now))
                                .thenComparing(Comparator.naturalOrder());
                changed.keySet().stream()
                        .filter(id -> matches(id, all.path("domain")))
                        .sorted(order)
                        .limit(all.path("limit").asLong())
                        .forEach(id -> rows.addObject()
                                .put("id", id)
                                .put("write_date", TIME.format(date(id).atOffset(ZoneOffset.UTC))));
            }
            return new Said.Result(rows);
        }

        private Instant date(long id) {
            return changed.getOrDefault(id, now);
        }

        private boolean matches(long id, JsonNode domain) {
            return domain.valueStream().allMatch(condition -> {
                if (condition.path(0).stringValue().equals("id")) {
                    return id > condition.path(2).asLong();
                }
                var limit = LocalDateTime.parse(condition.path(2).stringValue(), TIME)
                        .toInstant(ZoneOffset.UTC);
                return condition.path(1).stringValue().equals("<") == date(id).isBefore(limit);
            });
        }

        @Override
        public Said create(String model, Iterable<? extends JsonNode> values) {
            throw new AssertionError("who reads changes makes no " + model);
        }

        @Override
        public Erased unlink(String model, long record) {
            throw new AssertionError("who reads changes deletes no " + model);
        }

        @Override
        public String who() {
            return "nobody";
        }
    }
}
