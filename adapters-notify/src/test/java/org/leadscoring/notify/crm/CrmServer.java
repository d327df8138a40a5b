package org.leadscoring.notify.crm;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leadscoring.application.crm.CrmClient;
import org.leadscoring.application.crm.CrmClient.Draft;
import org.leadscoring.application.crm.CrmClient.Failed;
import org.leadscoring.application.crm.CrmClient.Got;
import org.leadscoring.application.crm.CrmClient.Reply;
import org.leadscoring.application.crm.CrmClient.Written;
import org.leadscoring.domain.crm.Connection;
import org.leadscoring.domain.crm.ConnectionId;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.domain.crm.Mapping;
import org.leadscoring.domain.delivery.Outcome;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.notify.http.HttpLimits;
import org.leadscoring.notify.http.OutboundHttp;
import org.leadscoring.notify.http.PrivateAddresses;
import tools.jackson.databind.JsonNode;

/** A server that plays a CRM, and what tests of clients say often. */
abstract class CrmServer {

    static final Instant NOW = Instant.parse("2027-01-05T10:15:30Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final Instant SINCE = Instant.parse("2027-01-05T10:00:00.500Z");
    static final Secret SECRET = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    static final Duration LONG = Duration.ofSeconds(20);
    static final Duration SHORT = Duration.ofMillis(300);
    static final PrivateAddresses LOOPBACK = PrivateAddresses.parse("127.0.0.0/8");

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(options().bindAddress("127.0.0.1").dynamicPort())
            .build();

    final OutboundHttp http = new OutboundHttp(limits(LONG, LONG), LOOPBACK);

    abstract CrmClient client(OutboundHttp outbound);

    abstract Crm crm(String url);

    @AfterEach
    void close() {
        http.close();
    }

    /** Everything for which there is no other answer. */
    static MappingBuilder all() {
        return any(anyUrl()).atPriority(9);
    }

    static ResponseDefinitionBuilder json(String json) {
        return okJson(json.replace('\'', '"'));
    }

    static JsonNode tree(String json) {
        return Tree.read(json.replace('\'', '"'));
    }

    static JsonNode body(LoggedRequest request) {
        return Tree.read(request.getBodyAsString());
    }

    /** The requests, in their order. */
    static List<LoggedRequest> requests() {
        return SERVER.getAllServeEvents().reversed().stream()
                .map(event -> event.getRequest())
                .toList();
    }

    static Outcome outcome(Reply<?> reply) {
        return switch (reply) {
            case Failed<?> failed -> failed.outcome();
            case Got<?> got -> throw new AssertionError("not a failure: " + got);
        };
    }

    static <T> T value(Reply<T> reply) {
        return switch (reply) {
            case Got<T> got -> got.value();
            case Failed<T> failed -> throw new AssertionError("a failure: " + failed);
        };
    }

    static Draft draft(String key) {
        return new Draft(key, null, false, Map.of());
    }

    static List<Draft> drafts(String... keys) {
        return Stream.of(keys).map(CrmServer::draft).toList();
    }

    static Written done(String external, boolean created) {
        return new Written.Done(external, created);
    }

    static Written refused(String why) {
        return new Written.Refused(why);
    }

    final Connection connection(String url) {
        var crm = crm(url);
        return new Connection(
                new ConnectionId(UUID.fromString("0197a3c0-0000-7000-8000-00000000000c")),
                new WorkspaceId(UUID.fromString("0197a3c0-0000-7000-8000-00000000000a")),
                "Sales",
                crm,
                true,
                Connection.EVERY,
                null,
                true,
                Mapping.standard(crm.kind()),
                Connection.OnErasure.KEEP);
    }

    final Connection connection() {
        return connection(url());
    }

    static String url() {
        return "http://127.0.0.1:" + SERVER.getPort();
    }

    static HttpLimits limits(Duration response, Duration deadline) {
        return new HttpLimits(LONG, response, deadline, 2, 4, 100_000);
    }
}
