package org.leadscoring.web;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.InMemoryPorts;
import org.leadscoring.application.event.Voids.Decision;
import org.leadscoring.application.ingestion.IncomingEvent;
import org.leadscoring.application.ingestion.IngestEvents.Acting;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.WebsitePoints;
import org.leadscoring.domain.sla.SlaPolicy;
import org.leadscoring.domain.workspace.Role;
import org.leadscoring.domain.workspace.Source;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.Workspace;
import org.leadscoring.domain.workspace.WorkspaceId;

/** A workspace with a team, on ports in memory, and leads as tests want them. Everybody's password is their user name. */
public final class Team {

    public final InMemoryApplication application;
    public final InMemoryPorts ports;
    public final WorkspaceId workspace;
    public final User admin;
    public final User marketing;
    public final User priya;
    public final User rep;
    public final User viewer;

    private final SourceId source;
    private int messages;

    /** The only one there is from now on: whatever the application knew of others is gone. */
    public Team(InMemoryApplication application) {
        application.forget();
        this.application = application;
        ports = application.ports;
        workspace = new WorkspaceId(ports.ids().next());
        source = new SourceId(ports.ids().next());
        var start = Instant.parse("2026-01-01T00:00:00Z");
        ports.workspaces().add(new Workspace(workspace, "Test", ZoneOffset.UTC), start);
        ports.scoringModels()
                .add(workspace, WebsitePoints.model(new ModelId(ports.ids().next())), true, start);
        ports.slaPolicies().save(workspace, SlaPolicy.STANDARD);
        admin = user("admin", "Administrator", Role.ADMIN);
        marketing = user("mara", "Mara Voss", Role.MARKETING);
        priya = user("priya", "Priya Nair", Role.SALES_MANAGER);
        rep = user("jonas", "Jonas Weber", Role.SALES_REP);
        viewer = user("vera", "Vera Lund", Role.VIEWER);
    }

    /** A lead with an e-mail address. */
    public Person lead(String name, String email) {
        return new Person(new Identifier(IdentifierType.EMAIL, email), Map.of("name", name));
    }

    /** A lead as its first event is about to show it. */
    public final class Person {

        private final Identifier identifier;
        private final Map<String, Object> traits;

        Person(Identifier identifier, Map<String, Object> traits) {
            this.identifier = identifier;
            this.traits = new LinkedHashMap<>(traits);
        }

        public Person with(String trait, Object value) {
            traits.put(trait, value);
            return this;
        }

        /** The lead does this, one event of each type, all at this instant. */
        public LeadId does(Instant at, String... types) {
            return does(at, Map.of("path", "/pricing", "seconds", new BigDecimal(42)), types);
        }

        public LeadId does(Instant at, Map<String, Object> properties, String... types) {
            List<IncomingEvent> events = new ArrayList<>();
            for (var type : types) {
                var key = new EventKey(at, "m" + ++messages, source);
                events.add(IncomingEvent.of(
                        new Event(
                                new EventId(application.ports.ids().next()),
                                key,
                                new EventType(type),
                                type,
                                at.plus(Duration.ofMillis(300)),
                                new Attributes(properties),
                                new Attributes(traits),
                                Attributes.NONE),
                        List.of(identifier)));
            }
            return application
                    .ingestEvents
                    .ingest(workspace, events, at.plus(Duration.ofMillis(300)), Acting.NOW)
                    .getLast()
                    .taken()
                    .lead();
        }
    }

    /** An anonymous visitor. */
    public Person visitor(String anonymousId) {
        return new Person(new Identifier(IdentifierType.ANONYMOUS_ID, anonymousId), Map.of());
    }

    public void give(LeadId lead, User owner) {
        ports.leads()
                .saveWork(
                        workspace,
                        ports.leads().byId(workspace, lead).orElseThrow().ownedBy(owner.id()));
    }

    /** Declares a lead void, as a test user. */
    public void voided(LeadId lead) {
        ports.voids()
                .voidLead(
                        workspace,
                        lead,
                        ports.identityBook().identifiersOf(workspace, lead),
                        new Decision("a test user", Instant.parse("2026-03-02T12:00:00Z"), admin.id()));
    }

    /** Somebody without a name does this by a source, now by the application's clock. */
    public void sends(Source from, String type, String name, Map<String, Object> properties) {
        var at = application.clock.instant();
        var event = new Event(
                new EventId(ports.ids().next()),
                new EventKey(at, "message-" + ++messages, from.id()),
                new EventType(type),
                name,
                at,
                new Attributes(properties),
                Attributes.NONE,
                Attributes.NONE);
        var by = new Identifier(IdentifierType.ANONYMOUS_ID, "visitor-1");
        application
                .ingestEvents
                .ingest(workspace, List.of(IncomingEvent.of(event, List.of(by))), at, Acting.NOW)
                .getFirst()
                .taken();
        application.sourceActivity.taken(from, List.of(event.type()), at);
    }

    private User user(String username, String name, Role role) {
        var user = new User(new UserId(ports.ids().next()), workspace, username, name, role, true);
        ports.users().add(user, ports.passwords().hash(username), Instant.parse("2026-01-01T00:00:00Z"));
        return user;
    }
}
