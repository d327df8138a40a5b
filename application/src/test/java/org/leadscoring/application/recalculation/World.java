package org.leadscoring.application.recalculation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.InMemoryPorts;
import org.leadscoring.application.ingestion.IncomingEvent;
import org.leadscoring.application.ingestion.IngestEvents.Acting;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.LedgerEntry;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoreState;
import org.leadscoring.domain.scoring.Scored;
import org.leadscoring.domain.scoring.Scorer;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.sla.SlaPolicy;
import org.leadscoring.domain.stage.Crossing;
import org.leadscoring.domain.workspace.Source;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.Workspace;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.domain.workspace.WriteKey;

/** A workspace whose people do things, and whose scores can be held against what the event log says. */
final class World {

    static final UserId ADMIN = new UserId(new UUID(9, 9));
    static final SourceId WEBSITE = new SourceId(new UUID(0, 1));
    static final SourceId APP = new SourceId(new UUID(0, 2));
    static final SourceId BAD = new SourceId(new UUID(0, 666));

    final InMemoryApplication application;
    final InMemoryPorts ports;
    final WorkspaceId workspace;

    World() {
        this(new InMemoryApplication(), ZoneId.of("UTC"));
    }

    World(InMemoryApplication application, ZoneId zone) {
        this.application = application;
        this.ports = application.ports;
        this.workspace = new WorkspaceId(ports.ids().next());
        ports.workspaces().add(new Workspace(workspace, "World", zone), now());
        ports.slaPolicies().save(workspace, SlaPolicy.STANDARD);
        for (var source : List.of(WEBSITE, APP, BAD)) {
            ports.sources()
                    .add(
                            new Source(source, workspace, "Source"),
                            new WriteKey("key-" + ports.ids().next()),
                            now());
        }
    }

    Instant now() {
        return application.clock.instant();
    }

    /** A model that scores from now on. */
    ModelId live(String name, Definition definition, boolean primary) {
        var model = new ScoringModel(new ModelId(ports.ids().next()), name, 1, definition);
        ports.scoringModels().add(workspace, model, primary, now());
        return model.id();
    }

    static Identifier user(String id) {
        return new Identifier(IdentifierType.USER_ID, id);
    }

    static Identifier device(String id) {
        return new Identifier(IdentifierType.ANONYMOUS_ID, id);
    }

    /** Something that somebody does now. */
    LeadId does(String type, Identifier... who) {
        return did(now(), type, who);
    }

    /** Something that somebody did, told now. */
    LeadId did(Instant at, String type, Identifier... who) {
        return told(WEBSITE, at, type, Attributes.NONE, who);
    }

    LeadId told(SourceId source, Instant at, String type, Attributes context, Identifier... who) {
        return take(IncomingEvent.of(event(source, at, type, context), List.of(who)));
    }

    private Event event(SourceId source, Instant at, String type, Attributes context) {
        var id = ports.ids().next();
        return new Event(
                new EventId(id),
                new EventKey(at, id.toString(), source),
                new EventType(type),
                type,
                now(),
                Attributes.NONE,
                Attributes.NONE,
                context);
    }

    static Event click(UUID id, Instant at) {
        return new Event(
                new EventId(id),
                new EventKey(at, id.toString(), WEBSITE),
                new EventType("click"),
                "click",
                at,
                Attributes.NONE,
                Attributes.NONE,
                Attributes.NONE);
    }

    /** Something that somebody did, brought by an import: nothing acts by it. */
    LeadId imported(String type, Identifier... who) {
        return take(Acting.NEVER, IncomingEvent.of(event(WEBSITE, now(), type, Attributes.NONE), List.of(who)));
    }

    LeadId take(IncomingEvent... events) {
        return take(Acting.NOW, events);
    }

    private LeadId take(Acting acting, IncomingEvent... events) {
        return application
                .ingestEvents
                .ingest(workspace, Arrays.asList(events), now(), acting)
                .getLast()
                .taken()
                .lead();
    }

    LeadId leadOf(Identifier who) {
        return ports.identityBook().leadsOf(workspace, Set.of(who)).iterator().next();
    }

    Lead lead(LeadId id) {
        return ports.leads().byId(workspace, id).orElseThrow();
    }

    int score(LeadId id) {
        return lead(id).standing().score();
    }

    @Nullable
    SlaClock clock(LeadId id) {
        return ports.slaClocks().of(workspace, Set.of(id)).get(id);
    }

    /** All leads that were not merged. */
    List<LeadId> leads() {
        return ports.publications().leadsAfter(workspace, null, Integer.MAX_VALUE);
    }

    ModelId primary() {
        return ports.scoringModels().live(workspace).getFirst().id();
    }

    Stored stored(LeadId lead, ModelId model) {
        return new Stored(
                ports.scoreBook().scores(workspace, model, Set.of(lead)).isEmpty()
                        ? null
                        : application.recallScores.state(
                                workspace, scorer(model).model(), lead),
                ports.scoreBook().ledger(workspace, lead, model),
                ports.scoreBook().crossings(workspace, lead, model));
    }

    /** What a version makes of all that the log says of a lead. */
    Scored replayed(LeadId lead, ModelId model) {
        return scorer(model).replay(ports.eventLog().history(workspace, lead), now());
    }

    private Scorer scorer(ModelId model) {
        var version = ports.scoringModels().byId(workspace, model).orElseThrow();
        return new Scorer(version.model(), ports.derivations().of(workspace));
    }

    /** Spec SC-1: what is stored, once time has passed up to now, is what a replay of the log says, entry for entry. */
    void assertExact() {
        for (var model : ports.scoringModels().scoring(workspace)) {
            leads().forEach(lead -> assertExact(lead, model.id()));
        }
        leads().forEach(this::assertDriven);
        assertThat(application.checkLedgers.check().offenders()).isEmpty();
    }

    /** A lead stands where the model that drives it puts it. */
    private void assertDriven(LeadId lead) {
        var driver = ports.scoringModels().drivers(workspace).of(lead);
        var score =
                ports.scoreBook().scores(workspace, driver.id(), Set.of(lead)).get(lead);
        assertThat(score).isNotNull();
        assertThat(lead(lead).standing())
                .isEqualTo(new Standing(
                        score.figures().total(), score.stage(), score.figures().lastChange()));
    }

    void assertExact(LeadId lead, ModelId model) {
        var stored = stored(lead, model);
        assertThat(stored.state()).as("a score of every lead").isNotNull();
        var rest = scorer(model).resume(stored.state(), List.of(), now());
        var replayed = replayed(lead, model);
        assertThat(joined(stored.ledger(), rest.entries())).isEqualTo(replayed.entries());
        assertThat(joined(stored.crossings(), rest.crossings())).isEqualTo(replayed.crossings());
        assertThat(rest.state()).isEqualTo(replayed.state());
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    /** Everything stored of every lead by every model in use. */
    List<Map.Entry<LeadId, Stored>> everything() {
        var all = new ArrayList<Map.Entry<LeadId, Stored>>();
        for (var model : ports.scoringModels().scoring(workspace)) {
            leads().forEach(lead -> all.add(Map.entry(lead, stored(lead, model.id()))));
        }
        return all;
    }

    /** What every live model says of everybody, whatever their leads are called. */
    Map<Set<Identifier>, List<Scored>> people() {
        var people = new HashMap<Set<Identifier>, List<Scored>>();
        for (var lead : leads()) {
            people.put(
                    Set.copyOf(ports.identityBook().identifiersOf(workspace, lead)),
                    ports.scoringModels().live(workspace).stream()
                            .map(model -> replayed(lead, model.id()))
                            .toList());
        }
        return people;
    }

    /** A score as it is stored. */
    record Stored(ScoreState state, List<LedgerEntry> ledger, List<Crossing> crossings) {}
}
