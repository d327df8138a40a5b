package org.leadscoring.application.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.InMemoryCrm.Measured;
import org.leadscoring.application.crm.Connections.Wish;
import org.leadscoring.application.crm.FakeCrm;
import org.leadscoring.application.crm.FakeCrm.Trouble;
import org.leadscoring.domain.Seeded;
import org.leadscoring.domain.crm.Connection;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.domain.crm.FieldMapping;
import org.leadscoring.domain.crm.FieldMapping.Direction;
import org.leadscoring.domain.crm.FieldMapping.Winner;
import org.leadscoring.domain.crm.Link;
import org.leadscoring.domain.crm.Mapping;
import org.leadscoring.domain.crm.Ours;
import org.leadscoring.domain.crm.StatusWord;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.workspace.UserId;

/** Spec OUT-4 for random messages, and a CRM that fails, does not answer, and is changed by its people. */
class CrmInStepPropertiesTest {

    private static final int CASES = 400;
    private static final List<Trouble> TROUBLES = List.of(Trouble.values());
    private static final List<LeadStatus> WORKED = Stream.of(LeadStatus.values())
            .filter(status -> status != LeadStatus.NEW)
            .toList();
    private static final UserId BOB = new UserId(new UUID(3, 3));

    @Test
    void in_the_end_both_sides_say_the_same_each_record_stands_once_and_what_is_the_same_is_not_written_again() {
        var won = new int[1];
        Seeded.forAll(CASES, random -> {
            var deliveries = new Deliveries();
            var application = deliveries.application;
            var crm = application.crm.crm;
            var connection = connection(deliveries, random.nextBoolean() ? Direction.BOTH : Direction.PULL);
            var source = new RandomMessages(random);

            for (var batch : source.delivered(source.messages(24))) {
                deliveries.deliver(batch);
                somebodyWorks(random, deliveries, crm);
                crm.troubled(TROUBLES.get(random.nextInt(TROUBLES.size())));
                application.crm.work();
                // Now and then nothing happens for longer than clocks are off.
                application.clock.advance(Duration.ofMinutes(random.nextInt(random.nextInt(4) == 0 ? 600 : 12)));
                if (random.nextInt(6) == 0) {
                    application.crm.editConnections.runNow(deliveries.workspace, connection.id(), null);
                }
            }
            quietly(deliveries, connection);

            crm.checkKeys();
            var inStep = new HashSet<String>();
            for (var lead : living(deliveries)) {
                var link = link(deliveries, connection, lead.id());
                if (lead.profile().email() != null) {
                    assertThat(link).isNotNull();
                }
                if (link != null) {
                    inStep.add(Objects.requireNonNull(link.external()));
                    won[0] += saysTheSame(crm, lead, link) ? 1 : 0;
                }
            }
            assertThat(inStep).hasSize((int) living(deliveries).stream()
                    .filter(lead -> link(deliveries, connection, lead.id()) != null)
                    .count());

            var before = crm.written.size();
            application.crm.editConnections.runNow(deliveries.workspace, connection.id(), Wish.ALL);
            quietly(deliveries, connection);
            assertThat(crm.written.subList(before, crm.written.size())).isEmpty();
            checkMeasured(application, connection);
        });
        assertThat(won[0]).isGreaterThan(CASES / 20);
    }

    /** What was measured step by step is what the runs have in sum. */
    private static void checkMeasured(InMemoryApplication application, Connection connection) {
        var runs = application.ports.syncRuns().latest(connection.id(), 1_000);
        var inSum = new TreeMap<String, Long>();
        runs.forEach(run -> Measured.of(run.tally()).forEach((name, number) -> inSum.merge(name, number, Long::sum)));
        inSum.put("ended", runs.stream().filter(run -> run.endedAt() != null).count());
        assertThat(application.crm.measured.numbers).containsAllEntriesOf(inSum);
    }

    private static boolean saysTheSame(FakeCrm crm, Lead lead, Link link) {
        var record = crm.records.get(Objects.requireNonNull(link.external()));
        if (record == null) {
            // Deleted there, and the lead has not changed since.
            return false;
        }
        assertThat(record.key()).isEqualTo(link.key());
        assertThat(record.fields().containsKey("email")).isTrue();
        assertThat(record.fields())
                .containsEntry("score", Integer.toString(lead.standing().score()))
                .containsEntry("stage", lead.standing().stage());
        var theirs = record.fields().getOrDefault("status", "");
        var known = LeadStatus.of(theirs);
        if (known.isPresent() && known.get() != LeadStatus.NEW) {
            assertThat(lead.status()).as(theirs).isEqualTo(known.get());
        }
        return lead.status() == LeadStatus.WON;
    }

    /** Ends all troubles, and lets runs come until nothing is left. */
    private static void quietly(Deliveries deliveries, Connection connection) {
        var application = deliveries.application;
        for (int run = 0; run < 4; run++) {
            application.crm.crm.troubled(Trouble.NONE);
            // Later than any claim of somebody who died, and than any rest.
            application.clock.advance(Duration.ofMinutes(16));
            application.crm.editConnections.turn(deliveries.workspace, connection.id(), true, BOB);
            application.crm.work();
        }
        assertThat(application.ports.links().waiting(connection.id())).isZero();
        assertThat(application.ports.syncRuns().open(connection.id())).isEmpty();
    }

    private static void somebodyWorks(RandomGenerator random, Deliveries deliveries, FakeCrm crm) {
        var leads = living(deliveries);
        var records = new ArrayList<>(crm.records.keySet());
        switch (random.nextInt(8)) {
            case 0 -> {
                var lead = leads.get(random.nextInt(leads.size()));
                var next = List.copyOf(lead.status().next());
                deliveries.application.workOnLead.moveTo(
                        deliveries.workspace, lead.id(), next.get(random.nextInt(next.size())), BOB);
            }
            case 1, 2, 6 -> {
                if (!records.isEmpty()) {
                    var status = WORKED.get(random.nextInt(WORKED.size()));
                    crm.changed(records.get(random.nextInt(records.size())), "status", status.key());
                }
            }
            case 4 -> {
                if (!records.isEmpty()) {
                    crm.deleted(records.get(random.nextInt(records.size())));
                }
            }
            case 5 -> {
                var undoing = new Undoing(deliveries);
                for (var merge : undoing.merges()) {
                    if (merge.undone() == null && undoing.undone(merge)) {
                        break;
                    }
                }
            }
            case 3 -> crm.made(Map.of("email", "ada@example.com", "status", "qualified"));
            default -> {
                // Nobody does anything.
            }
        }
    }

    private static List<Lead> living(Deliveries deliveries) {
        return deliveries.application.ports.transactions().leads.rows(deliveries.workspace).values().stream()
                .map(stored -> deliveries.lead(stored.lead().id()))
                .filter(lead -> lead.mergedInto() == null)
                .toList();
    }

    private static @Nullable Link link(Deliveries deliveries, Connection connection, LeadId lead) {
        return deliveries
                .application
                .ports
                .links()
                .ofLead(deliveries.workspace, lead)
                .get(connection.id());
    }

    private static Connection connection(Deliveries deliveries, Direction status) {
        var editing = deliveries.application.crm.editConnections;
        var made = editing.create(
                deliveries.workspace,
                "CRM",
                new Crm.HubSpot(URI.create("https://crm.example.com"), new Secret("token")),
                BOB);
        var words = new ArrayList<StatusWord>();
        for (var one : LeadStatus.values()) {
            words.add(new StatusWord(one, one.key()));
        }
        editing.change(
                deliveries.workspace,
                made.id(),
                new Mapping(
                        List.of(
                                FieldMapping.pushed(Ours.EMAIL, "email"),
                                FieldMapping.once(Ours.LAST_NAME, "name"),
                                FieldMapping.pushed(Ours.SCORE, "score"),
                                FieldMapping.pushed(Ours.STAGE, "stage"),
                                new FieldMapping(Ours.STATUS, "status", status, Winner.THEIRS)),
                        words),
                BOB);
        return editing.turn(deliveries.workspace, made.id(), true, BOB);
    }
}
