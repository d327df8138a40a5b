package org.leadscoring.application.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.leadscoring.application.ingestion.Message.device;
import static org.leadscoring.application.ingestion.Message.email;
import static org.leadscoring.application.ingestion.Message.message;
import static org.leadscoring.application.ingestion.Message.minute;
import static org.leadscoring.application.ingestion.Message.user;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.ingestion.Deliveries.Entry;
import org.leadscoring.application.ingestion.Deliveries.Passed;
import org.leadscoring.application.ingestion.Receipt.Taken;
import org.leadscoring.application.lead.LeadFilter;
import org.leadscoring.domain.event.InvalidEventException;
import org.leadscoring.domain.lead.Lead.LastChange;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Cause;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.LedgerEntry;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.Scale;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.stage.Direction;

class IngestEventsTest {

    private final Deliveries deliveries = new Deliveries();

    @Test
    void the_first_event_of_a_visitor_makes_a_lead() {
        var receipts =
                deliveries.deliver(message("m1", "Page View Pricing").at(5).from(device("x")));

        var lead = deliveries.lead(device("x"));
        assertThat(receipts).containsExactly(new Taken(lead.id(), true));
        assertThat(lead.status()).isEqualTo(LeadStatus.NEW);
        assertThat(lead.createdAt()).isEqualTo(minute(0));
        assertThat(lead.lastActivityAt()).isEqualTo(minute(5));
        assertThat(lead.profile().known()).isFalse();
        assertThat(lead.standing())
                .isEqualTo(new Standing(15, "cold", new LastChange("page_view_pricing", 15, minute(5))));
        assertThat(deliveries.person(device("x")).ledger())
                .containsExactly(new Entry(Cause.RULE, "page_view_pricing", Category.INTENT, "m1", 0, 15, minute(5)));
    }

    @Test
    void further_events_add_to_the_score_of_the_lead() {
        deliveries.deliverOneByOne(
                message("m1", "page_view_pricing").at(1).from(device("x")),
                message("m2", "page_view_demo").at(2).from(device("x")),
                message("m3", "unsubscribed").at(3).from(device("x")));

        assertThat(deliveries.score(device("x"))).isEqualTo(15);
        assertThat(deliveries.person(device("x")).ledger())
                .extracting(Entry::after)
                .containsExactly(15, 35, 15);
        assertThat(deliveries.person(device("x")).crossings())
                .containsExactly(
                        new Passed("warm", Direction.UP, 35, minute(2), "m2"),
                        new Passed("warm", Direction.DOWN, 15, minute(3), "m3"));
    }

    @Test
    void an_unknown_type_is_kept_and_scores_nothing() {
        deliveries.deliver(message("m1", "juggled").at(1).from(device("x")));

        var person = deliveries.person(device("x"));
        assertThat(person.messages()).containsExactly("m1");
        assertThat(person.standing()).isEqualTo(new Standing(0, "cold", null));
        assertThat(person.ledger()).isEmpty();
        assertThat(person.lastActivityAt()).isEqualTo(minute(1));
    }

    @Test
    void a_score_below_zero_is_shown_as_such_and_is_cold() {
        deliveries.deliver(message("m1", "student_email_domain").from(user("ada")));

        assertThat(deliveries.lead(user("ada")).standing().score()).isEqualTo(-25);
        assertThat(deliveries.lead(user("ada")).standing().stage()).isEqualTo("cold");
    }

    @Test
    void a_batch_may_hold_events_of_several_people_in_any_order() {
        var receipts = deliveries.deliver(
                message("m3", "demo_requested").at(3).from(user("ada")),
                message("m1", "email_opened").at(1).from(user("bob")),
                message("m2", "email_clicked").at(2).from(user("ada")));

        assertThat(receipts)
                .containsExactly(
                        new Taken(deliveries.leadOf(user("ada")), true),
                        new Taken(deliveries.leadOf(user("bob")), true),
                        new Taken(deliveries.leadOf(user("ada")), true));
        assertThat(deliveries.person(user("ada")).messages()).containsExactly("m2", "m3");
        assertThat(deliveries.score(user("bob"))).isEqualTo(5);
    }

    @Test
    void no_events_make_no_receipts() {
        assertThat(deliveries.deliver(List.of())).isEmpty();
    }

    @Test
    void an_event_that_says_nothing_about_who_did_it_is_refused() {
        assertThatThrownBy(() -> deliveries.deliver(message("m1", "demo_requested")))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageContaining("userId");
    }

    @Test
    void st_1_a_jump_from_warm_to_sql_passes_hot_mql_and_sql_in_order() {
        deliveries.deliver(message("m1", "pricing_calculator_used").at(1).from(user("ada")));
        deliveries.deliver(message("m2", "email_opened").at(2).from(user("ada")));

        deliveries.deliver(
                message("m3", "free_trial_started").at(3).from(user("ada")),
                message("m4", "role_decision_maker").at(4).from(user("ada")));
        deliveries.deliver(message("m5", "demo_requested").at(5).from(user("ada")));

        assertThat(deliveries.person(user("ada")).crossings())
                .containsExactly(
                        new Passed("warm", Direction.UP, 30, minute(1), "m1"),
                        new Passed("hot", Direction.UP, 75, minute(3), "m3"),
                        new Passed("mql", Direction.UP, 100, minute(4), "m4"),
                        new Passed("sql", Direction.UP, 100, minute(4), "m4"));
        assertThat(deliveries.lead(user("ada")).standing().stage()).isEqualTo("sql");
    }

    @Test
    void sc_15_a_demo_that_is_requested_again_counts_once() {
        deliveries.deliverOneByOne(
                message("m1", "demo_requested").at(1).from(user("ada")),
                message("m2", "demo_requested").at(2).from(user("ada")));
        deliveries.deliver(
                message("m3", "Demo Requested").at(3).from(user("ada")),
                message("m4", "demo-requested").at(4).from(user("ada")));

        assertThat(deliveries.score(user("ada"))).isEqualTo(50);
        assertThat(deliveries.person(user("ada")).ledger()).hasSize(1);
        assertThat(deliveries.person(user("ada")).messages()).hasSize(4);
    }

    @Test
    void a_duplicate_changes_nothing_and_its_receipt_says_so() {
        var first = message("m1", "email_opened").at(1).from(user("ada"), device("x"));
        var lead = deliveries.deliver(first).getFirst().lead();
        var before = deliveries.everything();

        var receipts = deliveries.deliver(first);

        assertThat(receipts).containsExactly(new Taken(lead, false));
        assertThat(deliveries.everything()).isEqualTo(before);
    }

    @Test
    void a_duplicate_changes_nothing_even_if_it_says_something_else() {
        var lead = deliveries
                .deliver(message("m1", "email_opened").at(5).from(user("ada")))
                .getFirst()
                .lead();
        var before = deliveries.everything();

        var receipts = deliveries.deliver(message("m1", "demo_requested")
                .at(1)
                .from(user("bob"), device("x"))
                .saying(Map.of("name", "Bob")));

        assertThat(receipts).containsExactly(new Taken(lead, false));
        assertThat(deliveries.everything()).isEqualTo(before);
    }

    @Test
    void of_duplicates_in_one_batch_the_first_counts() {
        var receipts = deliveries.deliver(
                message("m1", "email_opened").at(1).from(user("ada")),
                message("m1", "email_opened").at(1).from(user("ada")),
                message("m1", "demo_requested").at(1).from(user("bob")));

        var lead = deliveries.leadOf(user("ada"));
        assertThat(receipts).containsExactly(new Taken(lead, true), new Taken(lead, false), new Taken(lead, false));
        assertThat(deliveries.score(user("ada"))).isEqualTo(5);
        assertThat(deliveries.everything()).hasSize(1);
    }

    @Test
    void the_receipt_of_a_duplicate_names_the_lead_its_event_belongs_to_by_now() {
        var visit = message("m1", "email_opened").at(1).from(device("x"));
        deliveries.deliver(visit, message("m2", "identify").at(5).from(user("ada"), device("x")));

        var receipts = deliveries.deliver(visit, message("m3", "identify").at(4).from(user("bob"), device("x")));

        var bob = deliveries.leadOf(user("bob"));
        assertThat(receipts).containsExactly(new Taken(bob, false), new Taken(bob, true));
        assertThat(deliveries.deliver(visit)).containsExactly(new Taken(bob, false));
    }

    @Test
    void the_receipt_of_a_duplicate_names_the_lead_that_its_lead_was_merged_into() {
        var visit = message("m1", "email_opened").at(1).from(device("x"));
        deliveries.deliver(visit);
        deliveries.deliver(message("m2", "email_opened").at(2).from(user("ada")));

        var receipts = deliveries.deliver(visit, message("m3", "identify").at(3).from(user("ada"), device("x")));

        var ada = deliveries.leadOf(user("ada"));
        assertThat(receipts).containsExactly(new Taken(ada, false), new Taken(ada, true));
    }

    @Test
    void sc_1_a_late_event_is_scored_as_if_it_had_come_in_time() {
        var inTime = new Deliveries();
        var first = message("m1", "email_opened").at(1).from(user("ada"));
        var second = message("m2", "demo_requested").at(2).from(user("ada"));
        var third = message("m3", "contact_form_submitted").at(3).from(user("ada"));
        inTime.deliverOneByOne(first, second, third);

        deliveries.deliverOneByOne(first, third, second);

        assertThat(deliveries.person(user("ada"))).isEqualTo(inTime.person(user("ada")));
        assertThat(deliveries.person(user("ada")).ledger())
                .extracting(Entry::message)
                .containsExactly("m1", "m2", "m3");
        assertThat(deliveries.person(user("ada")).crossings())
                .extracting(Passed::stage)
                .containsExactly("warm", "hot", "mql");
    }

    @Test
    void an_event_of_the_same_instant_is_late_if_its_message_id_comes_before() {
        deliveries.deliverOneByOne(
                message("b", "demo_requested").at(1).from(user("ada")),
                message("a", "demo_requested").at(1).from(user("ada")));

        assertThat(deliveries.person(user("ada")).ledger())
                .extracting(Entry::message)
                .containsExactly("a");
    }

    @Test
    void sc_4_a_model_that_goes_live_later_scores_the_whole_history_too() {
        deliveries.deliver(message("m1", "demo_requested").at(1).from(user("ada")));
        var models = deliveries.application.ports.scoringModels();
        var primary = models.live(deliveries.workspace).getFirst();
        var second = new ScoringModel(
                new ModelId(new UUID(1, 1)),
                "Second",
                1,
                Definition.points(new Scale(0, 100), primary.rules(), primary.ladder()));
        models.add(deliveries.workspace, second, false, minute(2));

        deliveries.deliver(message("m2", "budget_confirmed").at(2).from(user("ada")));
        deliveries.deliver(message("m3", "free_trial_started").at(3).from(user("ada")));

        var ada = deliveries.leadOf(user("ada"));
        var book = deliveries.application.ports.scoreBook();
        assertThat(book.ledger(deliveries.workspace, ada, second.id()))
                .extracting(LedgerEntry::after)
                .containsExactly(50, 80, 120, 100);
        assertThat(deliveries.score(user("ada"))).isEqualTo(120);
    }

    @Test
    void a_late_event_of_no_worth_leaves_the_score_as_it_is() {
        deliveries.deliver(message("m2", "demo_requested").at(2).from(user("ada")));
        var before = deliveries.person(user("ada"));

        deliveries.deliver(message("m1", "juggled").at(1).from(user("ada")));

        var after = deliveries.person(user("ada"));
        assertThat(after.ledger()).isEqualTo(before.ledger());
        assertThat(after.standing()).isEqualTo(before.standing());
        assertThat(after.lastActivityAt()).isEqualTo(minute(2));
        assertThat(after.messages()).containsExactly("m1", "m2");
    }

    @Test
    void the_latest_word_on_a_trait_counts_whenever_it_arrives() {
        deliveries.deliverOneByOne(
                message("m2", "identify").at(2).from(user("ada")).saying(Map.of("name", "Ada Byron", "age", 20)),
                message("m3", "identify").at(3).from(user("ada")).saying(Map.of("name", "Ada Lovelace")),
                message("m1", "identify")
                        .at(1)
                        .from(user("ada"))
                        .saying(Map.of("name", "Ada", "age", 5, "city", "London")));

        var lead = deliveries.lead(user("ada"));
        assertThat(lead.traits().values())
                .isEqualTo(Map.of("name", "Ada Lovelace", "age", BigDecimal.valueOf(20), "city", "London"));
        assertThat(lead.profile().name()).isEqualTo("Ada Lovelace");
    }

    @Test
    void a_lead_can_be_found_by_what_its_events_tell() {
        deliveries.deliver(message("m1", "identify")
                .from(user("User-7"), email("ada@example.com"))
                .saying(Map.of("firstName", "Ada", "lastName", "Lovelace", "company", Map.of("name", "Engines"))));
        deliveries.deliver(message("m2", "page_view").at(1).from(device("anonymous")));

        var ada = deliveries.lead(user("User-7"));
        assertThat(ada.profile().email()).isEqualTo("ada@example.com");
        for (var text : List.of("LOVE", "ada", "engi", "ada@ex", "user-7")) {
            assertThat(deliveries
                            .application
                            .findLeads
                            .page(deliveries.workspace, LeadFilter.foundBy(text), null, null)
                            .rows())
                    .singleElement()
                    .satisfies(row -> assertThat(row.lead()).isEqualTo(ada));
        }
        assertThat(deliveries
                        .application
                        .findLeads
                        .page(deliveries.workspace, LeadFilter.foundBy("anon"), null, null)
                        .rows())
                .isEmpty();
    }

    @Test
    void the_last_change_is_kept_through_events_that_score_nothing() {
        deliveries.deliverOneByOne(
                message("m1", "email_opened").at(1).from(user("ada")),
                message("m2", "page_view").at(2).from(user("ada")));

        assertThat(deliveries.lead(user("ada")).standing().lastChange())
                .isEqualTo(new LastChange("email_opened", 5, minute(1)));
    }

    @Test
    void if_an_event_cannot_be_taken_in_nothing_of_its_batch_is() {
        var database = deliveries.application.ports.transactions();

        assertThatThrownBy(() -> database.run(() -> {
                    deliveries.deliver(message("m1", "demo_requested").from(user("ada")));
                    throw new IllegalStateException("the disk is full");
                }))
                .hasMessage("the disk is full");

        assertThat(deliveries.everything()).isEmpty();
        assertThat(deliveries
                        .deliver(message("m1", "demo_requested").from(user("ada")))
                        .getFirst()
                        .fresh())
                .isTrue();
    }
}
