package org.leadscoring.web.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadscoring.application.scoring.RandomModels;
import org.leadscoring.domain.Seeded;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Condition;
import org.leadscoring.domain.scoring.DecayCurve;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.Field;
import org.leadscoring.domain.scoring.Limit;
import org.leadscoring.domain.scoring.Rule;
import org.leadscoring.domain.scoring.Scale;
import org.leadscoring.domain.stage.Stage;
import org.leadscoring.domain.stage.StageLadder;
import org.leadscoring.web.page.Words;
import org.springframework.context.support.ResourceBundleMessageSource;

class ModelFormTest {

    private static final Words WORDS = words();
    private static final Definition SIMPLE = Definition.points(
            new Scale(0, 100),
            List.of(
                    new Rule("pricing", new EventType("page_view"), 15, Category.INTENT, Limit.UNLIMITED),
                    new Rule("demo", new EventType("demo_requested"), 50, Category.INTENT, Limit.ONCE)),
            new StageLadder("cold", List.of(new Stage("warm", 30), new Stage("hot", 60))));

    @Test
    void whatever_a_model_says_the_form_says_and_reads_again() {
        Seeded.forAll(2_000, random -> {
            var definition = new RandomModels(random).definition();

            var read = FormReader.read(sent(ModelForm.of(definition)), WORDS);

            assertThat(read.errors()).isEmpty();
            assertThat(read.definition()).contains(definition);
        });
    }

    @Test
    void two_models_have_one_fingerprint_if_they_are_equal_and_else_not() {
        Seeded.forAll(500, random -> {
            var definition = new RandomModels(random).definition();
            var other = new RandomModels(random).definition();

            assertThat(ModelForm.of(definition).fingerprint())
                    .isEqualTo(ModelForm.of(definition).fingerprint());
            assertThat(ModelForm.of(definition)
                            .fingerprint()
                            .equals(ModelForm.of(other).fingerprint()))
                    .isEqualTo(definition.equals(other));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rules.0.points|many|“Points” must be a whole number, for example 15 or -20.",
                "rules.0.points|''|“Points” is empty; write something.",
                "rules.0.points|20000|“Points” is 20000; points from -10000 to 10000 are possible.",
                "rules.0.points|99999999999|“Points” must be a whole number, for example 15 or -20.",
                "rules.0.event|''|“Event” is empty; name what happened, for example \"demo_requested\".",
                "rules.0.cap|0|“At most” is 0; caps from 1 to 1000000 are possible.",
                "rules.0.category|luck|“Category” is none of the choices.",
                "rules.1.id|pricing|“Id” is \"pricing\", which another rule has already; every rule needs its own.",
                "scale.cap|0|“Scale” cannot be: a scale reaches from a floor of at most 0 to a cap of at least 1.",
                "ladder.stages.1.at|30|“From” is 30, where another stage begins already.",
                "ladder.stages.1.name|warm|“Name” is warm, as another stage is called already.",
                "ladder.stages.0.at|''|“From” is empty; write something.",
                "ladder.stages.0.cool_down|soon|“Not again for” is no span of time; write for example 30d, 24h or 90m.",
                "decay.curve|magic|“Curve” is none of the choices."
            })
    void what_is_wrong_is_said_at_its_field(String field, String typed, String complaint) {
        var read = FormReader.read(typing(ModelForm.of(SIMPLE), field, typed), WORDS);

        assertThat(read.definition()).isEmpty();
        assertThat(read.errors().keySet()).allMatch(name -> field.startsWith(name));
        assertThat(read.errors().values()).containsExactly(complaint);
    }

    @Test
    void everything_that_is_wrong_is_found_at_once() {
        var form = typing(ModelForm.of(SIMPLE), "rules.0.points", "x");
        form = typing(form, "rules.1.limit", "times");
        form = typing(form, "rules.1.limit.per", "fortnight");
        form = typing(form, "scale.floor", "1.5");
        form = typing(form, "decay.curve", "steps");
        form = typing(form, "decay.left", "50, 75");
        form = typing(form, "decay.every", "30d");

        assertThat(FormReader.read(form, WORDS).errors().keySet())
                .containsExactlyInAnyOrder(
                        "rules.0.points", "rules.1.limit.times", "rules.1.limit.per", "scale.floor", "decay.left");
    }

    @Test
    void a_rule_of_which_only_event_and_points_were_typed_is_a_rule_with_an_id_of_its_own() {
        var form = ModelForm.of(SIMPLE).withRow("rules", FormWriter.freshRule());
        form = typing(form, "rules.2.event", " Demo Requested ");
        form = typing(form, "rules.2.points", "−5");
        form = typing(form, "rules.2.limit", "distinct");
        form = typing(form, "rules.2.limit.distinct", "url");

        assertThat(definition(form).rules().getLast())
                .isEqualTo(new Rule(
                        "demo_requested",
                        new EventType("demo_requested"),
                        -5,
                        Category.ENGAGEMENT,
                        new Limit.Distinct(Field.property("url"))));
        form = typing(form, "rules.0.id", "demo_requested");
        assertThat(definition(form).rules().getLast().id()).isEqualTo("demo_requested_2");
    }

    @Test
    void rows_of_conditions_hold_all_together_or_any_of_them() {
        var row = "rules.0.when.";
        var form = ModelForm.of(SIMPLE)
                .withRow(
                        "rules.0.when",
                        Map.of("origin", "property", "path", "url", "operator", "contains", "value", "/x"))
                .withRow(
                        "rules.0.when",
                        Map.of("origin", "trait", "path", "seats", "operator", "in", "value", "1, \"2, 3\", pro"));
        var contains = new Condition.Contains(Field.property("url"), "/x");
        var in = new Condition.In(Field.trait("seats"), List.of(BigDecimal.ONE, "2, 3", "pro"));

        assertThat(definition(form).rules().getFirst().when()).isEqualTo(new Condition.All(List.of(contains, in)));
        assertThat(definition(typing(form, row + "join", "any"))
                        .rules()
                        .getFirst()
                        .when())
                .isEqualTo(new Condition.Any(List.of(contains, in)));
        assertThat(definition(form.withoutRow(row + "1")).rules().getFirst().when())
                .isEqualTo(contains);
        assertThat(FormReader.read(typing(form, row + "1.path", " "), WORDS).errors())
                .containsOnlyKeys(row + "1.path");
        assertThat(FormReader.read(typing(form, row + "1.value", "a, \"b"), WORDS)
                        .errors())
                .containsOnlyKeys(row + "1.value");
        assertThat(FormReader.read(typing(typing(form, row + "join", "text"), row + "text", "property url is"), WORDS)
                        .errors())
                .containsOnlyKeys(row + "text");
    }

    @Test
    void stages_and_bands_of_time_may_be_typed_in_any_order() {
        var form = ModelForm.of(SIMPLE)
                .withRow("ladder.stages", Map.of("name", "lukewarm", "at", "15"))
                .withRow("recency", Map.of("under", "7d", "factor", "1.5"))
                .withRow("recency", Map.of("under", "24h", "factor", "2,25"));

        var definition = definition(form);

        assertThat(definition.ladder().names()).containsExactly("cold", "lukewarm", "warm", "hot");
        assertThat(definition.recency().bands())
                .extracting(band -> band.under() + " " + band.factor().hundredths())
                .containsExactly("PT24H 225", "PT168H 150");
    }

    @Test
    void rows_keep_their_numbers_when_others_come_go_or_move() {
        var form = ModelForm.of(SIMPLE)
                .withRow("rules", FormWriter.freshRule())
                .withoutRow("rules.1")
                .withRow("rules", FormWriter.freshRule());
        assertThat(form.rows("rules")).containsExactly("rules.0", "rules.2", "rules.3");

        assertThat(form.withRowUp("rules.3").rows("rules")).containsExactly("rules.0", "rules.3", "rules.2");
        assertThat(form.withRowUp("rules.0")).isEqualTo(form);
        assertThat(form.withRowUp("nonsense")).isEqualTo(form);
        assertThat(form.withRowUp("rules.2").get("rules.0.id")).isEqualTo("pricing");
    }

    @Test
    void decay_is_typed_in_percent() {
        var form = typing(ModelForm.of(SIMPLE), "decay.curve", "exponential");
        form = typing(form, "decay.percent", "2,5");
        form = typing(form, "decay.every", "30d");

        var decay = definition(form).decay();

        assertThat(decay).isNotNull();
        assertThat(decay.curve()).isEqualTo(new DecayCurve.Exponential(250));
        assertThat(decay.every()).isEqualTo(Duration.ofDays(30));
        assertThat(FormReader.read(typing(form, "decay.percent", "0.005"), WORDS)
                        .errors())
                .containsOnlyKeys("decay.percent");
        assertThat(FormReader.read(typing(form, "decay.every", "1m"), WORDS).errors())
                .containsOnlyKeys("decay.every");
        assertThat(FormReader.read(typing(form, "decay.percent", "200"), WORDS).errors())
                .containsOnlyKeys("decay.percent");
    }

    private static Definition definition(ModelForm form) {
        var read = FormReader.read(form, WORDS);
        assertThat(read.errors()).isEmpty();
        return read.definition().orElseThrow();
    }

    private static ModelForm typing(ModelForm form, String field, String typed) {
        var parameters = parameters(form);
        parameters.put(field, new String[] {typed});
        return ModelForm.sent(parameters);
    }

    /** As a browser sends it. */
    private static ModelForm sent(ModelForm form) {
        return ModelForm.sent(parameters(form));
    }

    private static Map<String, String[]> parameters(ModelForm form) {
        var parameters = new LinkedHashMap<String, String[]>();
        for (var name : new ArrayList<>(form.names())) {
            parameters.put(name, new String[] {form.get(name).replace("\n", "\r\n")});
        }
        return parameters;
    }

    private static Words words() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/scoring", "messages/reason");
        messages.setDefaultEncoding("UTF-8");
        return new Words(messages, Locale.ENGLISH);
    }
}
