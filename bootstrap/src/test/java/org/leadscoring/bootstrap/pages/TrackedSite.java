package org.leadscoring.bootstrap.pages;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.lead.FindLeads;
import org.leadscoring.application.lead.FindLeads.Row;
import org.leadscoring.application.lead.LeadFilter;
import org.leadscoring.application.lead.ViewLead;
import org.leadscoring.application.lead.ViewLead.LeadView;
import org.leadscoring.application.scoring.ModelTemplates;
import org.leadscoring.application.scoring.ScoreBook;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.workspace.FindSource;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Sources;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.bootstrap.command.TestServer.Tenant;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.workspace.Origin;
import org.leadscoring.domain.workspace.Source;
import org.leadscoring.domain.workspace.WriteKey;

/** A website on an origin of its own that loads the script, and what the server knows of those who visit it. */
final class TrackedSite implements AutoCloseable {

    /** Browsers skip to a place in a video only where a server can send it from there on. */
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-\\d*");

    private final TestServer server;
    private final Tenant tenant;
    private final HttpServer site;
    private final ModelId visits;
    private final Map<String, Answer> pages = new ConcurrentHashMap<>();

    /** A site with a workspace of its own, which scores by website points and by visits. */
    TrackedSite(TestServer server) {
        this.server = server;
        this.tenant = server.newTenant();
        this.visits = new ModelId(server.bean(Ids.class).next());
        server.bean(ScoringModels.class)
                .add(
                        tenant.workspace(),
                        server.bean(ModelTemplates.class)
                                .named("sessions")
                                .orElseThrow()
                                .file()
                                .model(visits),
                        false,
                        Instant.now());
        try {
            site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        site.createContext("/", this::answer);
        site.start();
        allow(origin());
    }

    /** Lets pages of these origins send, and no others. */
    void allow(String... origins) {
        var sources = server.bean(Sources.class);
        var source = sources.byKey(new WriteKey(key()), Instant.now()).orElseThrow();
        sources.save(new Source(
                source.id(),
                source.workspace(),
                source.name(),
                true,
                Stream.of(origins).map(Origin::new).toList(),
                null));
        server.bean(FindSource.class).forget();
    }

    String key() {
        return tenant.key();
    }

    String origin() {
        return "http://localhost:" + site.getAddress().getPort();
    }

    /** The tag that loads the script, with these options. */
    String tag(String... options) {
        return "<script async src=\"%s\" data-key=\"%s\" %s></script>"
                .formatted(server.address("/track.js"), key(), String.join(" ", options));
    }

    /** A page with this title and body that loads the script with these options. */
    TrackedSite page(String path, String title, String body, String... options) {
        return raw(path, html(title, tag(options), body));
    }

    /** A page exactly as it is written, with these headers. */
    TrackedSite raw(String path, String html, String... headers) {
        pages.put(path, new Answer("text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8), headers));
        return this;
    }

    /** Something that is no page. */
    TrackedSite file(String path, String type, byte[] content) {
        pages.put(path, new Answer(type, content));
        return this;
    }

    static String html(String title, String head, String body) {
        return "<!doctype html><html lang=en><head><meta charset=utf-8><title>" + title
                + "</title><link rel=icon href='data:,'>" + head + "</head><body>" + body + "</body></html>";
    }

    /** Everything the server knows to have happened, in order. */
    List<Event> events() {
        return leads().stream()
                .flatMap(row -> server
                        .bean(EventLog.class)
                        .history(tenant.workspace(), row.lead().id())
                        .stream())
                .sorted()
                .toList();
    }

    List<Event> events(String type) {
        return events().stream()
                .filter(event -> event.type().name().equals(type))
                .toList();
    }

    List<String> types() {
        return events().stream().map(event -> event.type().name()).toList();
    }

    List<Row> leads() {
        return server.bean(FindLeads.class)
                .page(tenant.workspace(), LeadFilter.ALL, null, null)
                .rows();
    }

    /** The one person who was here. */
    LeadView visitor() {
        var leads = leads();
        if (leads.size() != 1) {
            throw new AssertionError("not one visitor but " + leads);
        }
        return server.bean(ViewLead.class)
                .view(tenant.workspace(), leads.getFirst().lead().id())
                .orElseThrow();
    }

    /** What the visitor's visits are worth. */
    int visitScore() {
        var lead = visitor().lead().id();
        var scores = server.bean(ScoreBook.class).scores(tenant.workspace(), visits, Set.of(lead));
        return scores.containsKey(lead) ? scores.get(lead).figures().total() : 0;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            var answer = pages.get(exchange.getRequestURI().getPath());
            if (answer == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            exchange.getResponseHeaders().add("Content-Type", answer.type());
            for (int i = 0; i < answer.headers().size(); i += 2) {
                exchange.getResponseHeaders()
                        .add(answer.headers().get(i), answer.headers().get(i + 1));
            }
            var range = RANGE.matcher(
                    Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Range"), ""));
            var from = range.matches() ? Integer.parseInt(range.group(1)) : 0;
            var all = answer.content().capacity();
            if (range.matches()) {
                exchange.getResponseHeaders().add("Content-Range", "bytes " + from + "-" + (all - 1) + "/" + all);
            }
            exchange.sendResponseHeaders(range.matches() ? 206 : 200, all - from);
            exchange.getResponseBody().write(answer.content().array(), from, all - from);
        }
    }

    @Override
    public void close() {
        site.stop(0);
    }

    /**
     * What is sent.
     *
     * @param headers names and values in turn
     */
    private record Answer(String type, ByteBuffer content, List<String> headers) {

        Answer(String type, byte[] content, String... headers) {
            this(type, ByteBuffer.wrap(content), List.of(headers));
        }
    }
}
