package org.leadscoring.application.recalculation;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.leadscoring.application.crm.ChangedLeads;
import org.leadscoring.application.lead.ActOnLeads;
import org.leadscoring.application.lead.Leads;
import org.leadscoring.application.lead.SetClocks;
import org.leadscoring.application.recalculation.Publications.Phase;
import org.leadscoring.application.recalculation.Publications.Publication;
import org.leadscoring.application.scoring.ModelNotDraftException;
import org.leadscoring.application.scoring.ModelState;
import org.leadscoring.application.scoring.ScoreBook;
import org.leadscoring.application.scoring.ScoreBook.Score;
import org.leadscoring.application.scoring.ScoreLeads;
import org.leadscoring.application.scoring.ScoreLeads.Work;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.scoring.ScoringModels.Version;
import org.leadscoring.application.scoring.UnknownModelException;
import org.leadscoring.application.stage.ActOnCrossings.Passed;
import org.leadscoring.application.workspace.AuditLog;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Puts a version of a model in use. All leads are scored by it in the background, in chunks, beside the version it
 * replaces; then it goes live in one step. Nobody ever sees a half-built score, and nothing acts unless that was asked for
 * (spec ST-4).
 *
 * <p>Events that arrive meanwhile are scored by both versions. After a crash any node goes on with the next chunk.
 */
public final class PublishModel {

    private static final int CHUNK = 200;
    /** No transaction takes as long: waiting for a lock ends after 50 s at the latest. */
    static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(60);

    private final Transactions transactions;
    private final ScoringModels models;
    private final Publications publications;
    private final Leads leads;
    private final ScoreBook book;
    private final ScoreLeads scoring;
    private final SetClocks clocks;
    private final ActOnLeads acting;
    private final ChangedLeads crms;
    private final PublicationAudit audit;
    private final Clock time;

    public PublishModel(
            Transactions transactions,
            ScoringModels models,
            Publications publications,
            Leads leads,
            ScoreBook book,
            ScoreLeads scoring,
            SetClocks clocks,
            ActOnLeads acting,
            ChangedLeads crms,
            AuditLog audit,
            Ids ids,
            Clock time) {
        this.transactions = transactions;
        this.models = models;
        this.publications = publications;
        this.leads = leads;
        this.book = book;
        this.scoring = scoring;
        this.clocks = clocks;
        this.acting = acting;
        this.crms = crms;
        this.audit = new PublicationAudit(audit, ids);
        this.time = time;
    }

    /**
     * Begins to publish a draft; {@link #work} does it.
     *
     * @param acts whether, once the new scores are live, clocks are set for leads that they put into a hotter band than the
     *     version it replaces, and stages act for leads that climb to them
     * @param by who asks for it
     * @throws UnknownModelException if the workspace has no such version
     * @throws ModelNotDraftException if it is no draft, or another version of the same name is being published
     */
    public Publication publish(WorkspaceId workspace, ModelId model, boolean acts, UserId by) {
        return transactions.run(() -> {
            models.hold(workspace);
            var draft = find(workspace, model);
            var siblings = models.versions(workspace).stream()
                    .filter(version ->
                            version.model().name().equals(draft.model().name()))
                    .toList();
            var unfinished = publications
                    .lock(workspace, model)
                    .filter(publication -> !publication.phase().ended());
            if (draft.state() != ModelState.DRAFT
                    || unfinished.isPresent()
                    || siblings.stream().anyMatch(version -> version.state() == ModelState.PUBLISHING)) {
                throw new ModelNotDraftException(draft.model(), draft.state());
            }
            var replaces = siblings.stream()
                    .filter(version -> version.state() == ModelState.LIVE)
                    .map(ScoringModels.Version::model)
                    .findFirst()
                    .orElse(null);
            models.move(workspace, model, ModelState.PUBLISHING);
            var publication = new Publication(
                    model,
                    replaces == null ? null : replaces.id(),
                    acts,
                    by,
                    time.instant(),
                    Phase.SCORING,
                    null,
                    0,
                    publications.leads(workspace),
                    null);
            publications.add(workspace, publication);
            audit.published(workspace, draft.model(), replaces, publication);
            return publication;
        });
    }

    /**
     * Calls a publication off: the version is a draft again. What was scored by it is removed once every transaction that
     * still scores by it has ended; until then it cannot be published again.
     *
     * @param by who calls it off
     * @throws UnknownModelException if the workspace has no such version
     * @throws ModelNotDraftException if it is not being published, or is live already
     */
    public void cancel(WorkspaceId workspace, ModelId model, UserId by) {
        transactions.run(() -> {
            var publication = publications
                    .lock(workspace, model)
                    .filter(found -> found.phase() == Phase.SCORING)
                    .orElseThrow(() -> {
                        var version = find(workspace, model);
                        return new ModelNotDraftException(version.model(), version.state());
                    });
            models.hold(workspace);
            models.move(workspace, model, ModelState.DRAFT);
            var calledOff = publication.calledOff(time.instant());
            publications.save(workspace, calledOff);
            audit.calledOff(workspace, model(workspace, model), calledOff, by);
            return calledOff;
        });
    }

    /** The publications of a workspace, the latest first. */
    public List<Publication> all(WorkspaceId workspace) {
        return publications.all(workspace);
    }

    /**
     * Works on what is being published, chunk by chunk, until there is nothing left to do for this node. A publication that
     * fails does not hold up the others.
     *
     * @return how many chunks were done
     * @throws RuntimeException what the first that failed threw, after all others were worked on
     */
    public int work() {
        var failures = new ArrayList<RuntimeException>();
        var left = new HashSet<ModelId>();
        var chunks = 0;
        for (var next = next(left); next.isPresent(); next = next(left)) {
            var model = next.get();
            try {
                if (transactions.run(() -> chunk(model))) {
                    chunks++;
                } else {
                    left.add(model);
                }
            } catch (RuntimeException e) {
                left.add(model);
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
        return chunks;
    }

    /** @param left what failed, or what another node works on */
    private Optional<ModelId> next(Set<ModelId> left) {
        return publications.unfinished(time.instant().minus(LONGEST_TRANSACTION)).stream()
                .filter(model -> !left.contains(model))
                .findFirst();
    }

    /** Another node may have been quicker: then there is nothing to do. */
    private boolean chunk(ModelId model) {
        var next = publications.hold(model, time.instant().minus(LONGEST_TRANSACTION));
        next.ifPresent(unfinished ->
                publications.save(unfinished.workspace(), step(unfinished.workspace(), unfinished.publication())));
        return next.isPresent();
    }

    private Publication step(WorkspaceId workspace, Publication publication) {
        return switch (publication.phase()) {
            case SCORING -> score(workspace, publication);
            case CATCHING_UP -> catchUp(workspace, publication);
            case ACTING -> act(workspace, publication);
            case CANCELLING -> remove(workspace, publication);
            case DONE, CANCELLED -> publication;
        };
    }

    private Publication score(WorkspaceId workspace, Publication publication) {
        var chunk = publications.leadsAfter(workspace, publication.cursor(), CHUNK);
        if (chunk.isEmpty()) {
            models.hold(workspace);
            models.goLive(workspace, publication.model(), publication.replaces());
            crms.everybody(workspace);
            return publication.in(Phase.CATCHING_UP);
        }
        var scored = score(workspace, publication.model(), chunk);
        return publication.upTo(chunk.getLast(), scored.size());
    }

    /** Whoever read the models before the version was being published may have added a lead without a score by it. */
    private Publication catchUp(WorkspaceId workspace, Publication publication) {
        var missing = publications.leadsWithout(workspace, publication.model(), CHUNK);
        score(workspace, publication.model(), missing);
        if (!missing.isEmpty()) {
            return publication;
        }
        return publication.acts() ? publication.in(Phase.ACTING) : publication.ended(Phase.DONE, time.instant());
    }

    private Map<LeadId, Lead> score(WorkspaceId workspace, ModelId model, List<LeadId> chunk) {
        var locked = locked(workspace, chunk);
        scoring.score(workspace, model(workspace, model), Work.same(Work.REPLAY, locked.keySet()), time.instant());
        return locked;
    }

    /** Those of these leads that were not merged by the time they are held. */
    private Map<LeadId, Lead> locked(WorkspaceId workspace, List<LeadId> chunk) {
        return leads.lock(workspace, new TreeSet<>(chunk)).values().stream()
                .filter(lead -> lead.mergedInto() == null)
                .collect(Collectors.toMap(Lead::id, lead -> lead));
    }

    private Publication act(WorkspaceId workspace, Publication publication) {
        var replaced = publication.replaces();
        var drives = models.drivers(workspace).all().stream()
                .anyMatch(model -> model.id().equals(publication.model()));
        var chunk = replaced == null || !drives
                ? List.<LeadId>of()
                : publications.leadsAfter(workspace, publication.cursor(), CHUNK);
        if (replaced == null || chunk.isEmpty()) {
            return publication.ended(Phase.DONE, time.instant());
        }
        act(workspace, model(workspace, publication.model()), replaced, chunk);
        return publication.upTo(chunk.getLast(), 0);
    }

    /**
     * Acts for those of these leads that the new version drives and puts higher than the one it replaced did when it was retired: their
     * clocks, if they are in a hotter band, and what stages they climbed to do. A lead that has no clock for another reason,
     * because it was imported in silence, gets none now. Of leads that came in since the new version is live, ingestion has
     * taken care. A lead of which nothing counts, for it is void or a machine, needs no answer.
     */
    private void act(WorkspaceId workspace, ScoringModel model, ModelId replaced, List<LeadId> chunk) {
        var locked = locked(workspace, chunk);
        var drivers = models.drivers(workspace);
        var earlier = book.scores(workspace, replaced, locked.keySet());
        var before = new HashMap<LeadId, Integer>();
        var now = new TreeMap<LeadId, Lead>();
        var passed = new ArrayList<Passed>();
        book.scores(workspace, model.id(), locked.keySet()).forEach((id, score) -> {
            var lead = locked.get(id);
            var was = earlier.get(id);
            var figures = score.figures();
            if (lead == null
                    || was == null
                    || figures.events() == 0
                    || !drivers.of(id).id().equals(model.id())) {
                return;
            }
            var standing = new Standing(figures.total(), score.stage(), figures.lastChange());
            var stands = lead.scored(standing, figures.lastActivityAt());
            now.put(id, stands);
            if (was.figures().events() > 0) {
                before.put(id, was.figures().total());
            }
            climbed(workspace, model, stands, was).ifPresent(passed::add);
        });
        clocks.setHotter(workspace, now, before, time.instant());
        acting.act(workspace, passed, time.instant());
    }

    /** The stages a lead is in now and was not by the version before; one that has no such stage had it where its score was. */
    private Optional<Passed> climbed(WorkspaceId workspace, ScoringModel model, Lead lead, Score was) {
        var ladder = model.ladder();
        var stood = ladder.names().contains(was.stage())
                ? was.stage()
                : ladder.stageAt(was.figures().total());
        if (ladder.names().indexOf(lead.standing().stage()) <= ladder.names().indexOf(stood)) {
            return Optional.empty();
        }
        var crossings = book.crossings(workspace, lead.id(), model.id());
        return Optional.of(new Passed(lead, ladder.news(stood, lead.standing().stage(), crossings)));
    }

    private Publication remove(WorkspaceId workspace, Publication publication) {
        if (book.forget(workspace, publication.model(), CHUNK) == CHUNK) {
            return publication;
        }
        return publication.ended(Phase.CANCELLED, time.instant());
    }

    private ScoringModel model(WorkspaceId workspace, ModelId model) {
        return models.byId(workspace, model).map(Version::model).orElseThrow(() -> new UnknownModelException(model));
    }

    private Version find(WorkspaceId workspace, ModelId model) {
        return models.lock(workspace, model).orElseThrow(() -> new UnknownModelException(model));
    }
}
