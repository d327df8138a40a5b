package org.leadscoring.application.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadscoring.application.ingestion.Message.device;
import static org.leadscoring.application.ingestion.Message.email;
import static org.leadscoring.application.ingestion.Message.message;
import static org.leadscoring.application.ingestion.Message.minute;
import static org.leadscoring.application.ingestion.Message.user;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.ingestion.Deliveries.Entry;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.sla.SlaPolicy;
import org.leadscoring.domain.workspace.UserId;

/** Spec ID-1 and ID-2: who is whom, and whose the points are. */
class IngestIdentitiesTest {

    private final Deliveries deliveries = new Deliveries();

    @Test
    void an_anonymous_visitor_who_becomes_known_stays_the_same_lead() {
        deliveries.deliver(message("m1", "page_view_pricing").at(1).from(device("x")));
        var anonymous = deliveries.leadOf(device("x"));

        deliveries.deliver(message("m2", "identify").at(2).from(user("ada"), device("x")));

        assertThat(deliveries.leadOf(user("ada"))).isEqualTo(anonymous);
        assertThat(deliveries.lead(user("ada")).profile().known()).isTrue();
        assertThat(deliveries.score(user("ada"))).isEqualTo(15);
    }

    @Test
    void an_e_mail_in_an_event_makes_a_visitor_known() {
        deliveries.deliver(message("m1", "page_view_pricing").at(1).from(device("x")));

        deliveries.deliver(message("m2", "whitepaper_downloaded").at(2).from(device("x"), email("Ada@Example.com")));

        var lead = deliveries.lead(email("ada@example.com"));
        assertThat(lead.profile().email()).isEqualTo("ada@example.com");
        assertThat(lead.profile().known()).isTrue();
        assertThat(lead.standing().score()).isEqualTo(35);
        assertThat(deliveries.leadOf(device("x"))).isEqualTo(lead.id());
    }

    @Test
    void a_visitor_who_turns_out_to_be_a_known_lead_is_merged_into_it_and_scored_as_one() {
        deliveries.deliver(message("m1", "demo_requested").at(1).from(user("ada")));
        deliveries.deliver(
                message("m2", "page_view_pricing").at(2).from(device("x")),
                message("m3", "demo_requested").at(3).from(device("x")));
        var known = deliveries.leadOf(user("ada"));
        var visitor = deliveries.leadOf(device("x"));

        deliveries.deliver(message("m4", "identify").at(4).from(user("ada"), device("x")));

        assertThat(deliveries.leadOf(device("x"))).isEqualTo(known);
        assertThat(deliveries.lead(visitor).mergedInto()).isEqualTo(known);
        var person = deliveries.person(user("ada"));
        assertThat(person.messages()).containsExactly("m1", "m2", "m3", "m4");
        assertThat(person.ledger()).extracting(Entry::message).containsExactly("m1", "m2");
        assertThat(person.standing().score()).isEqualTo(65);
        assertThat(deliveries.application.checkLedgers.check().holds()).isTrue();
    }

    @Test
    void nothing_of_a_merged_lead_is_left_behind() {
        deliveries.deliver(message("m1", "demo_requested").at(1).from(user("ada")));
        deliveries.deliver(message("m2", "page_view_pricing").at(2).from(device("x")));
        var visitor = deliveries.leadOf(device("x"));

        deliveries.deliver(message("m3", "identify").at(3).from(user("ada"), device("x")));

        var ports = deliveries.application.ports;
        var model = ports.scoringModels().live(deliveries.workspace).getFirst().id();
        assertThat(ports.eventLog().history(deliveries.workspace, visitor)).isEmpty();
        assertThat(ports.identityBook().identifiersOf(deliveries.workspace, visitor))
                .isEmpty();
        assertThat(ports.scoreBook().scores(deliveries.workspace, model, Set.of(visitor)))
                .isEmpty();
        assertThat(deliveries.everything()).containsOnlyKeys(deliveries.leadOf(user("ada")));
    }

    @Test
    void whoever_follows_an_old_link_to_a_merged_lead_finds_the_survivor() {
        deliveries.deliverOneByOne(
                message("m1", "page_view").at(1).from(device("x")),
                message("m2", "page_view").at(2).from(email("ada@example.com")),
                message("m3", "page_view").at(3).from(user("ada")));
        var first = deliveries.leadOf(device("x"));

        deliveries.deliver(message("m4", "page_view").at(4).from(device("x"), email("ada@example.com")));
        deliveries.deliver(message("m5", "page_view").at(5).from(user("ada"), email("ada@example.com")));

        var survivor = deliveries.leadOf(user("ada"));
        assertThat(deliveries.lead(first).mergedInto()).isEqualTo(survivor);
        var view = deliveries
                .application
                .viewLead
                .view(deliveries.workspace, first)
                .orElseThrow();
        assertThat(view.lead().id()).isEqualTo(survivor);
        assertThat(view.identifiers()).containsExactly(user("ada"), email("ada@example.com"), device("x"));
        assertThat(view.events()).hasSize(5);
    }

    @Test
    void two_known_leads_are_not_merged_because_they_shared_a_device() {
        deliveries.deliverOneByOne(
                message("m1", "page_view_pricing").at(1).from(device("x")),
                message("m2", "demo_requested").at(2).from(user("ada"), device("x")),
                message("m3", "email_opened").at(3).from(user("bob"), device("x")),
                message("m4", "page_view_demo").at(4).from(device("x")));

        assertThat(deliveries.leadOf(user("ada"))).isNotEqualTo(deliveries.leadOf(user("bob")));
        assertThat(deliveries.leadOf(device("x"))).isEqualTo(deliveries.leadOf(user("ada")));
        assertThat(deliveries.person(user("ada")).messages()).containsExactly("m1", "m2", "m4");
        assertThat(deliveries.person(user("bob")).messages()).containsExactly("m3");
        assertThat(deliveries.score(user("ada"))).isEqualTo(85);
        assertThat(deliveries.score(user("bob"))).isEqualTo(5);
    }

    @Test
    void an_earlier_claim_that_arrives_late_moves_the_devices_events_and_both_are_scored_anew() {
        deliveries.deliverOneByOne(
                message("m1", "page_view_pricing").at(1).from(device("x")),
                message("m3", "demo_requested").at(3).from(user("ada"), device("x")),
                message("m5", "page_view_demo").at(5).from(device("x")));
        var ada = deliveries.leadOf(user("ada"));
        assertThat(deliveries.score(user("ada"))).isEqualTo(85);

        deliveries.deliver(message("m2", "email_opened").at(2).from(user("bob"), device("x")));

        assertThat(deliveries.leadOf(user("ada"))).isEqualTo(ada);
        assertThat(deliveries.leadOf(device("x"))).isEqualTo(deliveries.leadOf(user("bob")));
        assertThat(deliveries.person(user("ada")).messages()).containsExactly("m3");
        assertThat(deliveries.person(user("bob")).messages()).containsExactly("m1", "m2", "m5");
        assertThat(deliveries.score(user("ada"))).isEqualTo(50);
        assertThat(deliveries.score(user("bob"))).isEqualTo(40);
        assertThat(deliveries.lead(user("bob")).lastActivityAt()).isEqualTo(minute(5));
        assertThat(deliveries.application.checkLedgers.check().holds()).isTrue();
    }

    @Test
    void traits_go_with_the_events_that_told_them() {
        deliveries.deliverOneByOne(
                message("m1", "identify").at(1).from(device("x")).saying(Map.of("name", "Bob", "city", "Ulm")),
                message("m3", "identify").at(3).from(user("ada"), device("x")).saying(Map.of("name", "Ada")));

        deliveries.deliver(message("m2", "identify").at(2).from(user("bob"), device("x")));

        assertThat(deliveries.lead(user("ada")).traits().values()).isEqualTo(Map.of("name", "Ada"));
        assertThat(deliveries.lead(user("bob")).traits().values()).isEqualTo(Map.of("name", "Bob", "city", "Ulm"));
    }

    @Test
    void a_lead_that_all_events_were_taken_from_stands_at_the_start() {
        deliveries.deliverOneByOne(
                message("m1", "demo_requested").at(1).from(device("x")),
                message("m3", "identify").at(3).from(email("ada@example.com"), device("x")));
        deliveries.deliver(message("m4", "page_view").at(4).from(user("eve"), email("ada@example.com")));
        var lead = deliveries.leadOf(email("ada@example.com"));

        deliveries.deliver(message("m2", "page_view").at(2).from(user("bob"), email("ada@example.com")));

        var eve = deliveries.lead(user("eve"));
        assertThat(eve.id()).isEqualTo(lead);
        assertThat(eve.standing().score()).isZero();
        assertThat(deliveries.score(user("bob"))).isEqualTo(50);
        assertThat(deliveries.leadOf(device("x"))).isEqualTo(deliveries.leadOf(user("bob")));
    }

    @Test
    void two_user_ids_are_one_person_if_an_alias_says_so() {
        deliveries.deliverOneByOne(
                message("m1", "demo_requested").at(1).from(user("ada")),
                message("m2", "demo_requested").at(2).from(user("a.lovelace")),
                message("m3", "alias").at(3).alias(user("a.lovelace"), user("ada")));

        assertThat(deliveries.leadOf(user("ada"))).isEqualTo(deliveries.leadOf(user("a.lovelace")));
        assertThat(deliveries.person(user("ada")).messages()).containsExactly("m1", "m2", "m3");
        assertThat(deliveries.score(user("ada"))).isEqualTo(50);
    }

    @Test
    void aliases_in_a_ring_are_one_person() {
        deliveries.deliverOneByOne(
                message("m1", "alias").at(1).alias(user("a"), user("b")),
                message("m2", "alias").at(2).alias(user("b"), user("c")),
                message("m3", "alias").at(3).alias(user("c"), user("a")));

        assertThat(deliveries.everything()).hasSize(1);
    }

    @Test
    void one_event_may_join_several_leads() {
        deliveries.deliverOneByOne(
                message("m1", "page_view_pricing").at(1).from(device("x")),
                message("m2", "page_view_demo").at(2).from(email("ada@example.com")),
                message("m3", "email_opened").at(3).from(user("ada")));

        deliveries.deliver(message("m4", "page_view").at(4).from(user("ada"), email("ada@example.com"), device("x")));

        assertThat(deliveries.everything()).hasSize(1);
        assertThat(deliveries.score(user("ada"))).isEqualTo(40);
        assertThat(deliveries.person(user("ada")).messages()).containsExactly("m1", "m2", "m3", "m4");
    }

    @Test
    void a_merged_lead_is_as_old_as_the_older_and_keeps_the_work_done_on_either() {
        deliveries.deliver(message("m1", "page_view").at(1).from(device("x")));
        var visitor = deliveries.leadOf(device("x"));
        var created = deliveries.lead(visitor).createdAt();
        var worker = someUser();
        deliveries.application.workOnLead.assign(deliveries.workspace, visitor, worker, worker);
        deliveries.application.workOnLead.moveTo(deliveries.workspace, visitor, LeadStatus.QUALIFIED, worker);
        deliveries.application.clock.set(minute(60));
        deliveries.deliver(message("m2", "page_view").at(2).from(user("ada")));

        deliveries.deliver(message("m3", "page_view").at(3).from(user("ada"), device("x")));

        var survivor = deliveries.lead(user("ada"));
        assertThat(survivor.id()).isNotEqualTo(visitor);
        assertThat(survivor.createdAt()).isEqualTo(created);
        assertThat(survivor.status()).isEqualTo(LeadStatus.QUALIFIED);
        assertThat(survivor.owner()).isEqualTo(worker);
        assertThat(deliveries.application.ports.leads().statusHistory(deliveries.workspace, survivor.id()))
                .singleElement()
                .satisfies(change -> assertThat(change.to()).isEqualTo(LeadStatus.QUALIFIED));
    }

    @Test
    void work_done_on_the_survivor_stands() {
        var worker = someUser();
        deliveries.deliver(message("m1", "page_view").at(1).from(device("x")));
        deliveries.deliver(message("m2", "page_view").at(2).from(user("ada")));
        var visitor = deliveries.leadOf(device("x"));
        var known = deliveries.leadOf(user("ada"));
        deliveries.application.workOnLead.moveTo(deliveries.workspace, visitor, LeadStatus.LOST, worker);
        deliveries.application.workOnLead.moveTo(deliveries.workspace, known, LeadStatus.PROPOSAL, worker);

        deliveries.deliver(message("m3", "page_view").at(3).from(user("ada"), device("x")));

        assertThat(deliveries.lead(user("ada")).status()).isEqualTo(LeadStatus.PROPOSAL);
    }

    @Test
    void the_same_identifiers_are_other_people_in_another_workspace() {
        var elsewhere = deliveries.application.ports.newWorkspace();
        var model = deliveries.application.ports.scoringModels();
        model.add(elsewhere, model.live(deliveries.workspace).getFirst(), true, minute(0));
        deliveries.application.ports.slaPolicies().save(elsewhere, SlaPolicy.STANDARD);
        deliveries.deliver(message("m1", "demo_requested").at(1).from(user("ada")));

        var receipts = deliveries.application.ingestEvents.ingest(
                elsewhere,
                List.of(message("m1", "email_opened")
                        .at(1)
                        .from(user("ada"))
                        .arriving(deliveries.application.ports.ids())),
                minute(1),
                IngestEvents.Acting.NOW);

        assertThat(receipts.getFirst().taken().fresh()).isTrue();
        assertThat(receipts.getFirst().taken().lead()).isNotEqualTo(deliveries.leadOf(user("ada")));
        assertThat(deliveries.score(user("ada"))).isEqualTo(50);
    }

    private UserId someUser() {
        return deliveries
                .application
                .ports
                .users()
                .all(deliveries.workspace)
                .getFirst()
                .id();
    }
}
