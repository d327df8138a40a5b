package org.leadscoring.application.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.crm.ErasureRequests.Counts;
import org.leadscoring.application.crm.FakeCrm;
import org.leadscoring.application.crm.FakeCrm.Trouble;
import org.leadscoring.domain.Seeded;
import org.leadscoring.domain.crm.Connection.OnErasure;
import org.leadscoring.domain.lead.LeadId;

/** Spec OP-3 for random messages, a CRM that fails, and erasures at any moment. */
class EraseInCrmsPropertiesTest {

    private static final int CASES = 300;

    @Test
    void whatever_happens_who_is_erased_is_gone_there_in_the_end_and_nobody_else_is() {
        var gone = new int[1];
        Seeded.forAll(CASES, random -> {
            var world = new Deliveries();
            var one = ErasingInCrms.connected(world, OnErasure.ERASE);
            var app = world.application;
            var source = new RandomMessages(random);
            var erased = new HashSet<LeadId>();
            for (var batch : source.delivered(source.messages(24))) {
                world.deliver(batch);
                var troubles = Trouble.values();
                app.crm.crm.troubled(troubles[random.nextInt(troubles.length)]);
                if (random.nextInt(3) == 0) {
                    var leads = ErasingInCrms.living(world);
                    var victim = leads.isEmpty() ? LeadId.NOBODY : leads.get(random.nextInt(leads.size()));
                    var moment = random.nextInt(FakeCrm.MOMENTS.size() + 1);
                    if (moment == FakeCrm.MOMENTS.size()) {
                        erased.addAll(erase(world, victim));
                    } else {
                        app.crm.crm.meanwhile(FakeCrm.MOMENTS.get(moment), () -> erased.addAll(erase(world, victim)));
                    }
                }
                app.crm.work();
                app.clock.advance(Duration.ofMinutes(random.nextInt(12)));
            }
            for (int run = 0; run < 12; run++) {
                app.crm.crm.troubled(Trouble.NONE);
                app.clock.advance(Duration.ofHours(1));
                app.crm.editConnections.turn(world.workspace, one, true, ErasingInCrms.ADMIN);
                app.crm.work();
            }

            assertThat(app.ports.erasureRequests().counts(one, 99)).isEqualTo(new Counts(0, 0));
            var links = app.ports.links().of(one, Set.copyOf(erased));
            assertThat(links).isEmpty();
            var keys = app.crm.crm.records.values().stream()
                    .map(FakeCrm.Stored::key)
                    .toList();
            for (var lead : erased) {
                assertThat(keys).doesNotContain(lead.value().toString());
            }
            for (var lead : ErasingInCrms.living(world)) {
                if (world.lead(lead).profile().email() != null) {
                    var link = Objects.requireNonNull(
                            app.ports.links().of(one, Set.of(lead)).get(lead));
                    assertThat(app.crm.crm.records).containsKey(Objects.requireNonNull(link.external()));
                }
            }
            gone[0] += erased.size();
        });
        assertThat(gone[0]).isGreaterThan(CASES / 2);
    }

    /** Erases a lead if it is still there, and says who went. */
    private static Set<LeadId> erase(Deliveries world, LeadId lead) {
        var app = world.application;
        if (app.ports.leads().livingOn(world.workspace, lead).isEmpty()) {
            return Set.of();
        }
        var living =
                app.ports.leads().livingOn(world.workspace, lead).orElseThrow().id();
        var all = Set.copyOf(app.ports.personalData().leadsOf(world.workspace, living));
        app.eraseLead.erase(world.workspace, living, ErasingInCrms.ADMIN);
        return all;
    }
}
