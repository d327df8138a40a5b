package org.leadscoring.application.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.application.workspace.EditSources.WithKey;
import org.leadscoring.application.workspace.Sources.KeyInUse;
import org.leadscoring.domain.workspace.Origin;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

class EditSourcesTest {

    private final InMemoryApplication application = new InMemoryApplication();
    private final EditSources edit = application.editSources;
    private final FindSource find = application.findSource;
    private final UserId ann = new UserId(application.ports.ids().next());
    private WorkspaceId workspace;
    private WithKey shop;

    @BeforeEach
    void aShop() {
        workspace = application.setUp();
        shop = edit.create(workspace, "  Shop ", List.of(new Origin("https://shop.example.com")), 50, ann);
    }

    @Test
    void a_new_source_sends_with_the_key_that_is_told_once() {
        assertThat(shop.source().name()).isEqualTo("Shop");
        assertThat(find.byKey(shop.key())).contains(shop.source());
        assertThat(edit.source(workspace, shop.source().id()).keys())
                .containsExactly(new KeyInUse(shop.key().hint(), application.clock.instant(), null));
        assertThat(edit.all(workspace))
                .extracting(listed -> listed.source().name())
                .containsExactly("Website", "Shop");
    }

    @Test
    void after_a_rotation_both_keys_are_taken_until_the_overlap_ends() {
        var rotated = edit.rotate(workspace, shop.source().id(), Duration.ofHours(24), ann);

        application.clock.advance(Duration.ofHours(24).minusSeconds(1));
        assertThat(find.byKey(shop.key())).contains(shop.source());
        assertThat(find.byKey(rotated.key())).contains(shop.source());

        application.clock.advance(Remembered.GOOD_FOR);
        assertThat(find.byKey(shop.key())).isEmpty();
        assertThat(find.byKey(rotated.key())).contains(shop.source());
    }

    @Test
    void a_rotation_without_overlap_and_the_end_of_old_keys_hold_at_once() {
        assertThat(find.byKey(shop.key())).isPresent();
        var second = edit.rotate(workspace, shop.source().id(), Duration.ZERO, ann);
        assertThat(find.byKey(shop.key())).isEmpty();

        var third = edit.rotate(workspace, shop.source().id(), Duration.ofDays(7), ann);
        assertThat(find.byKey(second.key())).isPresent();
        edit.endOldKeys(workspace, shop.source().id(), ann);

        assertThat(find.byKey(second.key())).isEmpty();
        assertThat(find.byKey(third.key())).isPresent();
    }

    @Test
    void an_overlap_is_nothing_to_seven_days() {
        var id = shop.source().id();

        assertThatThrownBy(() -> edit.rotate(workspace, id, Duration.ofSeconds(-1), ann))
                .hasMessageContaining("7 days");
        assertThatThrownBy(() -> edit.rotate(workspace, id, Duration.ofDays(7).plusSeconds(1), ann))
                .hasMessageContaining("7 days");
        assertThat(find.byKey(shop.key())).isPresent();
    }

    @Test
    void what_is_disabled_is_refused_at_once_and_taken_again_when_it_is_enabled() {
        assertThat(find.byKey(shop.key())).isPresent();

        edit.change(workspace, shop.source().id(), source -> source.switched(false), ann);
        assertThat(find.byKey(shop.key())).isEmpty();

        edit.change(workspace, shop.source().id(), source -> source.switched(true), ann);
        assertThat(find.byKey(shop.key())).isPresent();
    }

    @Test
    void what_another_node_changed_holds_after_two_seconds() {
        assertThat(find.byKey(shop.key())).isPresent();
        var elsewhere = new FindSource(application.ports.sources(), application.clock);
        assertThat(elsewhere.byKey(shop.key())).isPresent();

        edit.change(workspace, shop.source().id(), source -> source.switched(false), ann);

        application.clock.advance(Duration.ofMillis(1_999));
        assertThat(elsewhere.byKey(shop.key())).isPresent();
        application.clock.advance(Duration.ofMillis(1));
        assertThat(elsewhere.byKey(shop.key())).isEmpty();
    }

    @Test
    void a_clock_that_is_put_back_does_not_make_an_answer_good_for_longer() {
        assertThat(find.byKey(shop.key())).isPresent();
        application.ports.sources().save(shop.source().switched(false));

        application.clock.advance(Duration.ofHours(-1));

        assertThat(find.byKey(shop.key())).isEmpty();
    }

    @Test
    void every_change_is_recorded_with_who_when_before_and_after() {
        edit.change(
                workspace,
                shop.source().id(),
                source -> source.named("Web shop").limitedTo(null),
                ann);
        application.clock.advance(Duration.ofMinutes(5));
        edit.change(workspace, shop.source().id(), source -> source.switched(false), ann);
        var rotated = edit.rotate(workspace, shop.source().id(), Duration.ofHours(1), ann);

        var history = edit.history(workspace, shop.source().id());
        assertThat(history).extracting(Change::action).containsExactly("rotate_key", "disable", "change", "create");
        assertThat(history).allSatisfy(change -> assertThat(change.by()).isEqualTo(ann));
        assertThat(history.getFirst().at()).isEqualTo(application.clock.instant());
        assertThat(history.get(2).before().values())
                .isEqualTo(Map.of("name", "Shop", "events_per_second", BigDecimal.valueOf(50)));
        assertThat(history.get(2).after().values()).isEqualTo(Map.of("name", "Web shop"));
        assertThat(history.get(1).before().values()).isEqualTo(Map.of("enabled", true));
        assertThat(history.getFirst().before().values())
                .isEqualTo(Map.of("key", shop.key().hint()));
        assertThat(history.getFirst().after().values())
                .isEqualTo(Map.of("key", rotated.key().hint(), "until", "2026-03-02T10:05:00Z"));
    }

    @Test
    void a_change_that_changes_nothing_is_not_recorded() {
        edit.change(workspace, shop.source().id(), source -> source.named("Shop"), ann);

        assertThat(edit.history(workspace, shop.source().id())).hasSize(1);
    }

    @Test
    void a_change_that_cannot_be_leaves_all_as_it_was() {
        assertThatThrownBy(() -> edit.change(workspace, shop.source().id(), source -> source.named(" "), ann))
                .hasMessageContaining("name");

        assertThat(find.byKey(shop.key())).contains(shop.source());
        assertThat(edit.history(workspace, shop.source().id())).hasSize(1);
    }

    @Test
    void a_source_of_another_workspace_is_not_there() {
        var elsewhere = application.ports.newWorkspace();
        var id = shop.source().id();

        assertThatThrownBy(() -> edit.source(elsewhere, id)).isInstanceOf(UnknownSourceException.class);
        assertThatThrownBy(() -> edit.rotate(elsewhere, id, Duration.ZERO, ann))
                .isInstanceOf(UnknownSourceException.class);
        assertThatThrownBy(() -> edit.change(elsewhere, id, source -> source.switched(false), ann))
                .isInstanceOf(UnknownSourceException.class);
        assertThatThrownBy(() -> edit.endOldKeys(workspace, new SourceId(ann.value()), ann))
                .isInstanceOf(UnknownSourceException.class);
        assertThat(edit.history(elsewhere, id)).isEmpty();
        assertThat(find.byKey(shop.key())).contains(shop.source());
    }
}
