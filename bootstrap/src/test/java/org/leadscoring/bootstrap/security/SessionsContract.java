package org.leadscoring.bootstrap.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.workspace.EditUsers;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.bootstrap.command.Eventually;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.domain.workspace.Role;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two servers on one database: what a browser is signed in to at one it is signed in to at the other. */
abstract class SessionsContract {

    private static final Entry QUEUE = Entry.trying("GET", "/queue", "");
    private static final Entry SIGN_OUT = Entry.trying("POST", "/sign-out", "");

    private String ann;

    /** One node. */
    protected abstract TestServer one();

    /** Another. */
    protected abstract TestServer other();

    @BeforeEach
    void somebody() {
        ann = "ann-" + UUID.randomUUID();
        one().addUser(ann, "Ann Lee", Role.ADMIN);
    }

    @Test
    void who_signed_in_at_one_node_sees_and_does_at_the_other() {
        var there = Caller.signedIn(one(), ann).at(other());

        assertThat(there.send(QUEUE).body()).contains("Ann Lee");
        var name = "Source " + UUID.randomUUID();
        var made = there.send(Entry.trying("POST", "/sources", "name=" + name.replace(' ', '+')));
        assertThat(made.location()).contains("/connect");
        // What is said once is said by whichever node is asked next.
        assertThat(there.at(one())
                        .send(Entry.trying("GET", made.location().replaceFirst("^https?://[^/]+", ""), ""))
                        .body())
                .contains(name, "class=\"secret\"");
    }

    @Test
    void who_signs_out_at_one_node_is_out_at_the_other() {
        var here = Caller.signedIn(one(), ann);
        var there = here.at(other());
        assertThat(there.send(QUEUE).status()).isEqualTo(200);

        here.send(SIGN_OUT);

        assertThat(there.send(QUEUE).asksToSignIn()).isTrue();
    }

    @Test
    void who_is_disabled_at_one_node_is_out_at_the_other_within_two_seconds() {
        var there = Caller.signedIn(one(), ann).at(other());
        assertThat(there.send(QUEUE).status()).isEqualTo(200);
        var users = one().bean(Users.class);
        var user = users.byUsername(ann).orElseThrow().user();
        var admin = users.byUsername("admin").orElseThrow().user();

        one().bean(EditUsers.class).enable(user.workspace(), user.id(), false, admin.id());

        Eventually.holds(
                () -> there.send(QUEUE).asksToSignIn(), Duration.ofSeconds(10), () -> "still signed in elsewhere");
    }

    @Test
    void what_a_session_holds_cannot_be_read_in_the_database() {
        var here = Caller.signedIn(one(), ann);
        var made = here.send(Entry.trying("POST", "/sources", "name=Readable+" + UUID.randomUUID()));

        var stored = jdbc().queryForList("select attribute_bytes from sessions_ATTRIBUTES", byte[].class).stream()
                .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                .toList();
        var key = here.send(Entry.trying("GET", made.location().replaceFirst("^https?://[^/]+", ""), ""))
                .body()
                .replaceAll("(?s).*class=\"secret\">([^<]+)<.*", "$1");

        assertThat(key).hasSize(32);
        assertThat(stored)
                .isNotEmpty()
                .allSatisfy(
                        text -> assertThat(text).startsWith("v1.").doesNotContain(key, "Ann Lee", "Readable", "java"));
    }

    @Test
    void what_cannot_be_read_any_more_signs_out_and_breaks_nothing() {
        var here = Caller.signedIn(one(), ann);
        jdbc().update(
                        "update sessions_ATTRIBUTES set attribute_bytes = ? where session_primary_id in"
                                + " (select primary_id from sessions where principal_name = 'Ann Lee')",
                        (Object) "v1.00000000.AAAA".getBytes(StandardCharsets.US_ASCII));

        assertThat(here.send(QUEUE).asksToSignIn()).isTrue();
        assertThat(Caller.signedIn(one(), ann).send(QUEUE).status()).isEqualTo(200);
    }

    @Test
    void who_sends_events_has_no_session() {
        var tenant = one().newTenant();
        var before = sessions();

        var answer = one().post("/v1/track", tenant.key(), "{\"userId\":\"u\",\"event\":\"demo_requested\"}");
        var stranger = one().send(HttpRequest.newBuilder(URI.create(one().address("/api/v1/models")))
                .build());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(stranger.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(sessions()).isEqualTo(before);
    }

    private Long sessions() {
        return jdbc().queryForObject("select count(*) from sessions", Long.class);
    }

    private JdbcTemplate jdbc() {
        return new JdbcTemplate(one().bean(DataSource.class));
    }
}
