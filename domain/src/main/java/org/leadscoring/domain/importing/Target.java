package org.leadscoring.domain.importing;

import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.leadscoring.domain.event.Texts;
import org.leadscoring.domain.lead.IdentifierType;

/**
 * What a column means. Written as {@code ignore}, {@code userId}, {@code crmId}, {@code email}, {@code phone},
 * {@code anonymousId}, {@code sessionId}, {@code event}, {@code time}, {@code messageId}, {@code outcome},
 * {@code outcomeTime}, {@code trait:NAME}, {@code property:NAME}; a trait or property may say what its texts stand for:
 * {@code trait:visits:number}.
 */
public sealed interface Target {

    /** Longest name of a trait or property. */
    int MAX_NAME = 100;

    /** The column is passed over. */
    record Ignored() implements Target {}

    /** It recognises the lead. */
    record Identifies(IdentifierType type) implements Target {
        public Identifies {
            Objects.requireNonNull(type);
        }
    }

    /** It tells something about the lead. */
    record Trait(String name, ValueType type) implements Target {
        /** @throws IllegalArgumentException if the name is blank, too long or not printable */
        public Trait {
            name = checked(name);
            Objects.requireNonNull(type);
        }
    }

    /** It tells something about what happened. */
    record Property(String name, ValueType type) implements Target {
        /** @throws IllegalArgumentException if the name is blank, too long or not printable */
        public Property {
            name = checked(name);
            Objects.requireNonNull(type);
        }
    }

    /** It names what happened. */
    record EventName() implements Target {}

    /** It says when it happened. */
    record Time() implements Target {}

    /** It identifies the row for ever, in place of its content. */
    record MessageId() implements Target {}

    /** It says how the work on the lead ended: won or lost. */
    record Outcome() implements Target {}

    /** It says when the work on the lead ended. */
    record OutcomeTime() implements Target {}

    /** How it is written. */
    default String text() {
        return switch (this) {
            case Ignored() -> "ignore";
            case Identifies(var type) -> IdentifierNames.of(type);
            case Trait(var name, var type) -> "trait:" + named(name, type);
            case Property(var name, var type) -> "property:" + named(name, type);
            case EventName() -> "event";
            case Time() -> "time";
            case MessageId() -> "messageId";
            case Outcome() -> "outcome";
            case OutcomeTime() -> "outcomeTime";
        };
    }

    private static String named(String name, ValueType type) {
        var like = name.substring(name.lastIndexOf(':') + 1);
        return type == ValueType.AUTO && ValueType.of(like).isEmpty() ? name : name + ":" + type.key();
    }

    /**
     * Reads what was written.
     *
     * @throws IllegalArgumentException if it is nothing of the kind; the message says what may be written
     */
    static Target of(String text) {
        var written = text.strip();
        return switch (written) {
            case "ignore" -> new Ignored();
            case "event" -> new EventName();
            case "time" -> new Time();
            case "messageId" -> new MessageId();
            case "outcome" -> new Outcome();
            case "outcomeTime" -> new OutcomeTime();
            default ->
                IdentifierNames.type(written)
                        .<Target>map(Identifies::new)
                        .or(() -> attribute(written, "trait:", Trait::new))
                        .or(() -> attribute(written, "property:", Property::new))
                        .orElseThrow(() -> new IllegalArgumentException("\"" + written
                                + "\" is not one of ignore, " + IdentifierNames.ALL
                                + ", trait:NAME, property:NAME, event, time, messageId, outcome, outcomeTime"));
        };
    }

    private static Optional<Target> attribute(
            String written, String beginning, BiFunction<String, ValueType, Target> make) {
        if (!written.startsWith(beginning)) {
            return Optional.empty();
        }
        var rest = written.substring(beginning.length());
        var colon = rest.lastIndexOf(':');
        var type = colon < 0 ? Optional.<ValueType>empty() : ValueType.of(rest.substring(colon + 1));
        return Optional.of(make.apply(type.isPresent() ? rest.substring(0, colon) : rest, type.orElse(ValueType.AUTO)));
    }

    private static String checked(String name) {
        var stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > MAX_NAME || !Texts.isPrintable(stripped)) {
            throw new IllegalArgumentException(
                    "a trait or property needs a name of 1 to " + MAX_NAME + " printable characters");
        }
        return stripped;
    }
}
