package org.leadscoring.bootstrap.command;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.leadscoring.application.setup.SetUpWorkspace;
import org.leadscoring.application.setup.SetUpWorkspace.SetUp;
import org.leadscoring.application.setup.SetUpWorkspace.Wishes;
import org.leadscoring.bootstrap.Server;
import org.leadscoring.domain.workspace.WriteKey;
import org.leadscoring.persistence.backup.MoveTarget;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** A running server, and what a newcomer must know about it. */
public record Serving(ConfigurableApplicationContext context, SetUp setUp) {

    /**
     * Starts the server and says where it is; empty if it could not start, which Spring Boot has explained by then.
     *
     * @param more configurations beside the product's own
     */
    public static Optional<Serving> start(List<String> settings, Class<?>... more) {
        ConfigurableApplicationContext context;
        try {
            var sources =
                    Stream.concat(Stream.of(Server.class), Stream.of(more)).toArray(Class<?>[]::new);
            context = SpringApplication.run(sources, settings.toArray(String[]::new));
        } catch (RuntimeException e) {
            // Spring Boot has said what failed and why; to say it again would bury it.
            return Optional.empty();
        }
        var ready = false;
        try {
            var serving = new Serving(context, setUp(context));
            serving.greet();
            ready = true;
            return Optional.of(serving);
        } finally {
            if (!ready) {
                context.close();
            }
        }
    }

    /** What a command returns that started a server, or could not. */
    public static int exitCode(Optional<Serving> serving) {
        return serving.isPresent() ? LeadScoringCommand.SERVING : LeadScoringCommand.FAILED;
    }

    private static SetUp setUp(ConfigurableApplicationContext context) {
        refuseHalfACopy(context.getBean(DataSource.class));
        return context.getBean(SetUpWorkspace.class).setUp(wishes(context.getEnvironment()), Secrets::generate);
    }

    private static void refuseHalfACopy(DataSource database) {
        try (var connection = database.getConnection()) {
            if (MoveTarget.isUnfinished(connection)) {
                throw new IllegalStateException(
                        "not everything was moved to this database: run the move again, which begins anew");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database cannot be asked for its tables", e);
        }
    }

    private static Wishes wishes(Environment environment) {
        return new Wishes(
                wish(environment, "leadscoring.admin-password"),
                wish(environment, "leadscoring.write-key").map(key -> {
                    try {
                        return new WriteKey(key);
                    } catch (IllegalArgumentException e) {
                        throw new IllegalArgumentException(
                                "LEADSCORING_WRITE_KEY cannot be used: " + e.getMessage(), e);
                    }
                }));
    }

    private static Optional<String> wish(Environment environment, String property) {
        return Optional.ofNullable(environment.getProperty(property)).filter(value -> !value.isBlank());
    }

    String address() {
        return "http://localhost:" + port();
    }

    int port() {
        if (context instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            return web.getWebServer().getPort();
        }
        throw new IllegalStateException("the server has no port");
    }

    private void greet() {
        System.out.println();
        System.out.println("Lead scoring is running on " + address());
        System.out.println("  sign in as   " + SetUpWorkspace.ADMIN);
        System.out.println("  password     " + password());
        setUp.writeKey().ifPresent(key -> {
            System.out.println("  write key    " + key.value());
            System.out.println("  score a lead:");
            System.out.println("    " + curl(key));
        });
        System.out.println();
        System.out.flush();
    }

    private String password() {
        return setUp.generatedPassword()
                .orElse(
                        context.getEnvironment().containsProperty("leadscoring.admin-password")
                                ? "as in LEADSCORING_ADMIN_PASSWORD"
                                : "as printed at the first start; LEADSCORING_ADMIN_PASSWORD sets another");
    }

    private String curl(WriteKey key) {
        return "curl -u " + key.value() + ": " + address() + "/api/lead-score/track -H 'content-type: application/json'"
                + " -d '{\"session_id\":\"visit-1\",\"event\":\"demo_requested\",\"metadata\":{\"email\":\"ann@example.com\"}}'";
    }
}
