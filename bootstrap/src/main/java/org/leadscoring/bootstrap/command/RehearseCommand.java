package org.leadscoring.bootstrap.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.leadscoring.application.setup.SetUpWorkspace;
import org.leadscoring.bootstrap.trial.Browser;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;

/**
 * {@code leadscoring rehearse}: starts once, looks at some pages, checks and ends, so that a JVM with
 * {@code -XX:AOTCacheOutput} can write down what that needs. It has a database of its own and leaves nothing behind.
 */
@Command(
        name = "rehearse",
        description = "Starts once on an empty database of its own and ends, for the JVM to prepare quick starts:"
                + " java -XX:AOTCacheOutput=FILE -jar leadscoring.jar rehearse",
        mixinStandardHelpOptions = true)
final class RehearseCommand implements Callable<Integer> {

    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final String LOCAL = "127.0.0.1";

    @Override
    public Integer call() throws IOException, InterruptedException {
        var watch = Thread.ofPlatform().name("rehearsal-watch").daemon().start(RehearseCommand::endAfterLongest);
        var folder = Files.createTempDirectory("leadscoring-rehearsal-").toAbsolutePath();
        try {
            return rehearse(database(folder));
        } finally {
            FileSystemUtils.deleteRecursively(folder);
            watch.interrupt();
        }
    }

    /** Whoever prepares quick starts waits for the rehearsal; one that hangs must not keep the server from starting. */
    private static void endAfterLongest() {
        try {
            Thread.sleep(LONGEST);
        } catch (InterruptedException e) {
            return;
        }
        Runtime.getRuntime().halt(LeadScoringCommand.FAILED);
    }

    /** Said as options, which count for more than all that the environment says, so that no other database is touched. */
    private static List<String> database(Path folder) {
        var url = "jdbc:h2:file:" + folder.resolve("leadscoring") + ";MODE=MySQL;WRITE_DELAY=0";
        return List.of(
                "--leadscoring.data=" + folder,
                "--spring.datasource.url=" + url,
                "--spring.datasource.hikari.jdbc-url=" + url,
                "--spring.datasource.username=sa",
                "--spring.datasource.password=",
                "--spring.liquibase.url=" + url,
                "--spring.liquibase.user=sa",
                "--spring.liquibase.password=");
    }

    private static int rehearse(List<String> database) throws IOException, InterruptedException {
        var password = Secrets.generate();
        var settings = new ArrayList<>(database);
        settings.addAll(
                List.of("--server.address=" + LOCAL, "--server.port=0", "--leadscoring.admin-password=" + password));
        var serving = Serving.start(settings);
        if (serving.isEmpty()) {
            return LeadScoringCommand.FAILED;
        }
        try (var _ = serving.get().context();
                var browser = new Browser(LOCAL, serving.get().port())) {
            browser.page("/actuator/health/readiness");
            browser.signIn(SetUpWorkspace.ADMIN, password);
            for (var page : List.of("/queue", "/leads", "/dashboard", "/models")) {
                browser.page(page);
            }
        }
        var check = new ArrayList<>(database);
        check.addFirst("check");
        return LeadScoringCommand.run(check.toArray(String[]::new));
    }
}
