package org.leadscoring.persistence.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.application.scoring.InvalidModelFileException;
import org.leadscoring.application.scoring.ModelFiles;
import org.leadscoring.application.scoring.ModelTestsFailedException;
import org.leadscoring.domain.scoring.Method;
import org.leadscoring.domain.scoring.Recency;
import org.leadscoring.domain.scoring.Scale;
import org.leadscoring.domain.scoring.SessionScoring;

class YamlModelFilesTest {

    private static final String MODEL = """
            name: Model
            scale: {floor: 0, cap: 100}
            ladder: {ground: cold, stages: [{name: warm, at: 30}]}
            rules:
              - {id: demo, event: demo_requested, points: 50, category: intent}
            """;
    private static final String TEST = """
            tests:
              - name: a demo makes warm
                events:
                  - {at: 2026-01-01T10:00:00Z, event: demo_requested}
                expect: {score: 50}
            """;

    private final YamlModelFiles files = new YamlModelFiles();

    @Test
    void what_is_left_out_has_a_default() {
        var definition =
                files.read("name: M\nladder: {ground: all, stages: []}").definition();

        assertThat(definition.method()).isEqualTo(new Method.Points());
        assertThat(definition.scale()).isEqualTo(Scale.OPEN);
        assertThat(definition.rules()).isEmpty();
        assertThat(definition.traitRules()).isEmpty();
        assertThat(definition.caps()).isEmpty();
        assertThat(definition.recency()).isEqualTo(Recency.NONE);
        assertThat(definition.decay()).isNull();
        assertThat(definition.countsSuspects()).isFalse();
    }

    @Test
    void visits_are_scored_by_the_standard_where_a_file_says_nothing_else() {
        var definition = files.read("name: M\nmethod: sessions\nladder: {ground: all, stages: []}\nsessions: {page: 7}")
                .definition();

        assertThat(definition.method()).isInstanceOfSatisfying(Method.Sessions.class, method -> {
            assertThat(method.scoring().page()).isEqualTo(7);
            assertThat(method.scoring().longest()).isEqualTo(SessionScoring.STANDARD.longest());
            assertThat(method.scoring().durations()).isEqualTo(SessionScoring.STANDARD.durations());
        });
    }

    @Test
    void json_is_yaml() {
        assertThat(files.read("{\"name\": \"M\", \"ladder\": {\"ground\": \"all\", \"stages\": []}}")
                        .name())
                .isEqualTo("M");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cap: 100          | cap: 0              | /scale           | 2 | cannot be: a scale reaches from
            cap: 100          | cap: many           | /scale/cap       | 2 | must be a number, not the text "many"
            cap: 100          | cap: 99.5           | /scale/cap       | 2 | must be a whole number; round it
            cap: 100          | cap: 3000000000     | /scale/cap       | 2 | is out of range; whole numbers from
            cap: 100          | top: 100            | /scale/top       | 2 | is not known here; possible are floor, cap
            name: Model       | name: 5             | /name            | 1 | must be text, not a number; put it in quotes
            name: Model       | name: ''            | /name            | 1 | must have 1 to 100 characters
            name: Model       | nom: Model          | /nom             | 1 | is not known here; possible are name, method,
            rules:            | method: sum\\nrules: | /method         | 4 | is "sum"; possible are points, milestone, sessions
            name: Model       | method: points      | ''               | 1 | lacks the key "name"; add it
            at: 30            | at: 30, hysteresis: -1 | /ladder/stages/0 | 3 | cannot be: stage warm needs a hysteresis of
            at: 30            | at: 30, cool_down: soon | /ladder/stages/0/cool_down | 3 | is "soon", which is no span of time
            at: 30            | up: 30              | /ladder/stages/0/up | 3 | is not known here; possible are name, at
            at: 30            | hysteresis: 2       | /ladder/stages/0 | 3 | lacks the key "at"
            at: 30}           | at: 30}, {name: hot, at: 20} | /ladder | 3 | cannot be: the thresholds of a ladder ascend
            points: 50        | points: 20000       | /rules/0/points  | 5 | is 20000; points from -10000 to 10000 are possible
            points: 50        | points: '50'        | /rules/0/points  | 5 | must be a number, not the text "50"
            points: 50        | pionts: 50          | /rules/0/pionts  | 5 | is not known here; possible are id, event, points
            points: 50        | points: 50, cap: 0  | /rules/0/cap     | 5 | is 0; caps from 1 to 1000000 are possible
            points: 50        | points: 50, points: 60 | /rules/0/points | 5 | stands here a second time; keep one of the two
            category: intent  | category: love      | /rules/0/category | 5 | is "love"; possible are engagement, fit, intent
            category: intent  | limit: once         | /rules/0         | 5 | lacks the key "category"
            demo_requested    | Demo Requested      | /rules/0/event   | 5 | write "demo_requested"
            id: demo          | id: ''              | /rules/0/id      | 5 | must have 1 to 100 characters
            category: intent  | category: intent, limit: twice | /rules/0/limit | 5 | is "twice"; possible are unlimited, once
            category: intent  | category: intent, limit: {times: 0, per: day} | /rules/0/limit/times | 5 | is 0; numbers of times from 1
            category: intent  | category: intent, limit: {times: 1, per: 1s} | /rules/0/limit/per | 5 | 1 minute to 366 days
            category: intent  | category: intent, limit: {times: 1} | /rules/0/limit | 5 | lacks the key "per"
            category: intent  | category: intent, limit: {distinct: ''} | /rules/0/limit/distinct | 5 | must name a property
            category: intent  | category: intent, repeat: {times: 11} | /rules/0/repeat/times | 5 | factors from 0 to 10
            category: intent  | category: intent, repeat: {times: 1.234} | /rules/0/repeat/times | 5 | has more than two decimals
            category: intent  | category: intent, repeat: {times: 2, within: 367d} | /rules/0/repeat/within | 5 | 1 minute to 366 days
            category: intent  | category: intent, repeat: {times: 2, after: 0} | /rules/0/repeat/after | 5 | is 0; numbers of times
            category: intent  | category: intent, decays: yes | /rules/0/decays | 5 | must be true or false, not text
            """)
    void a_mistake_is_told_with_its_place_and_the_remedy(
            String right, String wrong, String field, int line, String remedy) {
        assertRefused(MODEL.replace(right, wrong.replace("\\n", "\n")), field, line, remedy);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {property: url}                       | /rules/0/when          | needs one of equals, not_equals, in,
            {equals: 5}                           | /rules/0/when          | needs one of "property" and "trait", not none
            {property: a, trait: b, equals: 5}    | /rules/0/when          | "property" and "trait", not property and trait
            {property: a, at_least: 1, at_most: 2} | /rules/0/when         | join several by "all"
            {property: a, equals: [1]}            | /rules/0/when/equals   | must be a text, a number, true or false, not a list
            {property: a, in: []}                 | /rules/0/when/in       | is empty; name at least one value
            {property: a, in: 5}                  | /rules/0/when/in       | must be a list, not a number
            {property: a, contains: ''}           | /rules/0/when/contains | is empty and would always hold
            {property: a, starts_with: 5}         | /rules/0/when/starts_with | must be text, not a number; put it in quotes
            {property: a, matches: '(a'}          | /rules/0/when/matches  | is no regular expression: Unclosed group
            {property: a, exists: 1}              | /rules/0/when/exists   | must be true or false
            {property: a, at_least: x}            | /rules/0/when/at_least | must be a number
            {property: a, like: x}                | /rules/0/when/like     | is not known here; possible are property, trait,
            {property: '', equals: 5}             | /rules/0/when/property | must name a property or a trait
            {any: []}                             | /rules/0/when/any      | is empty and would never hold
            {all: [{any: [{property: a, equals: 1}, {not: {trait: b}}]}]} | /rules/0/when/all/0/any/1/not | needs one of equals
            {all: [], property: a}                | /rules/0/when          | stand alone, not all and property
            url                                   | /rules/0/when          | must be keys with values, not text
            """)
    void a_condition_that_cannot_be_is_refused_where_it_stands(String condition, String field, String remedy) {
        assertRefused(MODEL.replace("category: intent", "category: intent, when: " + condition), field, 5, remedy);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            traits: [{id: a, when: {property: b, exists: true}, points: 5}] | /traits/0/when | must look at traits
            traits: [{id: demo, when: {trait: b, exists: true}, points: 5}] | /traits/0/id | which another rule has already
            caps: {love: 5}                                  | /caps/love       | is not known here; possible are engagement
            caps: {fit: -5}                                  | /caps/fit        | is below zero
            recency: [{under: 24h, factor: 2}]               | /recency         | does not say what holds for older events
            recency: [{factor: 2}, {under: 24h, factor: 2}]  | /recency/1       | which must be the last
            recency: [{under: 2d, factor: 2}, {under: 1d, factor: 1}, {factor: 1}] | /recency/1/under | is not longer than the one before
            recency: [{under: 1s, factor: 2}, {factor: 1}]   | /recency/0/under | 1 minute to 366 days
            recency: [{factor: 11}]                          | /recency/0/factor | factors from 0 to 10
            decay: {curve: straight, every: 30d}             | /decay/curve     | is "straight"; possible are exponential, linear, steps
            decay: {curve: linear, percent: 101, every: 30d} | /decay/percent   | 0.01 to 100 are possible
            decay: {curve: linear, percent: 1e99, every: 30d} | /decay/percent  | 0.01 to 100 are possible
            decay: {curve: linear, percent: 0.001, every: 30d} | /decay/percent | has more than two decimals
            decay: {curve: linear, percent: 5, every: 30m}   | /decay/every     | 1 hour to 366 days
            decay: {curve: linear, percent: 5}               | /decay           | lacks the key "every"
            decay: {curve: linear, left: [5], every: 30d}    | /decay/left      | is not known here; possible are curve, percent, every
            decay: {curve: steps, left: [50, 75], every: 30d} | /decay/left/1   | is 75; percentages from 0 to 50
            decay: {curve: steps, left: [], every: 30d}      | /decay/left      | is 0; numbers of steps from 1 to 100
            decay: {curve: half_life, half_life: 0, every: 30d} | /decay/half_life | is 0; numbers of intervals from 1
            suspects: allow                                  | /suspects        | is "allow"; possible are ignore, count
            sessions: {page: 5}                              | /sessions        | is only for models with the method sessions
            method: sessions                                 | /rules           | remove them or choose points
            """)
    void the_rest_of_a_model_is_as_strict(String line, String field, String remedy) {
        assertRefused(MODEL + line, field, field.equals("/rules") ? 5 : 6, remedy);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {page: 5000}                                     | /sessions/page   | is 5000; points from 0 to 1000
            {durations: [{under: 1m, points: 2000}]}         | /sessions/durations/0/points | is 2000; points from 0 to 1000
            {durations: [{under: 1s, points: 2}]}            | /sessions/durations/0/under | 1 minute to 366 days
            {durations: [{under: 2m, points: 2}, {under: 1m, points: 3}]} | /sessions/durations/1/under | is not longer
            {important_labels: Demo}                         | /sessions/important_labels | must be a list, not text
            {pages: 5}                                       | /sessions/pages  | is not known here; possible are durations
            """)
    void so_is_what_it_says_of_visits(String sessions, String field, String remedy) {
        var model = "name: M\nmethod: sessions\nladder: {ground: all, stages: []}\nsessions: ";
        assertRefused(model + sessions, field, 4, remedy);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10:00:00Z         | 10 o'clock          | /tests/0/events/0/at    | 9  | which is no instant; write for example
            2026-01-01T       | 1999-01-01T         | /tests/0/events/0       | 9  | lies before the year 2000
            event: demo_requested} | event: demo_requested, received: 2025-12-31T00:00:00Z} | /tests/0/events/0 | 9 | cannot be received before it occurs
            {score: 50}       | {}                  | /tests/0/expect         | 10 | expects nothing; name at least a score
            {score: 50}       | {points: 50}        | /tests/0/expect/points  | 10 | is not known here; possible are score
            expect            | as_of: 2026-01-01T09:00:00Z\\n    expect | /tests/0/as_of | 10 | lies before the event at 2026-01-01T10:00:00Z
            expect            | zone: Mars\\n    expect | /tests/0/zone        | 10 | which is no time zone
            expect            | derive: [page_view]\\n    expect | /tests/0/derive/0 | 10 | is "page_view"; possible are clicked_high_intent_link
            name: a demo makes warm | name: ''      | /tests/0/name           | 7  | must have 1 to 200 characters
            event: demo_requested} | event: demo_requested, traits: 5} | /tests/0/events/0/traits | 9 | must be keys with values
            """)
    void so_is_a_test(String right, String wrong, String field, int line, String remedy) {
        var test = TEST.replace(right, wrong.replace("\\n", "\n"));
        assertRefused(MODEL + test, field, line, remedy);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name: &n Model\\nmethod: *n            | /method | 2 | is an alias, which models do not use
            name: !!str Model                      | /name   | 1 | has a tag, which models do not use
            name: 'Model                           | ''      | 1 | cannot be read: while scanning a quoted scalar
            name: Model\\nrules: [                 | ''      | 2 | cannot be read: while parsing a flow
            name: Model\\n---\\nname: Other        | ''      | 3 | holds a second document
            name: Model\\nname: Other              | /name   | 2 | stands here a second time
            name: .inf                             | ''      | 1 | cannot be read
            name: 1e999                            | /name   | 1 | is a number of more than 100 digits
            a text                                 | ''      | 1 | must be keys with values, not text
            """)
    void broken_or_treacherous_yaml_is_refused(String text, String field, int line, String remedy) {
        assertRefused(text.replace("\\n", "\n"), field, line, remedy);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# only a comment\n"})
    void an_empty_file_is_no_model(String text) {
        assertRefused(text, "", 1, "is empty; write a model");
    }

    @Test
    void aliases_upon_aliases_are_refused_before_they_grow() {
        var bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
        for (char c = 'b'; c <= 'z'; c++) {
            var before = "*" + (char) (c - 1);
            bomb.append(c)
                    .append(": &")
                    .append(c)
                    .append(" [")
                    .append(String.join(", ", List.of(before, before, before)))
                    .append("]\n");
        }

        assertRefused(bomb.toString(), "/b/0", 2, "is an alias");
    }

    @Test
    void nesting_without_end_is_refused() {
        assertThatThrownBy(() -> files.read("name: " + "[".repeat(100_000)))
                .isInstanceOf(InvalidModelFileException.class);
        assertRefused(
                MODEL.replace(
                        "category: intent", "category: intent, when: " + "{not: ".repeat(60) + "x" + "}".repeat(60)),
                "/rules/0/when" + "/not".repeat(48),
                5,
                "is nested deeper than 50 levels");
    }

    @Test
    void a_file_of_more_than_a_megabyte_is_refused() {
        assertRefused("#" + " ".repeat(ModelFiles.MAX_BYTES), "", 1, "is larger than 1 MB");
        assertRefused("#" + "ü".repeat(ModelFiles.MAX_BYTES / 2), "", 1, "is larger than 1 MB");
    }

    @Test
    void the_tests_of_a_file_run_and_say_what_came_out_otherwise() {
        var file = files.read(MODEL
                + TEST.replace(
                        "{score: 50}",
                        "{score: 60, engagement: 0, intent: 40, stage: cold, crossings: [{left: warm}]}"));

        assertThat(file.run()).singleElement().satisfies(outcome -> {
            assertThat(outcome.passed()).isFalse();
            assertThat(outcome.test()).isEqualTo("a demo makes warm");
            assertThat(outcome.differences())
                    .extracting(Object::toString)
                    .containsExactly(
                            "score: expected 60, was 50",
                            "intent: expected 40, was 50",
                            "stage: expected cold, was warm",
                            "crossings: expected out of warm, was into warm");
        });
        assertThatThrownBy(file::passing)
                .isInstanceOf(ModelTestsFailedException.class)
                .hasMessageContaining("a demo makes warm: score: expected 60, was 50; intent: expected 40, was 50");
    }

    @Test
    void a_file_that_keeps_its_word_passes() {
        var file = files.read(MODEL + TEST);

        assertThat(file.passing()).isSameAs(file);
    }

    @Test
    void a_rule_is_written_on_a_line_and_quotes_only_where_they_are_needed() {
        var file = files.read(MODEL + TEST);

        assertThat(files.write(file)).isEqualTo("""
                name: Model
                method: points
                scale: {floor: 0, cap: 100}
                ladder:
                  ground: cold
                  stages:
                    - {name: warm, at: 30}
                rules:
                  - {id: demo, event: demo_requested, points: 50, category: intent}
                tests:
                  - name: a demo makes warm
                    events:
                      - {at: 2026-01-01T10:00:00Z, event: demo_requested}
                    expect: {score: 50}
                """);
    }

    private void assertRefused(String text, String field, int line, String remedy) {
        var refusal = catchThrowableOfType(InvalidModelFileException.class, () -> files.read(text));

        assertThat(refusal).as(text).isNotNull();
        assertThat(refusal.field()).isEqualTo(field);
        assertThat(refusal.line()).as(refusal.getMessage()).isEqualTo(line);
        assertThat(refusal.reason()).contains(remedy);
        assertThat(refusal).hasMessageContaining("line " + line + ": ").hasMessageContaining(remedy);
    }
}
