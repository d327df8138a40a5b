package org.leadscoring.bootstrap.command;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.evidence.GatherEvidence;
import org.leadscoring.application.evidence.GatherEvidence.Step;
import org.leadscoring.application.evidence.RunEvidence;
import org.leadscoring.application.scoring.ModelState;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.scoring.ScoringModels.Version;
import org.leadscoring.application.workspace.Workspaces;
import org.leadscoring.bootstrap.wiring.WithoutServer;
import org.leadscoring.domain.evidence.CutOff;
import org.leadscoring.domain.evidence.Question;
import org.leadscoring.domain.evidence.TraitNames;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.BadSqlGrammarException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code leadscoring evidence}: whether scores predict, and which points would. */
@Command(
        name = "evidence",
        description =
                "Says how well the scores of a model told won leads from lost ones, and which points would. Looks at each lead"
                        + " as it stood before its outcome; writes nothing. May run beside the server. The last line it"
                        + " prints is JSON.",
        mixinStandardHelpOptions = true)
final class EvidenceCommand implements Callable<Integer> {

    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description =
                    "The model: its live version, or its latest draft if it was never live. The primary one if not given.")
    private @Nullable String model;

    @Option(names = "--challenger", paramLabel = "NAME", description = "Another model, tried on the same leads.")
    private @Nullable String challenger;

    @Option(
            names = "--holdout",
            paramLabel = "SHARE",
            description = "Share of the leads that points are not made from but tried on, 0.1 to 0.9 (0.3).")
    private BigDecimal holdOut = new BigDecimal("0.3");

    @Option(names = "--seed", description = "Which leads these are (1).")
    private long seed = 1;

    @Option(names = "--rules", paramLabel = "NUMBER", description = "The most rules a suggestion has (25).")
    private int rules = Question.MOST_RULES;

    @Option(
            names = "--before",
            paramLabel = "DAYS",
            description = "Each lead is looked at as it stood so many days before its outcome (1).")
    private @Nullable Integer before;

    @Option(
            names = "--after-first",
            paramLabel = "DAYS",
            description = "Each lead is looked at as it stood so many days after its first event instead.")
    private @Nullable Integer afterFirst;

    @Option(names = "--from", paramLabel = "DATE", description = "Outcomes from this day on (a year ago).")
    private @Nullable LocalDate from;

    @Option(names = "--until", paramLabel = "DATE", description = "Outcomes up to this day, with it (today).")
    private @Nullable LocalDate until;

    @Option(
            names = "--leave-out",
            paramLabel = "TRAIT",
            description = "A trait that is not looked at, beside those that sales fill in.")
    private List<String> leaveOut = new ArrayList<>();

    @Option(
            names = "--use",
            paramLabel = "TRAIT",
            description = "A trait that is looked at although it has the name of one that sales fill in.")
    private List<String> use = new ArrayList<>();

    @Option(
            names = "--capacity",
            paramLabel = "LEADS",
            description = "Tells the threshold that no more leads than this reach in a day.")
    private @Nullable Integer capacity;

    @Option(names = "--workspace", paramLabel = "NAME", description = "Needed if there is more than one.")
    private @Nullable String workspace;

    @Unmatched
    private List<String> settings = new ArrayList<>();

    @Override
    public Integer call() {
        if (before != null && afterFirst != null) {
            throw wrong("Give one of --before and --after-first");
        }
        if (capacity != null && capacity < 1) {
            throw wrong("Give --capacity 1 lead a day or more");
        }
        try (var context = new SpringApplicationBuilder(OnDatabase.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .lazyInitialization(true)
                // The schema is the server's.
                .properties("spring.liquibase.enabled=false")
                .run(CommandSettings.checked(settings, this::wrong))) {
            return gather(context.getBeanFactory());
        } catch (BadSqlGrammarException e) {
            throw new IllegalStateException(
                    "this database holds no lead scoring, or an older one: start the server on it first", e);
        }
    }

    private int gather(BeanFactory beans) {
        var where = NamedWorkspace.of(workspace, beans);
        var versions = beans.getBean(ScoringModels.class).versions(where);
        var asked = version(model, versions);
        var other = challenger == null ? null : version(challenger, versions);
        var question = question(where, beans);
        var began = System.nanoTime();
        var running = beans.getBean(RunEvidence.class);
        var evidence = beans.getBean(GatherEvidence.class)
                .gather(
                        where,
                        running.asked(where, asked),
                        other == null ? null : running.asked(where, other),
                        question,
                        EvidenceCommand::tell)
                .orElseThrow();
        var report =
                new EvidenceReport(asked.model(), other == null ? null : other.model(), question, evidence, capacity);
        report.print(System.out, Duration.ofNanos(System.nanoTime() - began));
        return 0;
    }

    private static boolean tell(Step step, long done, long total) {
        if (step == Step.FITTING ? done == 1 : done == total || done % 50_000 == 0) {
            System.err.println(step.name().toLowerCase(Locale.ROOT) + ": " + done + " of " + total);
        }
        return true;
    }

    private Question question(WorkspaceId where, BeanFactory beans) {
        var zone = beans.getBean(Workspaces.class).byId(where).orElseThrow().zone();
        var standard = Question.standard(beans.getBean(Clock.class).instant(), zone);
        try {
            return new Question(
                    from == null ? standard.from() : start(from, standard.zone()),
                    until == null ? standard.until() : start(until.plusDays(1), standard.zone()),
                    afterFirst != null
                            ? new CutOff.AfterFirst(Duration.ofDays(afterFirst))
                            : before != null ? new CutOff.BeforeOutcome(Duration.ofDays(before)) : standard.cutOff(),
                    standard.zone(),
                    holdOut.multiply(PERCENT).setScale(0, RoundingMode.HALF_UP).intValueExact(),
                    seed,
                    rules,
                    excluded());
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    private List<String> excluded() {
        var used = use.stream().map(TraitNames::plain).toList();
        return Stream.concat(TraitNames.FROM_SALES.stream().filter(name -> !used.contains(name)), leaveOut.stream())
                .toList();
    }

    private Version version(@Nullable String name, List<Version> versions) {
        return versions.stream()
                .filter(version -> name == null
                        ? version.primary()
                        : version.model().name().equalsIgnoreCase(name.strip()))
                .min(Comparator.comparing((Version version) -> version.state() != ModelState.LIVE)
                        .thenComparingInt(version -> -version.model().version()))
                .orElseThrow(() -> wrong("There is no model " + name + "; there are: "
                        + String.join(
                                ", ",
                                versions.stream()
                                        .map(version -> version.model().name())
                                        .distinct()
                                        .toList())));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(WithoutServer.class)
    static class OnDatabase {}
}
