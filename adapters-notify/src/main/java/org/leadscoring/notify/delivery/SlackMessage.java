package org.leadscoring.notify.delivery;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.leadscoring.domain.delivery.Fact;
import org.leadscoring.domain.delivery.Notice;
import org.leadscoring.domain.delivery.Topic;

/**
 * What is posted into a channel. It is written in English: who reads there is not known. E-mail addresses and phone numbers
 * stay on the lead's page, which not everybody in a channel may see.
 *
 * @param text for notifications and for clients that show no blocks
 */
record SlackMessage(String text, List<SlackBlock> blocks) {

    private static final Words WORDS = Words.ENGLISH;

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_WORD = 100;
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_TEXT = 2_000;

    SlackMessage {
        blocks = List.copyOf(blocks);
    }

    /** A message about one thing. */
    static SlackMessage of(Notice notice) {
        var fact = notice.fact();
        var blocks = new ArrayList<SlackBlock>();
        blocks.add(SlackBlock.header(WORDS.happened(notice)));
        if (fact.topic() == Topic.DIGEST) {
            var lines = new SlackLines();
            notice.leads().forEach(lead -> lines.add(line(lead, fact, notice.zone())));
            blocks.addAll(lines.blocks(WORDS));
        } else {
            notice.lead().ifPresent(lead -> blocks.addAll(lead(lead, fact, notice.zone())));
        }
        if (!WORDS.note(fact.topic()).isEmpty()) {
            blocks.add(SlackBlock.section(WORDS.note(fact.topic())));
        }
        if (fact.detail() != null) {
            blocks.add(SlackBlock.section(SlackText.plain(fact.detail(), LONGEST_TEXT)));
        }
        blocks.add(SlackBlock.context(SlackText.plain(notice.workspace(), LONGEST_NAME) + " · "
                + SlackText.time(fact.at(), WORDS.time(fact.at(), notice.zone()))));
        return new SlackMessage(summary(notice), blocks);
    }

    private static String summary(Notice notice) {
        var happened = WORDS.happened(notice);
        var subject = notice.fact().topic() == Topic.DIGEST ? Optional.<Notice.Card>empty() : notice.lead();
        return SlackText.plain(
                subject.map(lead -> happened + ": " + WORDS.say("subject.lead", lead.name(), lead.score()))
                        .orElse(happened),
                LONGEST_TEXT);
    }

    private static List<SlackBlock> lead(Notice.Card lead, Fact fact, ZoneId zone) {
        var blocks = new ArrayList<SlackBlock>();
        blocks.add(SlackBlock.section("*" + SlackText.link(lead.link(), lead.name(), LONGEST_NAME) + "*"));
        blocks.add(SlackBlock.facts(List.of(
                fact(
                        "score",
                        "%s (%s)"
                                .formatted(
                                        WORDS.say("score", lead.score()),
                                        WORDS.say("score.parts", lead.engagement(), lead.fit(), lead.intent()))),
                fact("stage", SlackText.plain(lead.stage(), LONGEST_WORD)),
                fact("owner", SlackText.plain(WORDS.owner(lead.owner(), LONGEST_WORD), LONGEST_WORD)),
                fact("due", due(lead, fact, zone).orElse(WORDS.say("due.none"))))));
        if (!lead.reasons().isEmpty()) {
            blocks.add(SlackBlock.section(lead.reasons().stream()
                    .map(reason -> "• " + WORDS.reason(reason, SlackText.plain(reason.text(), LONGEST_REASON)))
                    .collect(Collectors.joining("\n", "*" + WORDS.say("label.reasons") + "*\n", ""))));
        }
        return blocks;
    }

    private static String fact(String label, String marked) {
        return "*" + WORDS.say("label." + label) + "*\n" + marked;
    }

    /**
     * One message about many things: a line for each lead, under what happened to it.
     *
     * @param notices one at least
     */
    static SlackMessage of(List<Notice> notices) {
        var byTopic = notices.stream()
                .collect(Collectors.groupingBy(
                        notice -> notice.fact().topic(), LinkedHashMap::new, Collectors.toList()));
        var lines = new SlackLines();
        byTopic.forEach((topic, same) -> {
            lines.heading("*" + WORDS.topic(topic) + "*");
            same.forEach(notice -> lines(notice).forEach(lines::add));
        });
        var first = notices.getFirst();
        var title = WORDS.say("several", notices.size());
        var blocks = new ArrayList<SlackBlock>();
        blocks.add(SlackBlock.header(title));
        blocks.addAll(lines.blocks(WORDS));
        blocks.add(SlackBlock.context(SlackText.plain(first.workspace(), LONGEST_NAME)));
        return new SlackMessage(title + ": " + topics(byTopic), blocks);
    }

    private static String topics(LinkedHashMap<Topic, List<Notice>> byTopic) {
        return byTopic.entrySet().stream()
                .map(topic ->
                        WORDS.topic(topic.getKey()) + " (" + topic.getValue().size() + ")")
                .collect(Collectors.joining(", "));
    }

    private static List<String> lines(Notice notice) {
        if (!notice.leads().isEmpty()) {
            return notice.leads().stream()
                    .map(lead -> line(lead, notice.fact(), notice.zone()))
                    .toList();
        }
        var detail = notice.fact().detail();
        return List.of("• " + SlackText.plain(detail == null ? WORDS.happened(notice) : detail, LONGEST_REASON));
    }

    private static String line(Notice.Card lead, Fact fact, ZoneId zone) {
        var stage = fact.stage() == null ? lead.stage() : fact.stage();
        var line = new StringBuilder("• ")
                .append(SlackText.link(lead.link(), lead.name(), LONGEST_NAME))
                .append(" – ")
                .append(WORDS.say("score", lead.score()))
                .append(", ")
                .append(SlackText.plain(stage, LONGEST_WORD));
        if (lead.owner() != null) {
            line.append(", ").append(SlackText.plain(lead.owner(), LONGEST_WORD));
        }
        due(lead, fact, zone).ifPresent(due -> line.append(", ").append(WORDS.say("due.by", due)));
        return line.toString();
    }

    private static Optional<String> due(Notice.Card lead, Fact fact, ZoneId zone) {
        return Due.of(lead, fact).map(at -> SlackText.time(at, WORDS.time(at, zone)));
    }
}
