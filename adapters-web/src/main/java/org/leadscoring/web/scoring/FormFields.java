package org.leadscoring.web.scoring;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.scoring.Literals;
import org.leadscoring.application.scoring.Spans;
import org.leadscoring.domain.event.InvalidEventException;
import org.leadscoring.domain.scoring.Factor;
import org.leadscoring.domain.scoring.InvalidModelException;
import org.leadscoring.web.page.Words;

/** The fields of a form as values, and what is wrong with them, by field. What is wrong reads as something harmless. */
final class FormFields {

    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,10}");
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,6}([.,]\\d{1,6})?");
    private static final Pattern ROW = Pattern.compile("\\.\\d+(?=\\.|$)");
    private static final Duration HARMLESS = Duration.ofDays(30);

    private final ModelForm form;
    private final Words words;
    private final Map<String, String> errors = new LinkedHashMap<>();

    FormFields(ModelForm form, Words words) {
        this.form = form;
        this.words = words;
    }

    Map<String, String> errors() {
        return errors;
    }

    List<String> rows(String list) {
        return form.rows(list);
    }

    String get(String name) {
        return form.get(name);
    }

    boolean isEmpty(String name) {
        return get(name).isBlank();
    }

    /** Whether nothing was wrong so far with any field whose name begins like this. */
    boolean sound(String beginning) {
        return errors.keySet().stream().noneMatch(name -> name.startsWith(beginning));
    }

    /** A complaint about a field; the reason reads on from its label. The first about each counts. */
    void wrong(String name, String reason) {
        errors.putIfAbsent(name, words.say("model.wrong", label(name), reason));
    }

    private String label(String name) {
        return words.say("model.label." + ROW.matcher(name).replaceAll(""));
    }

    String text(String name) {
        return make(name, () -> Literals.text(get(name), "")).orElse("");
    }

    /** Texts on lines of their own. */
    List<String> lines(String name) {
        return get(name)
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> make(name, () -> Literals.text(line, "")).orElse(""))
                .toList();
    }

    int integer(String name) {
        var number = optionalInteger(name);
        if (number == null) {
            wrong(name, words.say("model.wrong.empty"));
            return 0;
        }
        return number;
    }

    /** Null if nothing stands there. */
    @Nullable
    Integer optionalInteger(String name) {
        if (isEmpty(name)) {
            return null;
        }
        var text = get(name).strip().replace('−', '-');
        if (!INTEGER.matcher(text).matches() || !isInt(new BigDecimal(text))) {
            wrong(name, words.say("model.wrong.integer"));
            return 0;
        }
        return Integer.valueOf(text);
    }

    private static boolean isInt(BigDecimal number) {
        return number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
    }

    /** Texts with commas between them. */
    List<String> list(String name) {
        return Arrays.stream(get(name).split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** Whole numbers with commas between them. */
    List<Integer> integers(String name) {
        var parts = Arrays.stream(get(name).split("[,;\\s]+", -1))
                .filter(part -> !part.isEmpty())
                .toList();
        if (!parts.stream().allMatch(part -> part.matches("-?\\d{1,9}"))) {
            wrong(name, words.say("model.wrong.integers"));
            return List.of();
        }
        return parts.stream().map(Integer::valueOf).toList();
    }

    BigDecimal decimal(String name) {
        var text = get(name).strip();
        if (!DECIMAL.matcher(text).matches()) {
            wrong(name, words.say("model.wrong.decimal"));
            return BigDecimal.ONE;
        }
        return new BigDecimal(text.replace(',', '.'));
    }

    Factor factor(String name) {
        return make(name, () -> Factor.of(decimal(name))).orElse(Factor.ONE);
    }

    Duration span(String name) {
        var span = Spans.parse(get(name).strip());
        if (span.isEmpty()) {
            wrong(name, words.say("model.wrong.span"));
        }
        return span.orElse(HARMLESS);
    }

    /** One of these words. */
    String choice(String name, List<String> choices) {
        var chosen = get(name);
        if (choices.contains(chosen)) {
            return chosen;
        }
        wrong(name, words.say("model.wrong.choice"));
        return choices.getFirst();
    }

    /** Makes something of what stands here, or says at which field it is refused. */
    <T> Optional<T> make(String at, Supplier<T> maker) {
        return make(pointer -> at + pointer.replace('/', '.'), maker);
    }

    /** The field for a pointer that begins at the model. */
    static String whole(String pointer) {
        return pointer.substring(Math.min(1, pointer.length())).replace('/', '.');
    }

    /** @param place the field for a pointer that a refusal names */
    <T> Optional<T> make(Function<String, String> place, Supplier<T> maker) {
        try {
            return Optional.of(maker.get());
        } catch (InvalidModelException e) {
            wrong(place.apply(e.field()), words.reason(e.reason()));
        } catch (InvalidEventException e) {
            wrong(place.apply(""), words.reason(e.reason()));
        } catch (IllegalArgumentException e) {
            wrong(place.apply(""), words.say("model.wrong.cannot", words.reason(String.valueOf(e.getMessage()))));
        }
        return Optional.empty();
    }

    String say(String name, Object... arguments) {
        return words.say(name, arguments);
    }
}
