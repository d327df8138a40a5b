package org.leadscoring.application.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContract;
import org.leadscoring.application.workspace.Sources.KeyInUse;
import org.leadscoring.domain.workspace.Origin;
import org.leadscoring.domain.workspace.Source;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.domain.workspace.WriteKey;

/** What everybody may expect of {@link Sources}. */
public abstract class SourcesContract extends PortContract {

    @Test
    void a_source_is_found_by_its_key() {
        var key = newKey();
        var source = add("Website ‘ünïcode’ 🚀", key);

        assertThat(ports.sources().byKey(key, NOW)).contains(source);
    }

    @Test
    void a_source_is_not_found_by_another_key() {
        var key = newKey();
        add("Website", key);

        assertThat(ports.sources().byKey(newKey(), NOW)).isEmpty();
        assertThat(ports.sources().byKey(new WriteKey(key.value().toUpperCase(Locale.ROOT)), NOW))
                .isEmpty();
    }

    @Test
    void a_changed_key_takes_the_place_of_the_one_before() {
        var old = newKey();
        var changed = newKey();
        var source = add("Website", old);
        var other = add("App", newKey());

        commit(() -> ports.sources().changeKey(source, changed, NOW, NOW));

        assertThat(ports.sources().byKey(changed, NOW)).contains(source);
        assertThat(ports.sources().byKey(old, NOW)).isEmpty();
        assertThat(ports.sources().all(workspace)).containsExactly(source, other);
    }

    @Test
    void a_key_lives_on_for_a_while_beside_the_one_that_takes_its_place() {
        var old = newKey();
        var changed = newKey();
        var source = add("Website", old);
        var until = NOW.plus(Duration.ofHours(1));

        commit(() -> ports.sources().changeKey(source, changed, NOW, until));

        assertThat(ports.sources().byKey(old, until.minusMillis(1))).contains(source);
        assertThat(ports.sources().byKey(old, until)).isEmpty();
        assertThat(ports.sources().byKey(changed, until)).contains(source);
        assertThat(ports.sources().keys(workspace, NOW))
                .containsOnly(Map.entry(
                        source.id(),
                        List.of(new KeyInUse(changed.hint(), NOW, null), new KeyInUse(old.hint(), NOW, until))));
        assertThat(ports.sources().keys(workspace, until).get(source.id()))
                .containsExactly(new KeyInUse(changed.hint(), NOW, null));
        assertThat(ports.sources().keys(elsewhere, NOW)).isEmpty();
    }

    @Test
    void a_key_that_is_to_end_never_lives_longer_for_another_change() {
        var first = newKey();
        var source = add("Website", first);
        commit(() -> ports.sources().changeKey(source, newKey(), NOW, NOW.plusSeconds(60)));

        commit(() -> ports.sources().changeKey(source, newKey(), NOW, NOW.plusSeconds(3600)));

        assertThat(ports.sources().byKey(first, NOW.plusSeconds(59))).contains(source);
        assertThat(ports.sources().byKey(first, NOW.plusSeconds(60))).isEmpty();
        assertThat(ports.sources().keys(workspace, NOW).get(source.id())).hasSize(3);
    }

    @Test
    void keys_that_live_on_are_ended_before_their_time() {
        var old = newKey();
        var changed = newKey();
        var source = add("Website", old);
        commit(() -> ports.sources().changeKey(source, changed, NOW, NOW.plusSeconds(60)));

        commit(() -> ports.sources().endOldKeys(source));

        assertThat(ports.sources().byKey(old, NOW)).isEmpty();
        assertThat(ports.sources().byKey(changed, NOW)).contains(source);
    }

    @Test
    void a_source_may_be_given_a_key_it_has_or_one_that_ended() {
        var old = newKey();
        var changed = newKey();
        var source = add("Website", old);

        commit(() -> ports.sources().changeKey(source, old, NOW, NOW));
        assertThat(ports.sources().byKey(old, NOW.plusSeconds(1))).contains(source);

        commit(() -> ports.sources().changeKey(source, changed, NOW, NOW.plusSeconds(5)));
        commit(() -> ports.sources().changeKey(source, old, NOW.plusSeconds(1), NOW.plusSeconds(1)));
        assertThat(ports.sources().byKey(old, NOW.plusSeconds(60))).contains(source);
        assertThat(ports.sources().byKey(changed, NOW.plusSeconds(60))).isEmpty();

        var other = add("App", newKey());
        commit(() -> ports.sources().changeKey(other, changed, NOW.plusSeconds(60), NOW));
        assertThat(ports.sources().byKey(changed, NOW.plusSeconds(60))).contains(other);
    }

    @Test
    void a_source_that_is_held_is_the_one_asked_for() {
        var source = add("Website", newKey());

        assertThat(committed(() -> ports.sources().lock(workspace, source.id())))
                .contains(source);
        assertThat(committed(() -> ports.sources().lock(elsewhere, source.id())))
                .isEmpty();
    }

    @Test
    void a_source_is_written_as_it_is_and_keeps_its_key() {
        var key = newKey();
        var source = add("Website", key);
        var changed = new Source(
                source.id(),
                workspace,
                "Shop",
                true,
                List.of(new Origin("https://shop.example.com"), new Origin("http://localhost:3000")),
                50);

        commit(() -> ports.sources().save(changed));

        assertThat(ports.sources().byId(workspace, source.id())).contains(changed);
        assertThat(ports.sources().byKey(key, NOW)).contains(changed);
        assertThat(ports.sources().byId(elsewhere, source.id())).isEmpty();
    }

    @Test
    void a_source_that_is_not_enabled_is_listed_but_not_found_by_its_key() {
        var key = newKey();
        var source = add("Website", key);
        var disabled = new Source(source.id(), workspace, "Website", false, List.of(), null);

        commit(() -> ports.sources().save(disabled));

        assertThat(ports.sources().byKey(key, NOW)).isEmpty();
        assertThat(ports.sources().all(workspace)).containsExactly(disabled);
        assertThatThrownBy(() -> add("App", key)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void two_sources_cannot_have_one_key() {
        var key = newKey();
        var source = add("Website", key);

        assertThatThrownBy(() -> add("App", key)).isInstanceOf(RuntimeException.class);

        assertThat(ports.sources().byKey(key, NOW)).contains(source);
        assertThat(ports.sources().all(workspace)).containsExactly(source);
    }

    @Test
    void the_sources_of_a_workspace_are_listed_oldest_first() {
        var first = add("Zebra", newKey());
        var second = add("Ant", newKey());
        var third = add("Ant", newKey());

        assertThat(ports.sources().all(workspace)).containsExactly(first, second, third);
    }

    @Test
    void another_workspace_does_not_list_them() {
        add("Website", newKey());
        var source = add(elsewhere, "Shop", newKey());

        assertThat(ports.sources().all(elsewhere)).containsExactly(source);
    }

    private WriteKey newKey() {
        return new WriteKey(unique("key"));
    }

    private Source add(String name, WriteKey key) {
        return add(workspace, name, key);
    }

    private Source add(WorkspaceId where, String name, WriteKey key) {
        var source = new Source(newSourceId(), where, name);
        commit(() -> ports.sources().add(source, key, NOW));
        return source;
    }
}
