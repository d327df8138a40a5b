package org.leadscoring.application.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContract;
import org.leadscoring.domain.event.PageTypes;
import org.leadscoring.domain.event.WrittenPattern;
import org.leadscoring.domain.workspace.WorkspaceId;

/** What everybody may expect of {@link PagePatterns}. */
public abstract class PagePatternsContract extends PortContract {

    @Test
    void in_7_a_workspace_begins_with_the_standard_ones() {
        assertThat(ports.pagePatterns().of(workspace)).isEqualTo(PageTypes.STANDARD);
        assertThat(ports.pagePatterns().of(new WorkspaceId(ports.ids().next()))).isEqualTo(PageTypes.STANDARD);
    }

    @Test
    void those_that_are_set_come_back_as_they_were_put_in_and_in_their_order() {
        var types = PageTypes.of(List.of(
                new WrittenPattern(1, "/Preise?a'b\"c", "Preise angesehen"),
                new WrittenPattern(2, "/🚀->/x", "🚀"),
                new WrittenPattern(3, "\\n%_", "x->y")));

        set(types);

        assertThat(ports.pagePatterns().of(workspace)).isEqualTo(types);
    }

    @Test
    void as_many_and_as_long_ones_as_are_possible_find_room() {
        var types = PageTypes.of(IntStream.range(0, PageTypes.MOST)
                .mapToObj(i -> new WrittenPattern(i + 1, "/" + "ü".repeat(196) + (100 + i), "t".repeat(97) + (100 + i)))
                .toList());

        set(types);

        assertThat(ports.pagePatterns().of(workspace)).isEqualTo(types);
    }

    @Test
    void none_are_other_than_the_standard_ones_which_can_be_set_again() {
        set(new PageTypes(List.of()));
        assertThat(ports.pagePatterns().of(workspace).patterns()).isEmpty();

        set(PageTypes.STANDARD);
        assertThat(ports.pagePatterns().of(workspace)).isEqualTo(PageTypes.STANDARD);
    }

    @Test
    void another_workspace_has_its_own() {
        set(new PageTypes(List.of()));

        assertThat(ports.pagePatterns().of(elsewhere)).isEqualTo(PageTypes.STANDARD);
    }

    private void set(PageTypes types) {
        commit(() -> ports.pagePatterns().set(workspace, types));
    }
}
