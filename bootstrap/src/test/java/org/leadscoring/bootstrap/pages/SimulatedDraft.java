package org.leadscoring.bootstrap.pages;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.leadscoring.application.crm.ChangedLeads;
import org.leadscoring.application.lead.ActOnLeads;
import org.leadscoring.application.lead.Leads;
import org.leadscoring.application.lead.SetClocks;
import org.leadscoring.application.recalculation.Publications;
import org.leadscoring.application.recalculation.PublishModel;
import org.leadscoring.application.scoring.ScoreBook;
import org.leadscoring.application.scoring.ScoreLeads;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.simulation.CompareLeads;
import org.leadscoring.application.simulation.SimulateModel;
import org.leadscoring.application.simulation.Simulations;
import org.leadscoring.application.sla.SlaPolicies;
import org.leadscoring.application.workspace.AuditLog;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.application.workspace.Workspaces;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.Limit;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.Rule;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.stage.Stage;
import org.leadscoring.domain.stage.StageLadder;

/** A draft of the primary model, and the work on it one step at a time, so that a picture can be taken in between. */
final class SimulatedDraft {

    private final TestServer server;
    private final ModelId id;

    private SimulatedDraft(TestServer server, ModelId id) {
        this.server = server;
        this.id = id;
    }

    /** Demos count for more and pricing pages for less, chats are new, sql begins earlier and hot later. */
    static SimulatedDraft of(TestServer server) {
        var models = server.bean(ScoringModels.class);
        var primary = models.live(server.workspace()).getFirst();
        var rules = new ArrayList<>(primary.rules().stream()
                .map(rule -> switch (rule.id()) {
                    case "demo_requested" -> worth(rule, 70);
                    case "whitepaper_downloaded" -> worth(rule, 45);
                    case "page_view_pricing" -> worth(rule, 8);
                    default -> rule;
                })
                .toList());
        rules.add(new Rule("chat_started", new EventType("chat_started"), 12, Category.ENGAGEMENT, Limit.UNLIMITED));
        var ladder = new StageLadder(
                "cold",
                List.of(new Stage("warm", 30), new Stage("hot", 65), new Stage("mql", 80), new Stage("sql", 95)));
        return of(server, Definition.points(primary.scale(), rules, ladder));
    }

    static SimulatedDraft of(TestServer server, Definition definition) {
        var models = server.bean(ScoringModels.class);
        var workspace = server.workspace();
        var name = models.live(workspace).getFirst().name();
        var latest = models.versions(workspace).stream()
                .filter(version -> version.model().name().equals(name))
                .mapToInt(version -> version.model().version())
                .max()
                .orElseThrow();
        var draft = new ScoringModel(new ModelId(server.bean(Ids.class).next()), name, latest + 1, definition);
        models.addDraft(workspace, draft, Instant.now());
        return new SimulatedDraft(server, draft.id());
    }

    private static Rule worth(Rule rule, int points) {
        return new Rule(rule.id(), rule.event(), points, rule.category(), rule.limit());
    }

    ModelId id() {
        return id;
    }

    String url(String page) {
        return "/models/" + id.value() + page;
    }

    /** Simulates the next leads. */
    void simulateSome() {
        var one = new OnceOnly(server.bean(Transactions.class));
        stopping(() -> new SimulateModel(
                        one,
                        server.bean(ScoringModels.class),
                        server.bean(Simulations.class),
                        server.bean(Publications.class),
                        server.bean(CompareLeads.class),
                        server.bean(SlaPolicies.class),
                        server.bean(Workspaces.class),
                        server.bean(Clock.class),
                        _ -> {})
                .work());
    }

    /** Scores the next leads for the publication. */
    void publishSome() {
        var one = new OnceOnly(server.bean(Transactions.class));
        stopping(() -> new PublishModel(
                        one,
                        server.bean(ScoringModels.class),
                        server.bean(Publications.class),
                        server.bean(Leads.class),
                        server.bean(ScoreBook.class),
                        server.bean(ScoreLeads.class),
                        server.bean(SetClocks.class),
                        server.bean(ActOnLeads.class),
                        server.bean(ChangedLeads.class),
                        server.bean(AuditLog.class),
                        server.bean(Ids.class),
                        server.bean(Clock.class))
                .work());
    }

    private static void stopping(Runnable work) {
        try {
            work.run();
        } catch (EnoughException e) {
            // One step was wanted.
            return;
        }
    }

    private record OnceOnly(Transactions real, AtomicInteger left) implements Transactions {

        OnceOnly(Transactions real) {
            this(real, new AtomicInteger(1));
        }

        @Override
        public <T> T run(Supplier<T> work) {
            if (left.getAndDecrement() <= 0) {
                throw new EnoughException();
            }
            return real.run(work);
        }
    }

    private static final class EnoughException extends RuntimeException {}
}
