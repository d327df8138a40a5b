package org.leadscoring.application.ingestion;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.ingestion.IngestEvents.Acting;
import org.leadscoring.application.ingestion.Receipt.Taken;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.Profile;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Cause;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoreState;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.stage.Direction;
import org.leadscoring.domain.workspace.WorkspaceId;

/** An application that messages are delivered to, and what comes of them. */
final class Deliveries {

    final InMemoryApplication application = new InMemoryApplication();
    final WorkspaceId workspace = application.setUp();

    /** Delivers messages in one batch, at the instant of the application's clock. */
    List<Taken> deliver(Message... messages) {
        return deliver(List.of(messages));
    }

    List<Taken> deliver(List<Message> messages) {
        var arriving = messages.stream()
                .map(message -> message.arriving(application.ports.ids()))
                .toList();
        return application.ingestEvents.ingest(workspace, arriving, application.clock.instant(), Acting.NOW).stream()
                .map(Receipt::taken)
                .toList();
    }

    /** Delivers each message in a batch of its own. */
    void deliverOneByOne(Message... messages) {
        for (var message : messages) {
            deliver(message);
        }
    }

    /** Replays what waits for it in the background. */
    void settle() {
        application.sweepScores.replay();
    }

    LeadId leadOf(Identifier identifier) {
        return application
                .ports
                .identityBook()
                .leadsOf(workspace, Set.of(identifier))
                .iterator()
                .next();
    }

    Lead lead(Identifier identifier) {
        return lead(leadOf(identifier));
    }

    Lead lead(LeadId id) {
        return application.ports.leads().byId(workspace, id).orElseThrow();
    }

    int score(Identifier identifier) {
        return lead(identifier).standing().score();
    }

    @Nullable
    SlaClock clock(Identifier identifier) {
        return clock(leadOf(identifier));
    }

    @Nullable
    SlaClock clock(LeadId lead) {
        return application.ports.slaClocks().of(workspace, Set.of(lead)).get(lead);
    }

    List<SlaClock.Transition> clockLedger(LeadId lead) {
        return application.ports.slaClocks().ledger(workspace, lead).stream()
                .map(happened -> happened.transition())
                .toList();
    }

    /** All there is to tell of a person by the primary model once everything has settled, without the ids that differ from run to run. */
    Person person(Identifier identifier) {
        settle();
        var lead = lead(identifier);
        var model = application.ports.scoringModels().live(workspace).getFirst().id();
        return person(lead, model);
    }

    /** All people there are by a model, whatever their leads are called. */
    Set<Person> people(ModelId model) {
        settle();
        return application.ports.listed(workspace, "").stream()
                .map(row -> person(row.lead(), model))
                .collect(Collectors.toSet());
    }

    /** Everything in the store by lead, to see that nothing changed. */
    Map<LeadId, Object> everything() {
        settle();
        var all = new HashMap<LeadId, Object>();
        application.ports.listed(workspace, "").forEach(row -> {
            var id = row.lead().id();
            all.put(id, application.viewLead.view(workspace, id).orElseThrow());
        });
        return all;
    }

    private Person person(Lead lead, ModelId model) {
        var ports = application.ports;
        var history = ports.eventLog().history(workspace, lead.id());
        var messages = new HashMap<EventId, String>();
        history.forEach(event -> messages.put(event.id(), event.key().messageId()));
        return new Person(
                new HashSet<>(ports.identityBook().identifiersOf(workspace, lead.id())),
                history.stream().map(Event::key).map(key -> key.messageId()).toList(),
                lead.standing(),
                lead.traits(),
                lead.profile(),
                lead.lastActivityAt(),
                WithoutIds.of(
                        application.recallScores.state(
                                workspace,
                                ports.scoringModels()
                                        .byId(workspace, model)
                                        .orElseThrow()
                                        .model(),
                                lead.id()),
                        messages),
                ports.scoreBook().ledger(workspace, lead.id(), model).stream()
                        .map(entry -> new Entry(
                                entry.cause(),
                                entry.rule(),
                                entry.category(),
                                messages.get(entry.event()),
                                entry.before(),
                                entry.after(),
                                entry.at()))
                        .toList(),
                ports.scoreBook().crossings(workspace, lead.id(), model).stream()
                        .map(crossing -> new Passed(
                                crossing.stage(),
                                crossing.direction(),
                                crossing.score(),
                                crossing.at(),
                                messages.get(crossing.event())))
                        .toList());
    }

    /** The ids of the messages that a lead has. */
    List<String> messagesOf(LeadId lead) {
        return application.ports.eventLog().history(workspace, lead).stream()
                .map(event -> event.key().messageId())
                .toList();
    }

    record Person(
            Set<Identifier> identifiers,
            List<String> messages,
            Standing standing,
            Attributes traits,
            Profile profile,
            @Nullable Instant lastActivityAt,
            ScoreState state,
            List<Entry> ledger,
            List<Passed> crossings) {}

    record Entry(
            Cause cause, @Nullable String rule, Category category, String message, int before, int after, Instant at) {}

    record Passed(String stage, Direction direction, int score, Instant at, String message) {}
}
