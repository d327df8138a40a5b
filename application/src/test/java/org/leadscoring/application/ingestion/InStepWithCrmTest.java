package org.leadscoring.application.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadscoring.application.ingestion.Message.message;
import static org.leadscoring.application.ingestion.Message.user;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.crm.FakeCrm.Stored;
import org.leadscoring.domain.crm.Connection;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.domain.crm.FieldMapping;
import org.leadscoring.domain.crm.Mapping;
import org.leadscoring.domain.crm.Ours;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;

/** Spec OUT-4: what happens to a record in the CRM, one thing at a time. */
class InStepWithCrmTest extends ErasingInCrms {

    private static final String STATUS = "hs_lead_status";

    @Test
    void what_is_changed_there_between_two_runs_is_taken_however_far_they_are_apart_and_though_the_first_saw_nothing() {
        every(Duration.ofDays(1));
        var ann = comes("ann");
        application.clock.advance(Duration.ofDays(1));
        application.crm.work();

        application.clock.advance(Duration.ofHours(4));
        crm.changed(external(ann), STATUS, "customer");
        application.clock.advance(Duration.ofHours(20));
        application.crm.work();

        assertThat(deliveries.lead(ann).status()).isEqualTo(LeadStatus.WON);
    }

    @Test
    void what_is_changed_there_while_the_connection_is_off_is_taken_when_it_is_on_again() {
        var ann = comes("ann");
        application.crm.work();
        application.crm.editConnections.turn(workspace, connection, false, ADMIN);
        crm.changed(external(ann), STATUS, "customer");
        application.clock.advance(Duration.ofDays(3));

        application.crm.editConnections.turn(workspace, connection, true, ADMIN);
        application.crm.work();

        assertThat(deliveries.lead(ann).status()).isEqualTo(LeadStatus.WON);
    }

    @Test
    void a_record_that_was_deleted_there_is_made_again_with_all_that_a_new_one_has() {
        var ann = sent("ann");
        var before = crm.records.get(external(ann));
        crm.deleted(external(ann));

        does(ann, "ann");
        runsTwice();

        checkWhole(ann, before);
    }

    @Test
    void a_record_that_the_crm_says_is_missing_is_made_again_with_all_that_a_new_one_has() {
        crm.noticing(true);
        var ann = sent("ann");
        var before = crm.records.get(external(ann));
        crm.deleted(external(ann));

        does(ann, "ann");
        runsTwice();

        checkWhole(ann, before);
        assertThat(crm.written).allSatisfy(draft -> assertThat(draft.fields()).containsKey("lastname"));
    }

    @Test
    void a_record_that_was_merged_into_one_without_a_lead_is_followed_there_if_the_crm_says_that_it_is_missing() {
        crm.noticing(true);
        var ann = sent("ann");
        crm.deleted(external(ann));
        var theirs = crm.made(Map.of("email", "ann@example.com", "lastname", "Smith"));

        does(ann, "ann");
        runsTwice();

        assertThat(external(ann)).isEqualTo(theirs);
        assertThat(crm.records).hasSize(1);
        assertThat(record(ann).fields()).containsEntry("lastname", "Smith").containsKey("leadscoring_score");
    }

    @Test
    void a_record_that_was_made_anew_takes_no_other_for_its_own() {
        var ann = sent("ann");
        crm.deleted(external(ann));
        crm.made(Map.of("email", "ann@example.com"));

        does(ann, "ann");
        runsTwice();

        crm.checkKeys();
        assertThat(record(ann).fields()).containsKey("lastname");
    }

    @Test
    void whoever_has_no_owner_is_sent_without_one_to_a_crm_whose_records_always_have_one() {
        application.crm.editConnections.turn(workspace, connection, false, ADMIN);
        var salesforce = application.crm.editConnections.create(
                workspace,
                "Salesforce",
                new Crm.Salesforce(URI.create("https://x.my.salesforce.com"), "app", new Secret("secret")),
                ADMIN);
        application.crm.editConnections.turn(workspace, salesforce.id(), true, ADMIN);

        comes("ann");
        application.crm.work();

        assertThat(crm.written)
                .singleElement()
                .satisfies(draft -> assertThat(draft.fields())
                        .containsKeys("LastName", "LeadScoring_Score__c")
                        .doesNotContainKey("OwnerId"));
    }

    @Test
    void the_parts_of_a_score_can_be_sent_beside_it() {
        application.crm.editConnections.change(
                workspace,
                connection,
                new Mapping(
                        Stream.of(Ours.SCORE, Ours.ENGAGEMENT, Ours.FIT, Ours.INTENT)
                                .map(ours -> FieldMapping.pushed(ours, ours.key()))
                                .toList(),
                        List.of()),
                ADMIN);
        var ann = sent("ann");
        deliveries.deliver(message("seen", "page_view_case_study").from(user("ann1")));
        again();

        assertThat(record(ann).fields())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("score", "60", "engagement", "10", "fit", "0", "intent", "50"));
    }

    @Test
    void what_a_record_begins_with_is_no_conflict_with_a_lead_that_is_worked_on_already() {
        var ann = comes("ann");
        application.workOnLead.moveTo(workspace, ann, LeadStatus.CONTACTED, ADMIN);
        application.crm.work();
        crm.changed(external(ann), STATUS, "NEW");
        again();
        assertThat(deliveries.lead(ann).status()).isEqualTo(LeadStatus.CONTACTED);
        assertThat(ports.links().clashes(connection, 9)).isEmpty();

        crm.changed(external(ann), STATUS, "IN_PROGRESS");
        again();
        crm.changed(external(ann), STATUS, "NEW");
        again();

        assertThat(deliveries.lead(ann).status()).isEqualTo(LeadStatus.QUALIFIED);
        assertThat(ports.links().clashes(connection, 9)).hasSize(1);
    }

    @Test
    void a_lead_that_lives_again_gets_its_record_back_and_the_other_one_of_its_own() {
        var ann = sent("ann");
        var record = external(ann);
        everyone(false);
        var bob = comes("bob");
        application.mergeLeads.merge(workspace, bob, ann, ADMIN);
        everyone(true);
        again();
        assertThat(external(bob)).isEqualTo(record);

        var undoing = new Undoing(deliveries);
        undoing.undo(undoing.endOf(ann).id());
        runsTwice();

        assertThat(external(ann)).isEqualTo(record);
        assertThat(record(ann).fields()).containsEntry("email", "ann@example.com");
        assertThat(external(bob)).isNotEqualTo(record);
        assertThat(record(bob).fields()).containsEntry("email", "bob@example.com");
        crm.checkKeys();
    }

    private void everyone(boolean on) {
        application.crm.editConnections.turn(workspace, connection, on, ADMIN);
    }

    private void does(LeadId lead, String name) {
        deliveries.deliver(message("again-" + name, "page_view_pricing").from(user(name + 1)));
        assertThat(deliveries.leadOf(user(name + 1))).isEqualTo(lead);
    }

    private void again() {
        application.clock.advance(Duration.ofMinutes(6));
        application.crm.work();
    }

    private void runsTwice() {
        again();
        again();
    }

    private Stored record(LeadId lead) {
        return Objects.requireNonNull(crm.records.get(external(lead)));
    }

    private void checkWhole(LeadId lead, @Nullable Stored before) {
        assertThat(record(lead).fields().keySet())
                .isEqualTo(Objects.requireNonNull(before).fields().keySet());
        assertThat(record(lead).fields()).containsEntry("email", "ann@example.com");
        assertThat(crm.records).hasSize(1);
    }

    private void every(Duration every) {
        var now = now();
        application.crm.editConnections.change(
                workspace, connection, now.name(), now.crm(), every, now.from(), true, now.onErasure(), ADMIN);
    }

    private Connection now() {
        return ports.connections().byId(workspace, connection).orElseThrow();
    }
}
