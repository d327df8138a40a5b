package org.leadscoring.bootstrap.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.bootstrap.command.SharedServer;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;
import org.leadscoring.domain.scoring.LedgerEntry;

/** The unmodified SDKs of Segment and RudderStack work against the product (spec IN-1). */
class SdkTest {

    private static final List<String> SDKS =
            List.of("@segment/analytics-node@3.1.0", "@rudderstack/rudder-sdk-node@3.0.13");

    private static TestServer server;
    private static Path workshop;

    @BeforeAll
    static void start() throws IOException {
        workshop = Files.createDirectories(Path.of("target", "sdk").toAbsolutePath());
        assumeTrue(run(List.of("node", "--version")) == 0, "no Node: install Node 20 or newer to run these tests");
        if (!Files.isDirectory(workshop.resolve("node_modules/@rudderstack/rudder-sdk-node"))) {
            Files.writeString(workshop.resolve("package.json"), "{\"private\":true}");
            var install = new ArrayList<>(List.of("npm", "install", "--no-audit", "--no-fund"));
            install.addAll(SDKS);
            assertThat(run(install))
                    .as("npm could not install the SDKs, see target/sdk/output.log")
                    .isZero();
        }
        try (var script = SdkTest.class.getResourceAsStream("/sdk/send.mjs")) {
            Files.write(workshop.resolve("send.mjs"), script.readAllBytes());
        }
        server = SharedServer.embedded();
    }

    @ParameterizedTest
    @ValueSource(strings = {"segment", "rudderstack"})
    void sends_a_story_that_is_scored(String sdk) throws IOException {
        var tenant = server.newTenant();

        var exit = run(List.of("node", "send.mjs", sdk, server.address(""), tenant.key()));

        assertThat(exit)
                .as("the SDK reported an error, see target/sdk/output.log")
                .isZero();
        var stories = new Stories(server, tenant.workspace());
        var view = stories.view(new Identifier(IdentifierType.USER_ID, sdk + "-user"));
        assertThat(view.events()).hasSize(8);
        assertThat(view.ledger().stream()
                        .filter(entry -> !"inactive_30_days".equals(entry.rule()))
                        .mapToInt(LedgerEntry::points)
                        .sum())
                .as("pricing 15 + whitepaper 20 + demo 50, once; one of the two tells when, and is silent since")
                .isEqualTo(85);
        assertThat(view.lead().profile().name()).isEqualTo("Ann Lee");
        assertThat(view.lead().profile().email()).isEqualTo(sdk + "@example.com");
        assertThat(view.lead().profile().company()).isEqualTo("Acme");
        assertThat(view.identifiers())
                .contains(
                        new Identifier(IdentifierType.ANONYMOUS_ID, sdk + "-device"),
                        new Identifier(IdentifierType.ANONYMOUS_ID, sdk + "-phone-app"));
    }

    private static int run(List<String> command) throws IOException {
        try {
            var process = new ProcessBuilder(command)
                    .directory(workshop.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            workshop.resolve("output.log").toFile()))
                    .start();
            if (!process.waitFor(3, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException(command + " did not end within 3 minutes");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (IOException e) {
            if (command.contains("--version")) {
                return -1;
            }
            throw e;
        }
    }
}
