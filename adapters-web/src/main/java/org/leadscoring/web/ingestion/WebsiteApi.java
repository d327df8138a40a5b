package org.leadscoring.web.ingestion;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.ingestion.IncomingEvent;
import org.leadscoring.application.lead.ViewLead;
import org.leadscoring.application.lead.ViewLead.LeadView;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.InvalidEventException;
import org.leadscoring.domain.event.Texts;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;
import org.leadscoring.domain.stage.Direction;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.web.ingestion.EventFactory.Draft;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The website tracker's own endpoint (spec IN-3): {@code {"session_id": …, "event": …, "metadata": {…}}}. Answers with the
 * lead as it stands after the event.
 */
@RestController
final class WebsiteApi {

    private static final List<String> TRAITS =
            List.of("email", "phone", "name", "first_name", "last_name", "firstName", "lastName", "company");

    private static final int MAX_USER_AGENT = 500;

    private final Intake intake;
    private final IngestionLimits limits;
    private final EventFactory factory;
    private final ViewLead leads;

    WebsiteApi(Intake intake, IngestionLimits limits, EventFactory factory, ViewLead leads) {
        this.intake = intake;
        this.limits = limits;
        this.factory = factory;
        this.leads = leads;
    }

    /** One event; {@code user_id}, {@code message_id} and {@code timestamp} may be told too. */
    @PostMapping("/api/lead-score/track")
    Map<String, @Nullable Object> track(HttpServletRequest request) {
        var received = intake.receive(request, limits.event());
        var body = received.body();
        var arrival = received.arrival();
        var accepted = intake.take(
                arrival, () -> read(body, browser(request), arrival.source().id(), arrival.at()));
        return leads.view(arrival.source().workspace(), accepted.receipt().lead())
                .map(lead -> answer(body, lead))
                .orElseGet(() -> ofNobody(body));
    }

    /** Told by the request and not by the body: the tracker runs in the visitor's browser. */
    private static Attributes browser(HttpServletRequest request) {
        var userAgent = request.getHeader(HttpHeaders.USER_AGENT);
        return userAgent == null || userAgent.isBlank()
                ? Attributes.NONE
                : new Attributes(Map.of("userAgent", Texts.cut(userAgent.strip(), MAX_USER_AGENT)));
    }

    private IncomingEvent read(JsonObject body, Attributes context, SourceId source, Instant receivedAt) {
        var session = EventFactory.identifier(body, "session_id", IdentifierType.SESSION_ID)
                .orElseThrow(() -> new InvalidEventException(
                        body.at("session_id"), "is missing; send the id the tracker keeps for the visitor"));
        var user = EventFactory.identifier(body, "user_id", IdentifierType.USER_ID);
        var metadata = body.object("metadata");
        var properties = metadata.attributes();
        // What a user who is signed in types into a form may be somebody else's name and address.
        var traits = user.isPresent() ? Attributes.NONE : EventFactory.only(properties, TRAITS);
        // The visit, for a tracker keeps its id for the life of a tab.
        var visit = context.with(new Attributes(Map.of("session_id", session.value())));
        var draft = new Draft(
                body.pointer(),
                body.text("message_id").orElseGet(factory::newMessageId),
                EventFactory.type(body, "event"),
                body.text("event").orElseThrow(),
                null,
                body.instant("timestamp").orElse(null),
                properties,
                traits,
                visit);
        var identifiers = new ArrayList<Identifier>();
        identifiers.add(session);
        var contacts = EventFactory.contacts(metadata);
        user.ifPresentOrElse(identifiers::add, () -> identifiers.addAll(contacts));
        return IncomingEvent.of(factory.event(draft, source, receivedAt), identifiers);
    }

    private static Map<String, @Nullable Object> answer(JsonObject body, LeadView view) {
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("success", true);
        answer.put("id", view.lead().id().value());
        answer.put("session_id", body.text("session_id").orElseThrow());
        // What the sender told, never what others told: write keys stand in web pages for everybody to see.
        answer.put("email", body.object("metadata").text("email").orElse(null));
        answer.put("score", view.score().total());
        answer.put("score_breakdown", breakdown(view));
        answer.put("stage", view.lead().standing().stage());
        answer.put("mql_reached_at", firstReached(view, "mql"));
        answer.put("qualified_at", firstReached(view, "sql"));
        return answer;
    }

    /** To what was sent before by somebody who was erased since: it is taken, and scores nothing. */
    private static Map<String, @Nullable Object> ofNobody(JsonObject body) {
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("success", true);
        answer.put("id", null);
        answer.put("session_id", body.text("session_id").orElseThrow());
        answer.put("email", body.object("metadata").text("email").orElse(null));
        answer.put("score", 0);
        answer.put("score_breakdown", Map.of());
        answer.put("stage", null);
        answer.put("mql_reached_at", null);
        answer.put("qualified_at", null);
        return answer;
    }

    /** Points per rule, in the order in which the rules first applied; what no rule did stands under "cap" or "decay". */
    private static Map<String, Integer> breakdown(LeadView view) {
        var points = new LinkedHashMap<String, Integer>();
        view.ledger().forEach(entry -> {
            var rule = entry.rule();
            points.merge(
                    rule == null ? entry.cause().name().toLowerCase(Locale.ROOT) : rule, entry.points(), Integer::sum);
        });
        return points;
    }

    private static @Nullable Instant firstReached(LeadView view, String stage) {
        return view.crossings().stream()
                .filter(crossing ->
                        crossing.direction() == Direction.UP && crossing.stage().equals(stage))
                .findFirst()
                .map(crossing -> crossing.at())
                .orElse(null);
    }
}
