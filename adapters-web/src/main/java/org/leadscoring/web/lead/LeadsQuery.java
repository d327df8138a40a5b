package org.leadscoring.web.lead;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.lead.FindLeads.Position;
import org.leadscoring.application.lead.LeadFilter;
import org.leadscoring.application.lead.LeadOrder;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.lead.Profile;
import org.leadscoring.domain.stage.StageLadder;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.web.page.Address;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * The state of the list, as it stands in its address.
 *
 * @param q the beginning of what leads are found by
 * @param owner an id, or {@value #NOBODY}
 * @param segment a segment of the primary model
 * @param source the id of the source that leads were first heard of through
 * @param from the lowest score, in points
 * @param to the highest
 * @param activity the key of an {@link Activity}
 * @param sort the key of an order
 * @param cols keys of columns
 * @param after where the page before ended
 */
record LeadsQuery(
        @Nullable String q,
        @Nullable String stage,
        @Nullable String status,
        @Nullable String owner,
        @Nullable String segment,
        @Nullable String source,
        @Nullable Integer from,
        @Nullable Integer to,
        @Nullable String activity,
        @Nullable String sort,
        @Nullable List<String> cols,
        @Nullable String after) {

    static final String NOBODY = "none";

    LeadsQuery {
        q = blankAsNull(q);
        stage = blankAsNull(stage);
        status = blankAsNull(status);
        owner = blankAsNull(owner);
        segment = blankAsNull(segment);
        source = blankAsNull(source);
        activity = blankAsNull(activity);
        sort = blankAsNull(sort);
        cols = cols == null ? List.of() : List.copyOf(cols);
    }

    /**
     * The leads asked for.
     *
     * @param ladder of the primary model
     * @throws ResponseStatusException 400 if a value is none that the list knows
     */
    LeadFilter filter(Instant now, StageLadder ladder) {
        var active = Optional.ofNullable(activity).map(key -> known(Activity.of(key), "activity"));
        return new LeadFilter(
                        q == null ? "" : Profile.searchTerm(q),
                        status == null ? null : known(LeadStatus.of(status), "status"),
                        owner == null || owner.equals(NOBODY) ? null : new UserId(known(id(owner), "owner")),
                        NOBODY.equals(owner),
                        null,
                        from,
                        to,
                        active.map(of -> of.from(now)).orElse(null),
                        active.map(of -> of.before(now)).orElse(null))
                .inStages(stages(ladder))
                .heardThrough(source == null ? null : new SourceId(known(id(source), "source")));
    }

    /** A segment is the stages that name it. */
    private @Nullable Set<String> stages(StageLadder ladder) {
        if (segment == null) {
            return stage == null ? null : Set.of(stage);
        }
        return ladder.stagesOf(segment).stream()
                .filter(one -> stage == null || one.equals(stage))
                .collect(Collectors.toSet());
    }

    private static <T> T known(Optional<T> value, String name) {
        return value.orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST, name + " is unknown"));
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Nullable
    LeadOrder order() {
        return Arrays.stream(LeadOrder.values())
                .filter(order -> key(order).equals(sort))
                .findFirst()
                .orElse(null);
    }

    @Nullable
    Position position(LeadOrder order) {
        return LeadCursor.of(after, order).orElse(null);
    }

    Set<Column> columns() {
        return Column.of(Objects.requireNonNull(cols, "never null"));
    }

    public boolean filtered() {
        return conditioned() || q != null;
    }

    /** Whether anything but the text narrows it. */
    public boolean conditioned() {
        return stage != null
                || status != null
                || owner != null
                || segment != null
                || source != null
                || from != null
                || to != null
                || activity != null;
    }

    /** The address of this state from its first row on. */
    public String first() {
        return address("/leads", sort).toString();
    }

    /** The address of leads with scores in this range, else of this state. */
    String between(@Nullable Integer lowest, @Nullable Integer highest) {
        return new LeadsQuery(q, stage, status, owner, segment, source, lowest, highest, activity, sort, cols, null)
                .first();
    }

    String sorted(LeadOrder order) {
        return address("/leads", key(order)).toString();
    }

    String next(Position position) {
        return address("/leads", sort).with("after", LeadCursor.text(position)).toString();
    }

    /** This very page under another path: what is posted there comes back here. */
    String here(String path) {
        return address(path, sort).with("after", after).toString();
    }

    /** The address of these leads as a file. */
    public String file() {
        return address("/leads.csv", sort).toString();
    }

    private Address address(String path, @Nullable String order) {
        return new Address(path)
                .with("q", q)
                .with("stage", stage)
                .with("status", status)
                .with("owner", owner)
                .with("segment", segment)
                .with("source", source)
                .with("from", from)
                .with("to", to)
                .with("activity", activity)
                .with("sort", order)
                .with("cols", columns().equals(Column.USUAL) ? null : joined(columns()));
    }

    private static String joined(Set<Column> columns) {
        return columns.stream().map(Column::key).collect(Collectors.joining(","));
    }

    static String key(LeadOrder order) {
        return order.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String blankAsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
