package org.leadscoring.web.source;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.ingestion.EditPageTypes;
import org.leadscoring.domain.event.PageTypes;
import org.leadscoring.domain.event.WrittenPattern;
import org.leadscoring.web.api.Api;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** How views of pages are named by their addresses (spec IN-7), for scripts. */
@Api
final class PageTypesApi {

    private final EditPageTypes edit;

    PageTypesApi(EditPageTypes edit) {
        this.edit = edit;
    }

    @GetMapping("/api/v1/page-types")
    PageTypesAnswer types(@AuthenticationPrincipal SignedIn me) {
        return PageTypesAnswer.of(edit.types(me.workspace()));
    }

    @PutMapping("/api/v1/page-types")
    PageTypesAnswer change(@RequestBody List<@Nullable PatternWish> patterns, @AuthenticationPrincipal SignedIn me) {
        var written = IntStream.range(0, patterns.size())
                .mapToObj(i -> PatternWish.written(i + 1, patterns.get(i)))
                .toList();
        edit.change(me.workspace(), PageTypes.of(written), me.user());
        return types(me);
    }

    /** Back to the standard ones. */
    @DeleteMapping("/api/v1/page-types")
    PageTypesAnswer reset(@AuthenticationPrincipal SignedIn me) {
        edit.change(me.workspace(), PageTypes.STANDARD, me.user());
        return types(me);
    }

    /**
     * A pattern as it is sent.
     *
     * @param part of an address
     * @param type of a view of such a page
     */
    record PatternWish(@Nullable String part, @Nullable String type) {

        private static WrittenPattern written(int place, @Nullable PatternWish wish) {
            return wish == null
                    ? new WrittenPattern(place, "", "")
                    : new WrittenPattern(
                            place,
                            Objects.requireNonNullElse(wish.part(), ""),
                            Objects.requireNonNullElse(wish.type(), ""));
        }
    }

    /** A pattern as it is told. */
    record PatternAnswer(String part, String type) {}

    /**
     * @param patterns in the order in which they are tried
     * @param standard whether they are the standard ones
     */
    record PageTypesAnswer(List<PatternAnswer> patterns, boolean standard) {

        private static PageTypesAnswer of(PageTypes types) {
            return new PageTypesAnswer(
                    types.patterns().stream()
                            .map(pattern -> new PatternAnswer(
                                    pattern.part(), pattern.type().name()))
                            .toList(),
                    types.equals(PageTypes.STANDARD));
        }
    }
}
