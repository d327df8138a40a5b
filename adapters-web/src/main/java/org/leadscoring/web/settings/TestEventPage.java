package org.leadscoring.web.settings;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.leadscoring.application.ingestion.SendTestEvent;
import org.leadscoring.application.ingestion.SendTestEvent.Done;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.workspace.UnknownSourceException;
import org.leadscoring.domain.event.Mark;
import org.leadscoring.domain.scoring.LedgerEntry;
import org.leadscoring.domain.scoring.Rule;
import org.leadscoring.domain.workspace.Source;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.web.page.Address;
import org.leadscoring.web.page.Again;
import org.leadscoring.web.page.Detail;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Sends one event by hand, as any source would, and tells what it did. */
@Screen
final class TestEventPage {

    private static final String URL = "/settings/test-event";

    private final SendTestEvent test;
    private final ScoringModels models;

    TestEventPage(SendTestEvent test, ScoringModels models) {
        this.test = test;
        this.models = models;
    }

    @GetMapping(URL)
    String blank(TestEventForm form, @ModelAttribute("me") SignedIn me, Model model) {
        show(form, Map.of(), me, model);
        return "settings/test-event";
    }

    @PostMapping(URL)
    ModelAndView send(TestEventForm form, @ModelAttribute("me") SignedIn me, @ModelAttribute("words") Words words) {
        var read = form.read(words);
        var source = test.sources(me.workspace()).stream()
                .map(Source::id)
                .filter(id -> id.value().toString().equals(form.source()))
                .findFirst();
        if (source.isEmpty()) {
            read.errors().put("source", words.say("test.source-wrong"));
        }
        if (!read.errors().isEmpty()) {
            var model = new ExtendedModelMap();
            show(form, read.errors(), me, model);
            return Again.with("settings/test-event", model);
        }
        var message = test.send(
                me.workspace(),
                source.orElseThrow(),
                Objects.requireNonNull(read.type()),
                form.type().strip(),
                Objects.requireNonNull(read.by()),
                read.properties());
        return new ModelAndView("redirect:" + URL + "/" + form.source() + "/" + message);
    }

    /** What it did, to be looked at again and passed on. */
    @GetMapping(URL + "/{source:[0-9a-fA-F-]{36}}/{message}")
    String done(
            @PathVariable UUID source,
            @PathVariable String message,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            Model model) {
        var from = new SourceId(source);
        var done = test.done(me.workspace(), from, message).orElseThrow(() -> new UnknownSourceException(from));
        model.addAttribute("sent", done);
        model.addAttribute("gains", gains(done, words));
        model.addAttribute("why", why(done, words));
        model.addAttribute("details", Detail.of(done.event().properties()));
        model.addAttribute(
                "again",
                new Address(URL)
                        .with("source", source)
                        .with("type", done.event().name())
                        .toString());
        return "settings/test-event-done";
    }

    private static List<Gain> gains(Done done, Words words) {
        return done.entries().stream()
                .map(entry -> new Gain(
                        what(entry, done, words),
                        words.signed(entry.points()),
                        words.total(entry.after()),
                        entry.category().key()))
                .toList();
    }

    private static String what(LedgerEntry entry, Done done, Words words) {
        return entry.rule() == null ? words.of("cause", entry.cause()) : words.rule(entry.rule(), done.model());
    }

    private static String why(Done done, Words words) {
        return switch (done.outcome()) {
            case SCORED -> "";
            case NO_RULE ->
                words.say(
                        "test.no-rule", done.event().type().name(), done.model().name());
            case NOTHING -> words.say("test.nothing");
            case TELLS -> words.say("test.tells");
            case VOID -> words.say("test.void");
            case SUSPECT ->
                done.event().mark() instanceof Mark.Suspect(var reason)
                        ? words.of("mark", reason)
                        : words.say("test.nothing");
        };
    }

    private void show(TestEventForm form, Map<String, String> errors, SignedIn me, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute("sources", test.sources(me.workspace()));
        model.addAttribute("kinds", TestEventForm.KINDS);
        model.addAttribute(
                "types",
                Stream.concat(
                                models.live(me.workspace()).stream()
                                        .flatMap(live -> live.rules().stream())
                                        .map(Rule::event)
                                        .map(type -> type.name()),
                                Stream.of("page_view"))
                        .distinct()
                        .sorted()
                        .toList());
    }

    /** What an entry of the ledger says: for what, how many points, the score they led to, and the category. */
    public record Gain(String what, String points, String after, String category) {}
}
