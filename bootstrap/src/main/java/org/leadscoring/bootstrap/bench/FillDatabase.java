package org.leadscoring.bootstrap.bench;

import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.lead.Leads;
import org.leadscoring.application.lead.Leads.Findable;
import org.leadscoring.application.scoring.Derivations;
import org.leadscoring.application.scoring.ScoreBook;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.sla.SlaPolicies;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Sources;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.application.workspace.Workspaces;
import org.leadscoring.bootstrap.trial.Settings;
import org.leadscoring.bootstrap.trial.TrialDatabase;
import org.leadscoring.bootstrap.wiring.WithoutServer;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.Scorer;
import org.leadscoring.domain.workspace.Role;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Database;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/**
 * Fills a database with leads, a thousand in a transaction.
 *
 * <p>It goes past the use cases, for a million leads would take hours by them: they recognise each event's lead, lock it and
 * read what it did before, and they know no other time than now, so that nobody could have waited for days. What they would
 * have decided is decided by the same rules ({@link MadeLeads}) and written through the same ports where these take many
 * rows at once. {@code check} proves afterwards that it adds up.
 */
final class FillDatabase {

    private static final int WRITERS = 12;
    private static final int TEAM = 20;
    private static final int TELL_EVERY = 50_000;
    private static final List<String> TABLES = List.of(
            "leads",
            "lead_search_terms",
            "identifier_leads",
            "events",
            "scores",
            "sla_clocks",
            "sla_transitions",
            "status_changes",
            "lead_contacts");

    private final ScreensPlan plan;
    private final Settings settings;
    private final TrialDatabase database;
    private final PrintStream out;

    FillDatabase(ScreensPlan plan, Settings settings, TrialDatabase database, PrintStream out) {
        this.plan = plan;
        this.settings = settings;
        this.database = database;
        this.out = out;
    }

    /** Gives the first workspace a team, and the leads of the plan as they stand at that instant. */
    void fill(Instant now) throws InterruptedException, SQLException {
        if (!database.isMySql()) {
            write(now);
            return;
        }
        Indexes indexes;
        try (var connection = database.connect()) {
            indexes = Indexes.drop(connection, TABLES);
        }
        write(now);
        out.println("makes the indexes");
        try (var connection = database.connect()) {
            indexes.make(connection);
        }
    }

    private void write(Instant now) throws InterruptedException {
        var options = new ArrayList<>(settings.passedOn());
        database.datasource().forEach((name, value) -> options.add("--" + name + "=" + value));
        options.add("--spring.datasource.hikari.maximum-pool-size=" + WRITERS);
        // What is known of a lead would be remembered for a next event that does not come.
        options.add("--leadscoring.ingestion.remembered-leads=1");
        try (var context = new SpringApplicationBuilder(OnDatabase.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .lazyInitialization(true)
                .properties("spring.liquibase.enabled=false")
                .run(options.toArray(String[]::new))) {
            write(context.getBeanFactory(), now);
        }
    }

    private void write(BeanFactory beans, Instant now) throws InterruptedException {
        var workspace = beans.getBean(Workspaces.class).all().getFirst().id();
        var model = beans.getBean(ScoringModels.class).live(workspace).getFirst();
        var source = beans.getBean(Sources.class).all(workspace).getFirst().id();
        var leads = new MadeLeads(
                plan,
                source,
                team(beans, workspace, now),
                beans.getBean(SlaPolicies.class).of(workspace),
                new Scorer(model, beans.getBean(Derivations.class).of(workspace)),
                now);
        var done = new AtomicInteger();
        try (var writers = Executors.newFixedThreadPool(WRITERS)) {
            var parts = new ArrayList<Future<?>>();
            for (int from = 0; from < plan.leads(); from += MadeLeads.AT_ONCE) {
                var first = from;
                var end = Math.min(plan.leads(), from + MadeLeads.AT_ONCE);
                parts.add(writers.submit(() -> {
                    var rows = new MadeRows(workspace, source);
                    var some = leads.leads(first, end);
                    some.forEach(rows::add);
                    write(beans, workspace, model.id(), some, rows);
                    tell(done.addAndGet(some.size()));
                }));
            }
            awaitAll(parts);
        }
    }

    private void awaitAll(List<Future<?>> parts) throws InterruptedException {
        try {
            for (var part : parts) {
                part.get();
            }
        } catch (ExecutionException e) {
            parts.forEach(part -> part.cancel(false));
            throw new IllegalStateException("the database could not be filled: " + e.getCause(), e.getCause());
        }
    }

    private void tell(int filled) {
        if (filled % TELL_EVERY == 0 && filled < plan.leads()) {
            out.println("  " + filled + " of " + plan.leads() + " leads");
        }
    }

    private static void write(
            BeanFactory beans, WorkspaceId workspace, ModelId model, List<MadeLead> some, MadeRows rows) {
        beans.getBean(Transactions.class).run(() -> {
            var leads = beans.getBean(Leads.class);
            leads.add(workspace, some.stream().map(MadeLead::lead).toList());
            leads.save(
                    workspace,
                    some.stream()
                            .map(made -> new Findable(made.lead(), made.searchTerms()))
                            .toList());
            beans.getBean(EventLog.class)
                    .append(
                            workspace,
                            some.stream()
                                    .flatMap(made -> made.events().stream())
                                    .toList());
            beans.getBean(ScoreBook.class)
                    .write(workspace, model, some.stream().map(MadeLead::score).toList());
            rows.write(beans.getBean(Database.class));
            return rows;
        });
    }

    /** The administrator, who is asked as, and others, who only own leads. */
    private static List<UserId> team(BeanFactory beans, WorkspaceId workspace, Instant now) {
        var users = beans.getBean(Users.class);
        var team = new ArrayList<UserId>();
        users.all(workspace).forEach(user -> team.add(user.id()));
        while (team.size() < TEAM) {
            var number = team.size();
            var user = new User(
                    new UserId(beans.getBean(Ids.class).next()),
                    workspace,
                    "rep" + number,
                    "Rep " + number,
                    Role.SALES_REP,
                    true);
            users.add(user, "nobody signs in with this", now);
            team.add(user.id());
        }
        return team;
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(WithoutServer.class)
    static class OnDatabase {}
}
