package org.leadscoring.application;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.leadscoring.application.lead.Leads.Findable;
import org.leadscoring.application.scoring.ScoringModels.Version;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.lead.Claim;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;
import org.leadscoring.domain.lead.Identities;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.scoring.WebsitePoints;
import org.leadscoring.domain.workspace.Role;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * What the contract tests of the ports have in common. Each test works in a workspace of its own, so that they may all
 * run on one database that is never emptied.
 */
public abstract class PortContract {

    /** An ordinary instant, to the microsecond. */
    protected static final Instant NOW = Instant.parse("2026-03-02T09:00:00.123456Z");

    protected static final String EMOJI = "👩🏽‍🚀";
    protected static final String AWKWARD =
            "O'Brien \"Bob\" \\ <b>&amp;</b> %_ '; drop table leads; -- ÄÖÜß 日本語 " + EMOJI + "\n\t";

    /** Where a lead stands that no primary model has scored. */
    protected static final Standing UNSCORED = new Standing(0, "", null);

    protected TestPorts ports;

    /** Where the test works. */
    protected WorkspaceId workspace;

    /** Another workspace, which must see nothing of it. */
    protected WorkspaceId elsewhere;

    /** The ports to be proved; one store for all tests will do. */
    protected abstract TestPorts ports();

    @BeforeEach
    void workspaces() {
        ports = ports();
        workspace = ports.newWorkspace();
        elsewhere = ports.newWorkspace();
    }

    /** Runs work in a transaction that is committed. */
    protected void commit(Runnable work) {
        committed(() -> {
            work.run();
            return true;
        });
    }

    /** What work in a transaction that is committed comes to. */
    protected <T> T committed(Supplier<T> work) {
        return ports.transactions().run(work);
    }

    /** What work comes to, in a transaction that is undone: for what other tests on the same database must not see. */
    protected <T> T undone(Supplier<T> work) {
        var result = new AtomicReference<T>();
        try {
            commit(() -> {
                result.set(work.get());
                throw new UndoneException();
            });
        } catch (UndoneException e) {
            return result.get();
        }
        throw new IllegalStateException("the transaction was not undone");
    }

    protected LeadId newLeadId() {
        return new LeadId(ports.ids().next());
    }

    protected SourceId newSourceId() {
        return new SourceId(ports.ids().next());
    }

    protected UserId newUserId() {
        return new UserId(ports.ids().next());
    }

    /** Text that occurs nowhere else. */
    protected String unique(String beginning) {
        return beginning + ports.ids().next().toString().replace("-", "");
    }

    /** A lead nothing is known of. */
    protected Lead someLead() {
        return Lead.heardOf(newLeadId(), NOW, UNSCORED);
    }

    /** The same where the primary model puts it once it is saved. */
    protected Lead someLead(int score, String stage) {
        return Lead.heardOf(newLeadId(), NOW, new Standing(score, stage, null));
    }

    /** Puts a lead into the workspace, to be found by nothing. */
    protected Lead saved(Lead lead) {
        return saved(workspace, lead, Set.of());
    }

    protected Lead saved(WorkspaceId where, Lead lead, Set<String> searchTerms) {
        commit(() -> {
            if (ports.leads().byId(where, lead.id()).isEmpty()) {
                ports.leads().add(where, Set.of(lead));
            }
            ports.leads().save(where, Set.of(new Findable(lead, searchTerms)));
            if (!lead.standing().equals(UNSCORED) || lead.lastActivityAt() != null) {
                stand(where, lead);
            }
        });
        return lead;
    }

    /** Makes the primary model put a lead where it says it stands; if there is no primary model, one is added. */
    protected void stand(WorkspaceId where, Lead lead) {
        stand(where, lead, NOW);
    }

    /** The same, at this instant. */
    protected void stand(WorkspaceId where, Lead lead, Instant at) {
        var primary = ports.scoringModels().versions(where).stream()
                .filter(Version::primary)
                .map(Version::model)
                .findFirst()
                .orElseGet(() -> addPrimary(where));
        var change = Standings.change(lead, new EventId(ports.ids().next()), at);
        ports.scoreBook().write(where, primary.id(), List.of(change));
    }

    private ScoringModel addPrimary(WorkspaceId where) {
        var model = WebsitePoints.model(new ModelId(ports.ids().next()));
        ports.scoringModels().add(where, model, true, NOW);
        return model;
    }

    protected User savedUser(String name) {
        return savedUser(workspace, name);
    }

    protected User savedUser(WorkspaceId where, String name) {
        var user = new User(newUserId(), where, unique("user"), name, Role.SALES_REP, true);
        commit(() -> ports.users().add(user, "hash", NOW));
        return user;
    }

    protected Event event(String messageId, Instant occurredAt) {
        return event(new EventKey(occurredAt, messageId, newSourceId()));
    }

    protected Event event(EventKey key) {
        return new Event(
                new EventId(ports.ids().next()),
                key,
                new EventType("page_view"),
                "Page View",
                key.occurredAt().plus(Duration.ofSeconds(1)),
                Attributes.NONE,
                Attributes.NONE,
                Attributes.NONE);
    }

    protected static Identifier userId(String value) {
        return new Identifier(IdentifierType.USER_ID, value);
    }

    protected static Identifier anonymousId(String value) {
        return new Identifier(IdentifierType.ANONYMOUS_ID, value);
    }

    private static final class UndoneException extends RuntimeException {}

    /** Does with the book of identities what ingestion does with it. */
    protected Identities.Resolution resolved(
            WorkspaceId where, Collection<Identifier> identifiers, Collection<Claim> claims) {
        return committed(() -> {
            var book = ports.identityBook();
            book.reserve(where, identifiers);
            var leads = book.leadsOf(where, identifiers);
            ports.leads().lock(where, leads);
            var before = book.load(where, leads);
            var resolution = before.after(identifiers, claims, this::newLeadId);
            ports.leads()
                    .add(
                            where,
                            resolution.created().stream()
                                    .map(id -> Lead.heardOf(id, NOW, new Standing(0, "cold", null)))
                                    .toList());
            book.save(where, before, resolution, NOW);
            return resolution;
        });
    }
}
