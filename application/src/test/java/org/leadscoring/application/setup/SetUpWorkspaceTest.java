package org.leadscoring.application.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.InMemoryPorts;
import org.leadscoring.application.setup.SetUpWorkspace.SetUp;
import org.leadscoring.application.setup.SetUpWorkspace.Wanted;
import org.leadscoring.application.setup.SetUpWorkspace.Wishes;
import org.leadscoring.application.workspace.UserNotPossibleException;
import org.leadscoring.domain.scoring.WebsitePoints;
import org.leadscoring.domain.sla.SlaPolicy;
import org.leadscoring.domain.workspace.Role;
import org.leadscoring.domain.workspace.Source;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.WriteKey;

class SetUpWorkspaceTest {

    private final InMemoryApplication application = new InMemoryApplication();
    private final InMemoryPorts ports = application.ports;
    private final AtomicInteger generated = new AtomicInteger();

    @Test
    void an_empty_database_gets_a_workspace_with_website_points_and_the_standard_promise() {
        var setUp = setUp(null, null);

        assertThat(setUp.created()).isTrue();
        assertThat(ports.workspaces().all()).containsExactly(setUp.workspace());
        assertThat(setUp.workspace().name()).isEqualTo("Main");
        assertThat(setUp.workspace().zone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(ports.scoringModels().live(setUp.workspace().id()))
                .singleElement()
                .satisfies(model -> assertThat(model).isEqualTo(WebsitePoints.model(model.id())));
        assertThat(ports.slaPolicies().of(setUp.workspace().id())).isEqualTo(SlaPolicy.STANDARD);
    }

    @Test
    void it_gets_an_administrator_with_a_generated_password_that_is_told_once() {
        var setUp = setUp(null, null);

        var password = setUp.generatedPassword().orElseThrow();
        var account = ports.users().byUsername("admin").orElseThrow();
        assertThat(account.user().role()).isEqualTo(Role.ADMIN);
        assertThat(account.user().enabled()).isTrue();
        assertThat(account.user().workspace()).isEqualTo(setUp.workspace().id());
        assertThat(ports.passwords().matches(password, account.passwordHash())).isTrue();
        assertThat(setUp(null, null).generatedPassword()).isEmpty();
    }

    @Test
    void it_gets_a_source_that_can_send_with_a_generated_key() {
        var setUp = setUp(null, null);

        var source = ports.sources()
                .byKey(setUp.writeKey().orElseThrow(), application.clock.instant())
                .orElseThrow();
        assertThat(source.workspace()).isEqualTo(setUp.workspace().id());
        assertThat(source.name()).isEqualTo("Website");
        assertThat(setUp.writeKey().orElseThrow().value())
                .isNotEqualTo(setUp.generatedPassword().orElseThrow());
    }

    @Test
    void what_the_operator_wishes_for_is_not_generated() {
        var setUp = setUp("wished-for password", "wished-for-key");

        assertThat(generated).hasValue(0);
        assertThat(setUp.generatedPassword()).isEmpty();
        assertThat(setUp.writeKey()).contains(new WriteKey("wished-for-key"));
        assertThat(ports.sources().byKey(new WriteKey("wished-for-key"), application.clock.instant()))
                .isPresent();
        assertThat(passwordIs("wished-for password")).isTrue();
    }

    @Test
    void another_workspace_is_as_complete_as_the_first_and_shares_nothing_with_it() {
        var first = setUp(null, null);

        var second = add("Brand two", "Zoe@Example.com");

        assertThat(ports.workspaces().all()).containsExactly(first.workspace(), second.workspace());
        assertThat(second.workspace().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(ports.users().all(second.workspace().id()))
                .singleElement()
                .satisfies(user -> assertThat(user.username()).isEqualTo("zoe@example.com"));
        assertThat(ports.sources()
                        .byKey(second.writeKey().orElseThrow(), application.clock.instant())
                        .orElseThrow()
                        .workspace())
                .isEqualTo(second.workspace().id());
        assertThat(ports.scoringModels().live(second.workspace().id())).hasSize(1);
        assertThat(ports.slaPolicies().of(second.workspace().id())).isEqualTo(SlaPolicy.STANDARD);
        assertThat(setUp("first password", null).workspace()).isEqualTo(first.workspace());
    }

    @Test
    void names_of_workspaces_and_of_users_are_given_once() {
        setUp(null, null);
        add("Brand two", "zoe");

        assertThatThrownBy(() -> add(" Brand two ", "yan")).isInstanceOf(WorkspaceNameTakenException.class);
        assertThatThrownBy(() -> add("Brand three", "ADMIN")).isInstanceOf(UserNotPossibleException.class);
        assertThatThrownBy(() -> add("Brand three", "zoe")).isInstanceOf(UserNotPossibleException.class);
        assertThat(ports.workspaces().all()).hasSize(2);
    }

    private SetUp add(String name, String admin) {
        return application.setUpWorkspace.add(
                new Wanted(name, ZoneId.of("Europe/Berlin"), admin, Optional.empty()),
                () -> "secret-number-" + generated.incrementAndGet());
    }

    @Test
    void later_nothing_changes_without_a_wish() {
        var first = setUp("first password", "first-key");
        var hash = hash();

        var later = setUp(null, null);

        assertThat(later).isEqualTo(new SetUp(first.workspace(), false, Optional.empty(), Optional.empty()));
        assertThat(generated).hasValue(0);
        assertThat(ports.workspaces().all()).hasSize(1);
        assertThat(ports.users().all(first.workspace().id())).hasSize(1);
        assertThat(ports.sources().all(first.workspace().id())).hasSize(1);
        assertThat(hash()).isEqualTo(hash);
        assertThat(ports.sources().byKey(new WriteKey("first-key"), application.clock.instant()))
                .isPresent();
    }

    @Test
    void later_wishes_for_what_is_so_already_change_nothing() {
        var first = setUp("first password", "first-key");
        var hash = hash();

        var later = setUp("first password", "first-key");

        assertThat(later)
                .isEqualTo(
                        new SetUp(first.workspace(), false, Optional.empty(), Optional.of(new WriteKey("first-key"))));
        assertThat(hash()).isEqualTo(hash);
    }

    @Test
    void later_wishes_take_the_place_of_what_was_before() {
        setUp("first password", "first-key");

        var later = setUp("second password", "second-key");

        assertThat(later.writeKey()).contains(new WriteKey("second-key"));
        assertThat(passwordIs("second password")).isTrue();
        assertThat(passwordIs("first password")).isFalse();
        assertThat(ports.sources().byKey(new WriteKey("second-key"), application.clock.instant()))
                .isPresent();
        assertThat(ports.sources().byKey(new WriteKey("first-key"), application.clock.instant()))
                .isEmpty();
        assertThat(ports.sources().all(later.workspace().id())).hasSize(1);
    }

    @Test
    void a_key_that_another_source_has_already_stays_with_it() {
        var first = setUp("first password", "first-key");
        var app = new Source(new SourceId(ports.ids().next()), first.workspace().id(), "App");
        ports.sources().add(app, new WriteKey("app-key!"), application.clock.instant());

        setUp(null, "app-key!");

        assertThat(ports.sources().byKey(new WriteKey("app-key!"), application.clock.instant()))
                .contains(app);
        assertThat(ports.sources().byKey(new WriteKey("first-key"), application.clock.instant()))
                .isPresent();
    }

    @Test
    void if_it_fails_half_way_nothing_is_left_and_it_may_be_tried_again() {
        assertThatThrownBy(() ->
                        application.setUpWorkspace.setUp(new Wishes(Optional.of("password"), Optional.empty()), () -> {
                            throw new IllegalStateException("no randomness left");
                        }))
                .hasMessage("no randomness left");

        assertThat(ports.workspaces().all()).isEmpty();
        assertThat(ports.users().byUsername("admin")).isEmpty();
        assertThat(setUp(null, null).created()).isTrue();
    }

    @Test
    void the_users_of_the_workspace_are_its_administrator() {
        var setUp = setUp(null, null);

        assertThat(ports.users().all(setUp.workspace().id()))
                .extracting(User::username)
                .containsExactly("admin");
    }

    private SetUp setUp(@Nullable String password, @Nullable String key) {
        return application.setUpWorkspace.setUp(
                new Wishes(
                        Optional.ofNullable(password), Optional.ofNullable(key).map(WriteKey::new)),
                () -> "generated-secret-" + generated.incrementAndGet());
    }

    private String hash() {
        return ports.users().byUsername("admin").orElseThrow().passwordHash();
    }

    private boolean passwordIs(String password) {
        return ports.passwords().matches(password, hash());
    }
}
