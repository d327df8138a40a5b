package org.leadscoring.application.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.ingestion.Deliveries.Person;
import org.leadscoring.application.ingestion.Receipt.Taken;
import org.leadscoring.domain.Seeded;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.Limit;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.Rule;
import org.leadscoring.domain.scoring.Scale;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.stage.Stage;
import org.leadscoring.domain.stage.StageLadder;

/**
 * Spec SC-1 and ID-2 through the whole of ingestion: however messages are delivered, the same people come of them, with
 * the same scores, ledgers and crossings, by every model.
 */
class DeliveryOrderTest {

    private static final int CASES = 400;

    private static final ScoringModel TIGHT = new ScoringModel(
            new ModelId(new UUID(1, 1)),
            "Tight",
            1,
            Definition.points(
                    new Scale(-10, 40),
                    List.of(
                            new Rule("a", new EventType("demo_requested"), 30, Category.INTENT, Limit.UNLIMITED),
                            new Rule("b", new EventType("demo_requested"), -15, Category.FIT, Limit.ONCE),
                            new Rule("c", new EventType("email_opened"), -35, Category.ENGAGEMENT, Limit.UNLIMITED),
                            new Rule("d", new EventType("identify"), 7, Category.FIT, Limit.ONCE)),
                    new StageLadder("low", List.of(new Stage("middle", 5), new Stage("high", 40)))));

    @Test
    void the_same_people_come_of_the_same_messages_however_they_are_delivered() {
        Seeded.forAll(CASES, random -> {
            var source = new RandomMessages(random);
            var messages = source.messages(24);
            var expected = delivered(inOrder(messages));

            var shuffled = delivered(source.delivered(messages));
            var atOnce = delivered(List.of(messages));

            assertSamePeople(shuffled, expected);
            assertSamePeople(atOnce, expected);
        });
    }

    @Test
    void every_message_counts_for_one_lead_and_every_ledger_adds_up() {
        Seeded.forAll(CASES / 2, random -> {
            var source = new RandomMessages(random);
            var messages = source.messages(24);

            var deliveries = delivered(source.delivered(messages));

            assertThat(people(deliveries).stream().flatMap(person -> person.messages().stream()))
                    .containsExactlyInAnyOrderElementsOf(
                            messages.stream().map(Message::id).toList());
            assertThat(deliveries.application.checkLedgers.check().offenders()).isEmpty();
        });
    }

    @Test
    void leads_end_only_by_living_on_in_one_that_does_not_end() {
        Seeded.forAll(CASES / 2, random -> {
            var source = new RandomMessages(random);
            var deliveries = empty();
            var ever = new HashSet<LeadId>();

            for (var batch : source.delivered(source.messages(24))) {
                deliveries.deliver(batch).stream().map(Taken::lead).forEach(ever::add);
                ever.addAll(deliveries.everything().keySet());
            }

            for (var id : ever) {
                var survivor = deliveries.lead(id).mergedInto();
                if (survivor != null) {
                    assertThat(deliveries.lead(survivor).mergedInto()).isNull();
                    assertThat(deliveries.everything()).doesNotContainKey(id).containsKey(survivor);
                }
            }
        });
    }

    @Test
    void delivering_everything_again_changes_nothing() {
        Seeded.forAll(CASES / 4, random -> {
            var source = new RandomMessages(random);
            var messages = source.messages(24);
            var deliveries = delivered(source.delivered(messages));
            var before = deliveries.everything();

            var receipts = new ArrayList<Taken>();
            source.delivered(messages).forEach(batch -> receipts.addAll(deliveries.deliver(batch)));

            assertThat(receipts).noneMatch(Taken::fresh);
            assertThat(deliveries.everything()).isEqualTo(before);
        });
    }

    @Test
    void a_receipt_names_the_lead_that_has_the_message() {
        Seeded.forAll(CASES / 4, random -> {
            var source = new RandomMessages(random);
            var deliveries = empty();

            for (var batch : source.delivered(source.messages(24))) {
                var receipts = deliveries.deliver(batch);

                for (int i = 0; i < batch.size(); i++) {
                    assertThat(deliveries.messagesOf(receipts.get(i).lead()))
                            .contains(batch.get(i).id());
                }
            }
        });
    }

    private static List<List<Message>> inOrder(List<Message> messages) {
        return messages.stream()
                .sorted(Comparator.comparingInt((Message message) -> message.minute())
                        .thenComparing(Message::id))
                .map(List::of)
                .toList();
    }

    private static Deliveries empty() {
        var deliveries = new Deliveries();
        deliveries.application.ports.scoringModels().add(deliveries.workspace, TIGHT, false, Message.minute(0));
        return deliveries;
    }

    private static Deliveries delivered(List<List<Message>> batches) {
        var deliveries = empty();
        batches.forEach(deliveries::deliver);
        return deliveries;
    }

    private static void assertSamePeople(Deliveries actual, Deliveries expected) {
        assertThat(people(actual)).isEqualTo(people(expected));
        assertThat(actual.people(TIGHT.id())).isEqualTo(expected.people(TIGHT.id()));
    }

    private static Set<Person> people(Deliveries deliveries) {
        var primary = deliveries
                .application
                .ports
                .scoringModels()
                .live(deliveries.workspace)
                .getFirst();
        return deliveries.people(primary.id());
    }
}
