package org.leadscoring.bootstrap.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.leadscoring.application.workspace.EditTokens;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.bootstrap.command.TestServer.Tenant;
import org.leadscoring.bootstrap.security.Caller.Answer;
import org.leadscoring.domain.workspace.Scope;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.UserId;

/**
 * Who may use what, by the table {@code security/routes.txt}: every route × every role × one's own workspace and another
 * one, over real HTTP through all filters.
 */
class RoutesTest {

    /** What filters answer and no controller does. */
    private static final Set<String> OF_FILTERS = Set.of("POST /sign-in", "POST /sign-out");

    /** Names of ids that are the same in every workspace. */
    private static final Map<String, String> FOR_ALL = Map.of(
            "hash", "0",
            "key", "website-points",
            "list", "application",
            "type", "return_visit",
            "rule", "page_view");

    /** What answers with nothing about what is not there, own or foreign. */
    private static final Set<String> SAYS_NOTHING = Set.of("GET /queue/{}/row");

    private static final List<Entry> TABLE = Entry.all();

    private static TestServer server;
    private static Neighbour neighbour;
    private static Tenant tenant;
    private static final Map<Who, Caller> CALLERS = new EnumMap<>(Who.class);
    private static final Map<Who, UserId> USERS = new EnumMap<>(Who.class);

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        server = TestServer.embedded(
                folder,
                // Nothing happens by itself, so that whatever changes was changed by somebody.
                "--leadscoring.delivery.interval=1h",
                "--leadscoring.delivery.digest-interval=1h",
                "--leadscoring.scoring.sweep-interval=1h",
                "--leadscoring.scoring.replay-interval=1h",
                "--leadscoring.sla.sweep-interval=1h",
                "--leadscoring.simulations.interval=1h",
                "--leadscoring.imports.interval=1h",
                "--leadscoring.sources.flush-interval=1h",
                "--leadscoring.dashboard.look-interval=1h",
                // Whoever is not let in is not kept waiting for it.
                "--leadscoring.sign-in.failures=10000",
                "--leadscoring.sign-in.failures-of-name=10000",
                "--leadscoring.sign-in.failures-of-address=10000");
        neighbour = new Neighbour(server);
        tenant = server.newTenant();
        for (var who : Who.values()) {
            CALLERS.put(who, caller(who));
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Caller caller(Who who) {
        return switch (who) {
            case NOBODY -> Caller.nobody(server);
            case SOURCE -> Caller.source(server, tenant.key());
            default -> {
                var name = "user-" + UUID.randomUUID();
                var id = new UserId(server.bean(Ids.class).next());
                server.bean(Users.class)
                        .add(
                                new User(id, tenant.workspace(), name, name, who.role(), true),
                                TestServer.hash(TestServer.PASSWORD),
                                Instant.now());
                USERS.put(who, id);
                yield Caller.signedIn(server, name);
            }
        };
    }

    @Test
    void every_route_has_an_entry_and_every_entry_a_route() {
        var registered = new Registered(server);
        var expected = registered.routes();
        expected.addAll(OF_FILTERS);
        var entries = TABLE.stream().map(Entry::route).collect(Collectors.toCollection(TreeSet::new));

        assertThat(entries).as("entries of security/routes.txt").containsExactlyElementsOf(expected);
        assertThat(TABLE).hasSameSizeAs(entries);
        assertThat(registered.files()).containsExactly("/**", "/webjars/**");
        assertThat(registered.others())
                .as("kinds of routes that the table does not know")
                .isSubsetOf("RouterFunctionMapping", "WelcomePageNotAcceptableHandlerMapping");
    }

    @ParameterizedTest
    @EnumSource
    void what_the_table_says_is_so(Who who) {
        var wrong = new ArrayList<String>();
        for (var entry : TABLE) {
            for (var request : entry.with(RoutesTest::nothing).requests()) {
                for (var asked : request.alsoWithoutContent()) {
                    var answer = CALLERS.get(who).send(asked);
                    var fits = entry.who().contains(who) ? isLetIn(answer) : isKeptOut(asked, who, answer);
                    if (!fits) {
                        wrong.add(asked + " by " + who + ", " + entry.who() + " may: " + answer);
                    }
                }
                if (request.address().equals("/sign-out")) {
                    CALLERS.put(who, caller(who));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** The id of a thing that is not there. */
    private static String nothing(String name) {
        return switch (name) {
            case "merge" -> "4711";
            case "message", "visit", "userId" -> "never-heard-of";
            case "soon" -> soon();
            default -> FOR_ALL.getOrDefault(name, UUID.randomUUID().toString());
        };
    }

    private static boolean isLetIn(Answer answer) {
        return answer.status() < 500 && answer.status() != 401 && answer.status() != 403 && !answer.asksToSignIn();
    }

    private static boolean isKeptOut(Entry entry, Who who, Answer answer) {
        if (entry.isWayIn()) {
            return answer.status() == 401
                    || entry.who().isEmpty() && (answer.status() == 404 || answer.status() == 405);
        }
        if (who.role() == null) {
            return entry.isApi() ? answer.status() == 401 : answer.asksToSignIn();
        }
        return answer.status() == (entry.who().isEmpty() ? 404 : 403);
    }

    @ParameterizedTest
    @EnumSource
    void a_token_is_good_for_its_scope_and_for_nothing_else(Scope scope) {
        var bearer = bearer(Set.of(scope), USERS.get(Who.ADMIN));
        var wrong = new ArrayList<String>();
        for (var entry : TABLE) {
            for (var request : entry.with(RoutesTest::nothing).requests()) {
                var answer = bearer.send(request);
                var fits = entry.scope().equals(Optional.of(scope))
                        ? isLetIn(answer)
                        : entry.who().contains(Who.NOBODY) || isKeptOutWithAToken(request, answer);
                if (!fits) {
                    wrong.add(request + ": " + answer);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean isKeptOutWithAToken(Entry entry, Answer answer) {
        if (entry.isApi() && !entry.isWayIn()) {
            return answer.status() == (entry.who().isEmpty() ? 404 : 403);
        }
        return isKeptOut(entry, Who.NOBODY, answer);
    }

    @Test
    void a_token_may_do_no_more_than_whom_it_acts_for() {
        var bearer = bearer(EnumSet.allOf(Scope.class), USERS.get(Who.VIEWER));
        var wrong = TABLE.stream()
                .filter(entry -> entry.scope().isPresent())
                .map(entry -> entry.with(RoutesTest::nothing))
                .filter(entry -> entry.who().contains(Who.VIEWER) != isLetIn(bearer.send(entry)))
                .toList();

        assertThat(wrong).isEmpty();
    }

    private static Caller bearer(Set<Scope> scopes, UserId user) {
        var made = server.bean(EditTokens.class)
                .create(tenant.workspace(), "Test", scopes, user, Duration.ofDays(1), user);
        return Caller.bearer(server, made.secret().value());
    }

    @Test
    void a_form_that_no_page_of_ours_sent_changes_nothing() {
        var let = TABLE.stream()
                .filter(entry ->
                        entry.changes() && !entry.isApi() && !entry.method().equals("ANY"))
                .map(entry -> entry.with(RoutesTest::nothing))
                .filter(entry ->
                        !CALLERS.get(Who.ADMIN).sendFromElsewhere(entry).asksToSignIn())
                .toList();

        assertThat(let).isEmpty();
    }

    @Test
    void nobody_gets_at_what_is_another_workspaces() {
        var before = neighbour.everything();
        var wrong = new ArrayList<String>();
        int tried = 0;
        for (var entry : TABLE) {
            if (entry.ids().stream().anyMatch(name -> !FOR_ALL.containsKey(name) && !name.equals("soon"))) {
                var stranger = CALLERS.get(entry.who().contains(Who.ADMIN) ? Who.ADMIN : Who.SOURCE);
                var request = entry.with(RoutesTest::foreign);
                var answer = stranger.send(request);
                if (answer.status() == 302) {
                    answer = stranger.follow(answer);
                }
                tried++;
                if (answer.body().contains(Neighbour.MARK + " ")
                        || answer.status() != 404
                                && !isRefusedForTheEvent(entry, answer)
                                && !SAYS_NOTHING.contains(entry.route())) {
                    wrong.add(request + ": " + answer);
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(tried).isGreaterThan(100);
        assertThat(neighbour.everything()).isEqualTo(before);
    }

    private static String foreign(String name) {
        return name.equals("soon") ? soon() : FOR_ALL.containsKey(name) ? FOR_ALL.get(name) : neighbour.id(name);
    }

    private static String soon() {
        return Instant.now().plus(Duration.ofDays(1)).toString();
    }

    /** The one way in that takes the id of a lead says which field is wrong. */
    private static boolean isRefusedForTheEvent(Entry entry, Answer answer) {
        return entry.address().equals("/api/events") && answer.status() == 400;
    }

    @Test
    void nobody_gets_at_what_is_another_workspaces_by_a_field_of_a_form() {
        var lead = ownLead();
        var before = neighbour.everything();
        var admin = CALLERS.get(Who.ADMIN);

        for (var form : List.of(
                "POST /queue/work/owner lead={lead}&give-to=",
                "POST /queue/work/status lead={lead}&move-to=CONTACTED",
                "POST /queue/work/snooze lead={lead}&until={soon}",
                "POST /leads/owner lead={lead}&give-to=",
                "POST /leads/status lead={lead}&move-to=CONTACTED",
                "POST /leads/" + lead + "/owner to={user}",
                "POST /queue/" + lead + "/owner to={user}",
                "POST /leads/owner lead=" + lead + "&give-to={user}",
                "POST /leads/" + lead + "/merge with={lead}",
                "POST /models/copies of={model}",
                "POST /settings/test-event source={source}&type=demo_requested&by=email&who=a@example.com",
                "POST /settings/assignment method=round_robin&takes.{user}=on&weight.{user}=1",
                "POST /actions do=up:tell:{destination}:sql",
                "POST /deliveries/resend destination={destination}",
                "GET /leads/" + lead + "/merge with={lead}",
                "GET /leads?owner={user}",
                "GET /queue?owner={user}",
                "GET /deliveries?destination={destination}",
                "GET /settings/audit?by={user}",
                "GET /api/v1/leads/" + lead + "/score?model={model}")) {
            var parts = form.split(" ");
            var query = parts.length > 2 && parts[0].equals("GET") ? "?" + parts[2] : "";
            var entry = Entry.trying(parts[0], parts[1] + query, parts[0].equals("POST") ? parts[2] : "")
                    .with(RoutesTest::foreign);
            var answer = admin.send(entry);
            assertThat(answer.status()).as(entry + ": " + answer).isLessThan(500);
            assertThat(answer.body()).as(form).doesNotContain(Neighbour.MARK + " ");
        }

        assertThat(neighbour.everything()).isEqualTo(before);
        assertThat(CALLERS.get(Who.VIEWER)
                        .send(Entry.trying("GET", "/leads/" + lead, ""))
                        .body())
                .doesNotContain(neighbour.admin().name());
    }

    private static String ownLead() {
        var answer =
                CALLERS.get(Who.SOURCE).send(Entry.trying("POST", "/api/leads", "{\"email\":\"own@example.com\"}"));
        return answer.body().replaceFirst(".*\"id\":\"([^\"]+)\".*", "$1");
    }

    @Test
    void no_list_and_no_search_shows_what_is_another_workspaces() {
        var admin = CALLERS.get(Who.ADMIN);
        var shown = new ArrayList<String>();
        for (var entry : TABLE) {
            if (entry.method().equals("GET")
                    && entry.who().contains(Who.ADMIN)
                    && entry.ids().isEmpty()
                    && !entry.address().equals("/queue/live")) {
                var path = entry.address().replace("**", "liveness");
                for (var address : List.of(path, path + "?q=" + Neighbour.MARK)) {
                    // What was asked for is repeated; nothing else may say it.
                    var body = admin.send(Entry.trying("GET", address, ""))
                            .body()
                            .replaceAll("(value=\"|q=)" + Neighbour.MARK + "\\b", "");
                    if (body.contains(Neighbour.MARK + " ") || body.contains(Neighbour.MARK + "@")) {
                        shown.add(address);
                    }
                }
            }
        }
        assertThat(shown).isEmpty();
    }

    @Test
    void a_file_is_for_everybody_and_what_is_not_listed_for_nobody() {
        var nobody = CALLERS.get(Who.NOBODY);
        for (var file : List.of("/css/app.css", "/js/page.js", "/favicon.svg")) {
            assertThat(nobody.send(Entry.trying("GET", file, "")).status())
                    .as(file)
                    .isEqualTo(200);
        }
        for (var method : List.of("GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS")) {
            var entry = Entry.trying(method, "/never-thought-of", "");
            assertThat(nobody.send(entry).asksToSignIn()).as(method).isTrue();
            assertThat(CALLERS.get(Who.ADMIN).send(entry).status()).as(method).isEqualTo(404);
        }
    }
}
