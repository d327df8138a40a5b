package org.leadscoring.bootstrap.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.leadscoring.application.scoring.CheckLedgers;
import org.leadscoring.application.scoring.ScoreBook.Proof;
import org.leadscoring.bootstrap.wiring.PersistenceWiring;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.BadSqlGrammarException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** {@code leadscoring check}: proves that every score is the sum of its ledger. */
@Command(
        name = "check",
        description =
                "Proves for every lead that its score is the sum of its ledger; exits 1 and names the offenders if not."
                        + " May run beside the server.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    @Unmatched
    private List<String> settings = new ArrayList<>();

    @Override
    public Integer call() {
        try (var context = new SpringApplicationBuilder(DatabaseOnly.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                // It looks and changes nothing, not even the schema.
                .properties("spring.liquibase.enabled=false")
                .run(settings.toArray(String[]::new))) {
            return report(context.getBean(CheckLedgers.class).check());
        } catch (BadSqlGrammarException e) {
            throw new IllegalStateException("this database holds no lead scoring yet: start the server on it first", e);
        }
    }

    private static int report(Proof proof) {
        if (proof.holds()) {
            System.out.println("checked " + proof.scores() + " scores with " + proof.entries()
                    + " ledger entries: every score is the sum of its ledger");
            return 0;
        }
        System.out.println("checked " + proof.scores() + " scores with " + proof.entries()
                + " ledger entries: these do not add up");
        for (var offender : proof.offenders()) {
            System.out.println("  workspace " + offender.workspace().value() + ", lead "
                    + offender.lead().value() + ", model " + offender.model().value() + ": " + offender.problem());
        }
        return LeadScoringCommand.FAILED;
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(PersistenceWiring.class)
    static class DatabaseOnly {}
}
