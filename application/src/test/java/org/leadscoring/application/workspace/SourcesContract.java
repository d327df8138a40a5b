package org.leadscoring.application.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContract;
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

        assertThat(ports.sources().byKey(key)).contains(source);
    }

    @Test
    void a_source_is_not_found_by_another_key() {
        var key = newKey();
        add("Website", key);

        assertThat(ports.sources().byKey(newKey())).isEmpty();
        assertThat(ports.sources().byKey(new WriteKey(key.value().toUpperCase(Locale.ROOT))))
                .isEmpty();
    }

    @Test
    void a_changed_key_takes_the_place_of_the_one_before() {
        var old = newKey();
        var changed = newKey();
        var source = add("Website", old);
        var other = add("App", newKey());

        commit(() -> ports.sources().changeKey(source, changed));

        assertThat(ports.sources().byKey(changed)).contains(source);
        assertThat(ports.sources().byKey(old)).isEmpty();
        assertThat(ports.sources().all(workspace)).containsExactly(source, other);
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
        assertThat(ports.sources().byKey(key)).contains(changed);
        assertThat(ports.sources().byId(elsewhere, source.id())).isEmpty();
    }

    @Test
    void a_source_that_is_not_enabled_is_listed_but_not_found_by_its_key() {
        var key = newKey();
        var source = add("Website", key);
        var disabled = new Source(source.id(), workspace, "Website", false, List.of(), null);

        commit(() -> ports.sources().save(disabled));

        assertThat(ports.sources().byKey(key)).isEmpty();
        assertThat(ports.sources().all(workspace)).containsExactly(disabled);
        assertThatThrownBy(() -> add("App", key)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void two_sources_cannot_have_one_key() {
        var key = newKey();
        var source = add("Website", key);

        assertThatThrownBy(() -> add("App", key)).isInstanceOf(RuntimeException.class);

        assertThat(ports.sources().byKey(key)).contains(source);
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
