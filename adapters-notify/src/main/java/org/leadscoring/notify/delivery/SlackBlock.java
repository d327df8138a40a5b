package org.leadscoring.notify.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a message of Slack, as its JSON has it.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks">Slack: blocks</a>
 */
sealed interface SlackBlock {

    /** The most characters of a header. */
    int LONGEST_HEADER = 150;

    /** The most characters of a section's text. */
    int LONGEST_SECTION = 3_000;

    /** The heading of a message. */
    record Header(String type, Text text) implements SlackBlock {}

    /** A paragraph, or pairs of facts side by side. */
    record Section(
            String type, @Nullable Text text, @Nullable List<Text> fields) implements SlackBlock {}

    /** Small print. */
    record Context(String type, List<Text> elements) implements SlackBlock {}

    /**
     * Text.
     *
     * @param verbatim true so that Slack makes no links and mentions out of names; null where it never does
     */
    record Text(String type, String text, @Nullable Boolean verbatim) {

        static Text marked(String text) {
            return new Text("mrkdwn", text, true);
        }
    }

    /** @param text any text; it is cut where Slack would refuse it */
    static SlackBlock header(String text) {
        return new Header("header", new Text("plain_text", SlackText.plain(text, LONGEST_HEADER), null));
    }

    /** @param marked at most {@link #LONGEST_SECTION} characters of Slack's markup */
    static SlackBlock section(String marked) {
        return new Section("section", Text.marked(marked), null);
    }

    /** @param marked at most 10 facts of at most 2,000 characters */
    static SlackBlock facts(List<String> marked) {
        return new Section("section", null, marked.stream().map(Text::marked).toList());
    }

    /** @param marked Slack's markup */
    static SlackBlock context(String marked) {
        return new Context("context", List.of(Text.marked(marked)));
    }
}
