package org.leadscoring.bootstrap.backup;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.scoring.CheckLedgers;
import org.leadscoring.bootstrap.wiring.PersistenceWiring;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/** A database with the schema of this version, whose ledgers are to be proven. */
final class Proven implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private Proven(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Opens it and brings its schema to this version. */
    static Proven open(List<String> settings, String url, @Nullable String user, @Nullable String password) {
        var all = new ArrayList<>(Embedded.elsewhere(settings));
        all.add("--spring.datasource.url=" + url);
        // Those of the environment are of the operator's database, which may be another one.
        all.add("--spring.datasource.username=" + (user == null ? "" : user));
        all.add("--spring.datasource.password=" + (password == null ? "" : password));
        return new Proven(new SpringApplicationBuilder(OnDatabase.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .run(all.toArray(String[]::new)));
    }

    DataSource database() {
        return context.getBean(DataSource.class);
    }

    /**
     * Proves that every score is the sum of its ledger.
     *
     * @return what was proven
     * @throws IllegalStateException if one is not
     */
    String prove() {
        var proof = context.getBean(CheckLedgers.class).check();
        if (!proof.holds()) {
            var first = proof.offenders().getFirst();
            throw new IllegalStateException(
                    "of " + proof.scores() + " scores some are not the sum of their ledgers, such as lead "
                            + first.lead().value() + ", model " + first.model().value() + ": " + first.problem());
        }
        return "checked " + proof.scores() + " scores with " + proof.entries()
                + " ledger entries: every score is the sum of its ledger";
    }

    @Override
    public void close() {
        context.close();
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(PersistenceWiring.class)
    static class OnDatabase {}
}
