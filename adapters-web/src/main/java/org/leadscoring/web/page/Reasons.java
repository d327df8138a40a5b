package org.leadscoring.web.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Pattern;

/**
 * Why the core refuses something. It says so in English, with facts in between, for interfaces and for what is stored; here
 * it is recognised, so that pages can say it in the reader's language. {@code messages/reason.properties} holds the very
 * words of the core.
 */
final class Reasons {

    /** What can be recognised without looking at every word of a novel. */
    private static final int LONGEST = 4_000;

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)}");
    private static final List<Known> ALL = read();

    private Reasons() {}

    private static List<Known> read() {
        var bundle = ResourceBundle.getBundle("messages/reason", Locale.ROOT);
        return bundle.keySet().stream()
                .map(key -> Known.of(key, bundle.getString(key)))
                // What says most of its own comes first.
                .sorted(Comparator.comparingInt(Known::letters).reversed().thenComparing(Known::key))
                .toList();
    }

    /** The message for these words of the core. */
    static Optional<Found> find(String reason) {
        return reason.length() > LONGEST
                ? Optional.empty()
                : ALL.stream().flatMap(known -> known.in(reason).stream()).findFirst();
    }

    /**
     * A message, and the facts that belong into it.
     *
     * @param openEnded whether the last of the facts is a reason itself
     */
    record Found(String key, List<String> facts, boolean openEnded) {}

    /**
     * Words of the core that a message knows.
     *
     * @param arguments which fact each group of the pattern is
     * @param letters how many are the message's own
     */
    private record Known(String key, Pattern pattern, List<Integer> arguments, int letters) {

        static Known of(String key, String message) {
            var arguments = new ArrayList<Integer>();
            var pattern = new StringBuilder();
            var matcher = ARGUMENT.matcher(message);
            int letters = 0;
            int end = 0;
            while (matcher.find()) {
                var own = unquoted(message.substring(end, matcher.start()), message);
                pattern.append(Pattern.quote(own)).append("(.+?)");
                arguments.add(Integer.valueOf(matcher.group(1)));
                letters += own.length();
                end = matcher.end();
            }
            var own = unquoted(message.substring(end), message);
            pattern.append(Pattern.quote(own));
            return new Known(
                    key, Pattern.compile(pattern.toString(), Pattern.DOTALL), arguments, letters + own.length());
        }

        /** Apostrophes are doubled in messages with arguments, and only there. */
        private static String unquoted(String part, String message) {
            return ARGUMENT.matcher(message).find() ? part.replace("''", "'") : part;
        }

        Optional<Found> in(String reason) {
            var matcher = pattern.matcher(reason);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            var facts = new String[arguments.size()];
            for (int i = 0; i < facts.length; i++) {
                facts[arguments.get(i)] = matcher.group(i + 1);
            }
            return Optional.of(new Found(key, List.of(facts), key.startsWith("reason.about.")));
        }
    }
}
