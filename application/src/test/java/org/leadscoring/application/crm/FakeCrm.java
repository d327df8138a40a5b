package org.leadscoring.application.crm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.crm.Connection;
import org.leadscoring.domain.delivery.Outcome;

/** A CRM in memory, which fails, forgets to answer and refuses as a test says. */
public final class FakeCrm implements CrmClient {

    /** A field that says when it was won or lost. */
    public static final String ENDED = "ended_at";

    /** What it can be asked for while something happens elsewhere. */
    public static final List<String> MOMENTS = List.of("people", "changes", "find", "upsert", "erase");

    /** What it has, by the CRM's id. */
    public final Map<String, Stored> records = new LinkedHashMap<>();

    /** What was written, in order. */
    public final List<Draft> written = new ArrayList<>();

    /** What it was asked to erase, in order. */
    public final List<Doomed> erased = new ArrayList<>();

    public final List<Person> people = new ArrayList<>();

    private final Supplier<Instant> clock;
    private final int most;
    private Trouble trouble = Trouble.NONE;
    private String refusing = "";
    private String keeping = "";
    private boolean noticing;
    private String moment = "";
    private Runnable meanwhile = () -> {};
    private int ids;

    public FakeCrm(Supplier<Instant> clock, int most) {
        this.clock = clock;
        this.most = most;
    }

    /** Has nothing, and takes everything. */
    public void forget() {
        records.clear();
        written.clear();
        people.clear();
        trouble = Trouble.NONE;
        refusing = "";
        keeping = "";
        noticing = false;
        moment = "";
        erased.clear();
        ids = 0;
    }

    /** What its next answer is. */
    public void troubled(Trouble next) {
        trouble = next;
    }

    /**
     * What happens elsewhere once it has done something, and before it answers.
     *
     * @param when what it does: one of {@link #MOMENTS}
     */
    public void meanwhile(String when, Runnable work) {
        moment = when;
        meanwhile = work;
    }

    /** Refuses whatever has this value in any field from now on; nothing if it is empty. */
    public void refusing(String value) {
        refusing = value;
    }

    /** Refuses to erase anything from now on, and says why; erases again if it is empty. */
    public void keeping(String why) {
        keeping = why;
    }

    /** Says from now on that a record is missing, instead of making it anew. */
    public void noticing(boolean whether) {
        noticing = whether;
    }

    /** Somebody there deletes a record. */
    public void deleted(String external) {
        records.remove(external);
    }

    /** Somebody there makes a record. */
    public String made(Map<String, String> fields) {
        var id = Integer.toString(++ids);
        records.put(id, new Stored("", new TreeMap<>(fields), clock.get()));
        return id;
    }

    /** Somebody there changes a field. */
    public void changed(String external, String field, String value) {
        var record = record(external);
        record.fields().put(field, value);
        records.put(external, new Stored(record.key(), record.fields(), clock.get()));
    }

    private Stored record(String external) {
        var record = records.get(external);
        if (record == null) {
            throw new IllegalStateException("there is no record " + external);
        }
        return record;
    }

    @Override
    public int most() {
        return most;
    }

    @Override
    public Reply<Checked> check(Connection connection) {
        return answer("check", () -> new Checked("at your service", List.of(), List.of()));
    }

    @Override
    public Reply<List<String>> prepare(Connection connection) {
        return answer("prepare", List::of);
    }

    @Override
    public Reply<Map<String, String>> find(Connection connection, Collection<String> mails) {
        return answer("find", () -> {
            var found = new HashMap<String, String>();
            records.forEach((id, record) -> {
                var mail = record.fields().get("email");
                if (record.key().isEmpty() && mails.contains(mail)) {
                    found.put(mail, id);
                }
            });
            return found;
        });
    }

    @Override
    public Reply<List<Written>> upsert(Connection connection, List<Draft> drafts) {
        assertThat(drafts).hasSizeBetween(1, most).extracting(Draft::key).doesNotHaveDuplicates();
        return answer("upsert", () -> drafts.stream().map(this::write).toList());
    }

    private Written write(Draft draft) {
        if (!refusing.isEmpty() && draft.fields().containsValue(refusing)) {
            return new Written.Refused(refusing);
        }
        if (noticing
                && draft.external() != null
                && !draft.adopts()
                && byKey(draft.key()).isEmpty()) {
            return new Written.Missing();
        }
        written.add(draft);
        if (draft.adopts()) {
            var adopted = record(String.valueOf(draft.external()));
            assertThat(adopted.key()).isEmpty();
            records.put(
                    String.valueOf(draft.external()), new Stored(draft.key(), adopted.fields(), adopted.changedAt()));
        }
        var standing = byKey(draft.key());
        var id = standing.orElseGet(() -> Integer.toString(++ids));
        var fields = standing.map(this::record).map(Stored::fields).orElseGet(TreeMap::new);
        fields.putAll(draft.fields());
        records.put(id, new Stored(draft.key(), fields, clock.get()));
        return new Written.Done(id, standing.isEmpty());
    }

    @Override
    public Reply<Changes> changes(Connection connection, Instant since, @Nullable String page) {
        return answer("changes", () -> {
            var left = records.entrySet().stream()
                    .filter(entry -> !entry.getValue().key().isEmpty()
                            && !entry.getValue().changedAt().isBefore(since)
                            && (page == null || place(entry).compareTo(page) > 0))
                    .sorted(Comparator.comparing(FakeCrm::place))
                    .toList();
            var some = left.stream().limit(most).toList();
            return new Changes(
                    some.stream()
                            .map(entry -> theirs(connection, entry.getKey(), entry.getValue()))
                            .toList(),
                    some.size() < left.size() ? place(some.getLast()) : null);
        });
    }

    /** By when it was changed, and who was changed at one time by their ids. */
    private static String place(Map.Entry<String, Stored> entry) {
        return "%020d.%09d".formatted(entry.getValue().changedAt().toEpochMilli(), Integer.parseInt(entry.getKey()));
    }

    private static Theirs theirs(Connection connection, String id, Stored record) {
        var values = new HashMap<String, String>();
        connection
                .mapping()
                .pulled()
                .forEach(field -> values.put(field.theirs(), record.fields().getOrDefault(field.theirs(), "")));
        var ended = record.fields().get(ENDED);
        return new Theirs(id, record.key(), values, record.changedAt(), ended == null ? null : Instant.parse(ended));
    }

    @Override
    public Reply<List<Person>> people(Connection connection) {
        return answer("people", () -> List.copyOf(people));
    }

    @Override
    public Reply<Erased> erase(Connection connection, Doomed doomed) {
        return answer("erase", () -> {
            erased.add(doomed);
            var found = doomed.external() == null ? byKey(doomed.key()) : Optional.of(doomed.external());
            if (found.filter(records::containsKey).isPresent() && !keeping.isEmpty()) {
                return new Erased.Refused(keeping);
            }
            found.ifPresent(records::remove);
            return new Erased.Done();
        });
    }

    private Optional<String> byKey(String key) {
        return records.entrySet().stream()
                .filter(entry -> entry.getValue().key().equals(key))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private <T> Reply<T> answer(String what, Supplier<T> work) {
        var now = trouble;
        trouble = Trouble.NONE;
        return switch (now) {
            case NONE -> {
                var value = work.get();
                if (what.equals(moment)) {
                    moment = "";
                    meanwhile.run();
                }
                yield new Got<>(value, 1);
            }
            case REFUSED -> new Failed<>(new Outcome.Failed("HTTP 503", null), 1);
            case UNHEARD -> {
                assertThat(work.get()).isNotNull();
                yield new Failed<>(new Outcome.Failed("no whole answer", null), 1);
            }
            case GONE -> new Failed<>(new Outcome.Gone("HTTP 401"), 1);
            case DEAD_BEFORE -> throw new DeadException();
            case DEAD_AFTER -> {
                assertThat(work.get()).isNotNull();
                throw new DeadException();
            }
        };
    }

    /** No key stands twice. */
    public void checkKeys() {
        var keys = new HashSet<String>();
        records.values().stream()
                .map(Stored::key)
                .filter(key -> !key.isEmpty())
                .forEach(key ->
                        assertThat(keys.add(key)).as("one record of %s", key).isTrue());
    }

    /** What goes wrong with an answer: nothing, it is not taken, it is taken and not heard, or we die before or after it. */
    public enum Trouble {
        NONE,
        REFUSED,
        UNHEARD,
        GONE,
        DEAD_BEFORE,
        DEAD_AFTER
    }

    /** A record. */
    public record Stored(String key, Map<String, String> fields, Instant changedAt) {}

    /** The process died. */
    public static final class DeadException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
