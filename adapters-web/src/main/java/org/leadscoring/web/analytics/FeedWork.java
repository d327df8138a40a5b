package org.leadscoring.web.analytics;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.leadscoring.application.analytics.EditFeeds;
import org.leadscoring.application.analytics.FeedNotPossibleException;
import org.leadscoring.domain.analytics.FeedId;
import org.leadscoring.web.page.Flash;
import org.leadscoring.web.page.Moments;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Changing a feed, trying it, pausing it, saying where it begins, and taking it away. */
@Screen
@RequestMapping("/analytics/{id:[0-9a-fA-F-]{36}}")
final class FeedWork {

    private final EditFeeds feeds;
    private final FeedsPage page;

    FeedWork(EditFeeds feeds, FeedsPage page) {
        this.feeds = feeds;
        this.page = page;
    }

    @PostMapping
    ModelAndView change(
            @PathVariable UUID id,
            FeedForm form,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var feed = new FeedId(id);
        var before = feeds.feed(me.workspace(), feed).sink();
        var read = form.read(before, words);
        var errors = new LinkedHashMap<>(read.errors());
        if (read.valid()) {
            try {
                var changed = feeds.change(
                        me.workspace(), feed, form.name(), read.chosenSink(), read.chosenContent(), me.user());
                flash.addFlashAttribute(Flash.DONE, words.say("feed.changed", changed.name()));
                return to(id);
            } catch (FeedNotPossibleException e) {
                errors.put(e.field(), words.say("feed." + e.field() + "-taken"));
            }
        }
        return page.again(feed, form, errors, me);
    }

    /** Says exactly what came back. */
    @PostMapping("/test")
    ModelAndView test(
            @PathVariable UUID id,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var tried = feeds.test(me.workspace(), new FeedId(id));
        flash.addFlashAttribute(
                tried.well() ? Flash.DONE : Flash.REFUSED,
                words.say(tried.well() ? "feed.test-well" : "feed.test-ill"));
        flash.addFlashAttribute("answer", tried.answer());
        flash.addFlashAttribute("request", tried.request());
        return to(id);
    }

    @PostMapping("/enabled")
    ModelAndView enable(
            @PathVariable UUID id,
            @RequestParam boolean on,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var turned = feeds.turn(me.workspace(), new FeedId(id), on, me.user());
        flash.addFlashAttribute(Flash.DONE, words.say(on ? "feed.enabled" : "feed.disabled", turned.name()));
        return to(id);
    }

    /** @param from a day, empty for now */
    @PostMapping("/begin")
    ModelAndView begin(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String from,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("moments") Moments moments,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        try {
            var instant = from.isBlank() ? moments.now() : moments.startOf(LocalDate.parse(from.strip()));
            feeds.beginFrom(me.workspace(), new FeedId(id), instant, me.user());
            flash.addFlashAttribute(Flash.DONE, words.say("feed.begun", moments.when(instant)));
        } catch (DateTimeException e) {
            // Browsers without a field for dates let anything be written.
            flash.addFlashAttribute(Flash.REFUSED, words.say("feed.begin-wrong"));
        }
        return to(id);
    }

    @PostMapping("/batches/{batch:[0-9a-fA-F-]{36}}")
    ModelAndView decide(
            @PathVariable UUID id,
            @PathVariable UUID batch,
            @RequestParam boolean again,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var found = feeds.decide(me.workspace(), new FeedId(id), batch, again, me.user());
        var done = again ? "feed.batch-again" : "feed.batch-dropped";
        flash.addFlashAttribute(found ? Flash.DONE : Flash.REFUSED, words.say(found ? done : "feed.batch-gone"));
        return to(id);
    }

    @PostMapping("/remove")
    ModelAndView remove(
            @PathVariable UUID id,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var feed = new FeedId(id);
        var name = feeds.feed(me.workspace(), feed).name();
        feeds.remove(me.workspace(), feed, me.user());
        flash.addFlashAttribute(Flash.DONE, words.say("feed.removed", name));
        return new ModelAndView("redirect:/analytics");
    }

    private static ModelAndView to(UUID id) {
        return new ModelAndView("redirect:" + FeedsPage.address(new FeedId(id)));
    }
}
