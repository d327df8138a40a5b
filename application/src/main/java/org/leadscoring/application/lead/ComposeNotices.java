package org.leadscoring.application.lead;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.delivery.Notices;
import org.leadscoring.application.scoring.Ledgers;
import org.leadscoring.application.scoring.ScoreBook;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.sla.SlaClocks;
import org.leadscoring.application.sla.WorkQueue;
import org.leadscoring.application.sla.WorkQueue.Filter;
import org.leadscoring.application.sla.WorkQueue.OpenClocks;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.application.workspace.Workspaces;
import org.leadscoring.domain.delivery.Delivery;
import org.leadscoring.domain.delivery.Notice;
import org.leadscoring.domain.delivery.Notice.Card;
import org.leadscoring.domain.delivery.Notice.Reason;
import org.leadscoring.domain.delivery.Topic;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.Figures;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.scoring.Waterfall;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Puts together what is said of a lead outside: where it stands, and the rules that gave it the most points. If the lead was
 * merged meanwhile, it is the one it lives on in; of one that was erased nothing is said.
 */
public final class ComposeNotices implements Notices {

    private static final int REASONS = 3;
    private static final int OWED_SHOWN = 20;

    private final Leads leads;
    private final ScoringModels models;
    private final ScoreBook book;
    private final Ledgers ledgers;
    private final SlaClocks clocks;
    private final OpenClocks queue;
    private final Users users;
    private final Workspaces workspaces;
    private final Function<LeadId, URI> pages;

    /** @param pages where a lead's page is, as browsers reach it */
    public ComposeNotices(
            Leads leads,
            ScoringModels models,
            ScoreBook book,
            Ledgers ledgers,
            SlaClocks clocks,
            OpenClocks queue,
            Users users,
            Workspaces workspaces,
            Function<LeadId, URI> pages) {
        this.leads = leads;
        this.models = models;
        this.book = book;
        this.ledgers = ledgers;
        this.clocks = clocks;
        this.queue = queue;
        this.users = users;
        this.workspaces = workspaces;
        this.pages = pages;
    }

    @Override
    public Optional<Notice> compose(Delivery delivery) {
        var workspace = workspaces
                .byId(delivery.workspace())
                .orElseThrow(() -> new IllegalStateException("there is no such workspace"));
        var fact = delivery.fact();
        if (fact.topic() == Topic.TEST) {
            return Optional.of(new Notice(fact, workspace.name(), workspace.zone(), List.of(example(fact.at()))));
        }
        var lead = fact.lead();
        if (fact.topic() == Topic.DIGEST) {
            return Optional.of(new Notice(fact, workspace.name(), workspace.zone(), owed(delivery)));
        }
        if (lead == null) {
            return Optional.of(new Notice(fact, workspace.name(), workspace.zone(), List.of()));
        }
        return card(workspace.id(), lead)
                .map(card -> new Notice(fact, workspace.name(), workspace.zone(), List.of(card)));
    }

    /** The leads that its reader owes an answer to, the first due first, at most 20. */
    private List<Card> owed(Delivery delivery) {
        var reader = delivery.to();
        return reader == null
                ? List.of()
                : users.byId(delivery.workspace(), reader).map(Users.Account::user).stream()
                        .flatMap(user -> queue
                                .list(
                                        delivery.workspace(),
                                        Filter.owedBy(user.id(), user.role()),
                                        null,
                                        OWED_SHOWN,
                                        WorkQueue.EXAMINED)
                                .rows()
                                .stream())
                        .map(row -> card(delivery.workspace(), row.lead()))
                        .toList();
    }

    /** What is said of a lead now; empty if the workspace has none with this id, or it was erased. */
    public Optional<Card> card(WorkspaceId workspace, LeadId id) {
        return leads.livingOn(workspace, id).map(lead -> card(workspace, lead));
    }

    /** What is said of this lead now. */
    Card card(WorkspaceId workspace, Lead lead) {
        var model = models.drivers(workspace).of(lead.id());
        var score = book.scores(workspace, model.id(), Set.of(lead.id())).get(lead.id());
        var figures = score == null ? Figures.NONE : score.figures();
        var clock = clocks.of(workspace, Set.of(lead.id())).get(lead.id());
        var profile = lead.profile();
        return new Card(
                lead.id().value(),
                name(lead),
                profile.email(),
                profile.phone(),
                profile.company(),
                figures.total(),
                figures.engagement(),
                figures.fit(),
                figures.intent(),
                lead.standing().stage(),
                lead.status().key(),
                ownerName(workspace, lead.owner()),
                clock != null && clock.state() == SlaClock.State.OPEN ? clock.dueAt() : null,
                reasons(workspace, model, lead.id()),
                pages.apply(lead.id()));
    }

    private static String name(Lead lead) {
        var profile = lead.profile();
        return Stream.of(profile.name(), profile.email(), profile.phone(), profile.company())
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> "Visitor " + lead.id().value().toString().substring(28));
    }

    private @Nullable String ownerName(WorkspaceId workspace, @Nullable UserId owner) {
        return owner == null
                ? null
                : users.byId(workspace, owner)
                        .map(Users.Account::user)
                        .map(User::name)
                        .orElse(null);
    }

    private List<Reason> reasons(WorkspaceId workspace, ScoringModel model, LeadId lead) {
        return Waterfall.ofSums(ledgers.sums(workspace, lead, model.id())).lines().stream()
                .filter(line -> line.points() > 0 && line.rule() != null)
                .limit(REASONS)
                .map(line -> new Reason(
                        text(Objects.requireNonNull(line.rule()), model),
                        Math.clamp(line.points(), Integer.MIN_VALUE, Integer.MAX_VALUE),
                        line.count()))
                .toList();
    }

    /** What a rule is about: its event, unless several rules share that; then its own id, which says more. */
    private static String text(String rule, ScoringModel model) {
        var name = model.eventOf(rule).map(EventType::inWords).orElse(rule);
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1).replace('_', ' ');
    }

    private Card example(Instant at) {
        var nobody = new UUID(0, 0);
        return new Card(
                nobody,
                "Ann Example",
                "ann@example.com",
                "+15550100",
                "Example Inc",
                86,
                66,
                20,
                0,
                "hot",
                "new",
                null,
                at.plusSeconds(3_600),
                List.of(new Reason("Demo requested", 50, 1), new Reason("Company size", 20, 1)),
                pages.apply(new LeadId(nobody)));
    }
}
