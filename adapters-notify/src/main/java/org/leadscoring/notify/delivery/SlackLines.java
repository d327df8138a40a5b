package org.leadscoring.notify.delivery;

import java.util.ArrayList;
import java.util.List;

/** Lines of a message, put into as few sections as hold them, and no more of them than Slack takes. */
final class SlackLines {

    /** Of the 50 blocks of a message some are left for what stands around. */
    private static final int MOST_SECTIONS = 45;

    /** Messages of about 13,000 characters have been refused; this leaves room for what stands around. */
    private static final int MOST_CHARACTERS = 10_000;

    private final List<String> sections = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private int characters;
    private int leftOut;

    /**
     * Begins a new section under this heading.
     *
     * @param heading Slack's markup
     */
    void heading(String heading) {
        close();
        if (hasRoom(heading)) {
            append(heading);
        }
    }

    /**
     * Adds a line, or counts it if there is no room.
     *
     * @param line Slack's markup, at most 2,000 characters
     */
    void add(String line) {
        if (leftOut > 0 || !hasRoom(line)) {
            leftOut++;
            return;
        }
        if (open.length() + line.length() + 1 > SlackBlock.LONGEST_SECTION) {
            close();
        }
        append(line);
    }

    private boolean hasRoom(String line) {
        return characters + line.length() < MOST_CHARACTERS && sections.size() < MOST_SECTIONS;
    }

    private void append(String line) {
        if (!open.isEmpty()) {
            open.append('\n');
        }
        open.append(line);
        characters += line.length() + 1;
    }

    private void close() {
        if (!open.isEmpty()) {
            sections.add(open.toString());
            open.setLength(0);
        }
    }

    /** The lines as sections, and how many had no room. */
    List<SlackBlock> blocks(Words words) {
        close();
        var blocks = new ArrayList<SlackBlock>();
        sections.forEach(section -> blocks.add(SlackBlock.section(section)));
        if (leftOut > 0) {
            blocks.add(SlackBlock.section(words.say("more", leftOut)));
        }
        return blocks;
    }
}
