package org.leadscoring.notify.delivery;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.delivery.Sender.Recipient;
import org.leadscoring.domain.delivery.Notice;
import org.leadscoring.domain.delivery.Topic;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * What a mail says.
 *
 * @param subject one line
 * @param text for readers who want no HTML
 */
record Letter(String subject, String text, String html) {

    private static final TemplateEngine PAGES = pages();

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_TEXT = 500;

    private static TemplateEngine pages() {
        var pages = new TemplateEngine();
        pages.addTemplateResolver(resolver(".html", TemplateMode.HTML));
        pages.addTemplateResolver(resolver(".txt", TemplateMode.TEXT));
        return pages;
    }

    private static ClassLoaderTemplateResolver resolver(String end, TemplateMode mode) {
        var resolver = new ClassLoaderTemplateResolver(Letter.class.getClassLoader());
        resolver.setPrefix("notices/");
        resolver.setResolvablePatterns(Set.of("*" + end));
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding("UTF-8");
        return resolver;
    }

    /**
     * Writes one.
     *
     * @param to for whom it is, in their language; null if it is for whoever reads it there, in English
     */
    static Letter of(Notice notice, @Nullable Recipient to) {
        var words = to == null ? Words.ENGLISH : Words.of(to.language());
        var facts = new Context(words.locale(), facts(notice, to, words));
        return new Letter(subject(notice, words), PAGES.process("mail.txt", facts), PAGES.process("mail.html", facts));
    }

    private static String subject(Notice notice, Words words) {
        var happened = words.happened(notice);
        var about = notice.fact().topic() == Topic.DIGEST || notice.leads().isEmpty()
                ? Line.of(notice.workspace(), LONGEST_NAME)
                : about(notice.leads().getFirst(), words);
        return Line.of(happened + ": " + about, LONGEST_SUBJECT);
    }

    private static String about(Notice.Card lead, Words words) {
        return words.say("subject.lead", Line.of(lead.name(), LONGEST_NAME), lead.score());
    }

    private static Map<String, Object> facts(Notice notice, @Nullable Recipient to, Words words) {
        var fact = notice.fact();
        var facts = new HashMap<String, Object>();
        facts.put("language", words.language());
        facts.put("title", words.happened(notice));
        facts.put("greeting", to == null ? "" : words.say("greeting", Line.of(to.name(), LONGEST_NAME)));
        facts.put("note", words.note(fact.topic()));
        facts.put("detail", fact.detail() == null ? "" : Line.of(fact.detail(), LONGEST_TEXT));
        facts.put("leads", leads(notice, words));
        facts.put("open", words.say("open"));
        facts.put("why", words.say("label.reasons"));
        facts.put("footer", words.say("footer", Line.of(notice.workspace(), LONGEST_NAME)));
        facts.put("choose", words.say(to == null ? "footer.team" : "footer.me"));
        facts.put("chooseAt", chooseAt(notice, to));
        return facts;
    }

    /** Where people say what they are told: beside the lead's page; without a lead the words must do. */
    private static String chooseAt(Notice notice, @Nullable Recipient to) {
        var page = to == null ? "/destinations" : "/settings/mail";
        return notice.lead()
                .map(Notice.Card::link)
                .map(link -> link.resolve(page))
                .map(URI::toString)
                .orElse("");
    }

    private static List<Map<String, Object>> leads(Notice notice, Words words) {
        var brief = notice.fact().topic() == Topic.DIGEST;
        return notice.leads().stream()
                .map(lead -> Map.<String, Object>of(
                        "name",
                        Line.of(lead.name(), LONGEST_NAME),
                        "link",
                        lead.link().toString(),
                        "facts",
                        facts(lead, notice, brief, words),
                        "reasons",
                        brief ? List.of() : reasons(lead, words)))
                .toList();
    }

    private static List<String> reasons(Notice.Card lead, Words words) {
        return lead.reasons().stream()
                .map(reason -> words.reason(reason, Line.of(reason.text(), LONGEST_TEXT)))
                .toList();
    }

    private static List<Map<String, String>> facts(Notice.Card lead, Notice notice, boolean brief, Words words) {
        var facts = new ArrayList<Map<String, String>>();
        var score = words.say("score", lead.score());
        var parts = words.say("score.parts", lead.engagement(), lead.fit(), lead.intent());
        add(facts, words, "score", brief ? score : score + " (" + parts + ")");
        add(facts, words, "stage", lead.stage());
        Due.of(lead, notice.fact()).ifPresent(due -> add(facts, words, "due", words.time(due, notice.zone())));
        add(facts, words, "owner", words.owner(lead.owner(), LONGEST_NAME));
        if (!brief) {
            add(facts, words, "company", lead.company());
            add(facts, words, "email", lead.email());
            add(facts, words, "phone", lead.phone());
        }
        return facts;
    }

    private static void add(List<Map<String, String>> facts, Words words, String label, @Nullable String value) {
        if (value != null) {
            facts.add(Map.of("label", words.say("label." + label), "value", Line.of(value, LONGEST_NAME)));
        }
    }
}
