package org.leadscoring.web.sla;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.sla.EditSlaPolicy;
import org.leadscoring.application.sla.StalePolicyException;
import org.leadscoring.application.sla.WorkQueue;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.sla.SlaBand;
import org.leadscoring.domain.sla.SlaBand.OpensFor;
import org.leadscoring.domain.sla.SlaPolicy;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.web.page.Flash;
import org.leadscoring.web.page.Moments;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.sla.PolicyForm.BandRow;
import org.leadscoring.web.sla.PolicyForm.Read;
import org.leadscoring.web.sla.PolicyForm.Unit;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How soon leads are answered: promises, office hours, holidays, and what a promise made on a Friday means. */
@Screen
final class PolicyPage {

    private static final LocalTime LATE = LocalTime.of(16, 30);
    private static final String REMOVE = "remove-";

    private final EditSlaPolicy edit;
    private final WorkQueue queue;
    private final Users users;

    PolicyPage(EditSlaPolicy edit, WorkQueue queue, Users users) {
        this.edit = edit;
        this.queue = queue;
        this.users = users;
    }

    @GetMapping("/sla")
    ModelAndView show(
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            @ModelAttribute("moments") Moments moments,
            Model model) {
        var policy = edit.policy(me.workspace());
        var form = PolicyForm.of(policy, me.zone());
        return page(form, form.read(words), revision(policy), me, words, moments, model, HttpStatus.OK);
    }

    /**
     * Saves the policy, or shows the form again: with another band, without one, with what it would mean, or with what is
     * wrong.
     *
     * @param wish {@code save}, {@code try}, {@code add} or {@code remove-2}
     * @param revision of the policy the form was made from
     */
    @PostMapping("/sla")
    ModelAndView change(
            @RequestParam(name = "do", defaultValue = "save") String wish,
            @RequestParam String revision,
            @RequestParam(name = "from", defaultValue = "") List<String> from,
            @RequestParam(name = "amount", defaultValue = "") List<String> amount,
            @RequestParam(name = "unit", defaultValue = "") List<Unit> unit,
            @RequestParam(name = "opens", defaultValue = "") List<OpensFor> opens,
            @RequestParam(defaultValue = "") String warn,
            @RequestParam(defaultValue = "false") boolean office,
            @RequestParam(defaultValue = "") String zone,
            @RequestParam(name = "mon", defaultValue = "") String mon,
            @RequestParam(name = "tue", defaultValue = "") String tue,
            @RequestParam(name = "wed", defaultValue = "") String wed,
            @RequestParam(name = "thu", defaultValue = "") String thu,
            @RequestParam(name = "fri", defaultValue = "") String fri,
            @RequestParam(name = "sat", defaultValue = "") String sat,
            @RequestParam(name = "sun", defaultValue = "") String sun,
            @RequestParam(defaultValue = "") String holidays,
            @RequestParam(name = "pause", defaultValue = "") Set<String> pauses,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            @ModelAttribute("moments") Moments moments,
            Model model,
            RedirectAttributes flash) {
        var form = new PolicyForm(
                rows(from, amount, unit, opens),
                warn,
                office,
                zone,
                List.of(mon, tue, wed, thu, fri, sat, sun),
                holidays,
                new HashSet<>(pauses));
        if (wish.equals("add")) {
            form = form.withAnotherBand();
            return page(form, form.read(words), revision, me, words, moments, model, HttpStatus.OK);
        }
        if (wish.startsWith(REMOVE) && wish.substring(REMOVE.length()).matches("\\d{1,2}")) {
            form = form.withoutBand(Integer.parseInt(wish.substring(REMOVE.length())));
            return page(form, form.read(words), revision, me, words, moments, model, HttpStatus.OK);
        }
        var read = form.read(words);
        var policy = read.policy();
        if (policy == null || wish.equals("try")) {
            return page(form, read, revision, me, words, moments, model, statusOf(read));
        }
        var before = edit.policy(me.workspace());
        try {
            if (!revision(before).equals(revision)) {
                throw new StalePolicyException();
            }
            edit.change(me.workspace(), before, policy, me.user());
        } catch (StalePolicyException stale) {
            model.addAttribute(Flash.REFUSED, words.say("sla.stale"));
            return page(form, read, revision(before), me, words, moments, model, HttpStatus.CONFLICT);
        }
        flash.addFlashAttribute(Flash.DONE, words.say("sla.saved"));
        return new ModelAndView("redirect:/sla");
    }

    private static HttpStatus statusOf(Read read) {
        return read.errors().isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
    }

    private ModelAndView page(
            PolicyForm form,
            Read read,
            String revision,
            SignedIn me,
            Words words,
            Moments moments,
            Model model,
            HttpStatus status) {
        var policy = read.policy();
        model.addAttribute("form", form);
        model.addAttribute("errors", read.errors());
        model.addAttribute("revision", revision);
        model.addAttribute("days", days(form, moments));
        model.addAttribute(
                "zones", ZoneId.getAvailableZoneIds().stream().sorted().toList());
        model.addAttribute("units", Unit.values());
        model.addAttribute("audiences", OpensFor.values());
        model.addAttribute(
                "mayPause",
                Arrays.stream(LeadStatus.values())
                        .filter(SlaPolicy.MAY_PAUSE::contains)
                        .toList());
        model.addAttribute("examples", policy == null ? List.of() : examples(policy, me.zone(), moments));
        model.addAttribute("open", queue.counts(me.workspace(), WorkQueue.Filter.ALL));
        model.addAttribute("history", edit.history(me.workspace()));
        model.addAttribute("facts", new PolicyFacts(words, moments));
        model.addAttribute("names", users.all(me.workspace()).stream().collect(Collectors.toMap(User::id, User::name)));
        return new ModelAndView("sla/policy", model.asMap(), status);
    }

    private static List<BandRow> rows(List<String> from, List<String> amount, List<Unit> unit, List<OpensFor> opens) {
        var rows = Math.min(Math.min(amount.size(), unit.size()), opens.size());
        return IntStream.range(0, rows)
                .mapToObj(
                        i -> new BandRow(i < from.size() ? from.get(i) : "", amount.get(i), unit.get(i), opens.get(i)))
                .toList();
    }

    private static List<Day> days(PolicyForm form, Moments moments) {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> new Day(
                        day.name().substring(0, 3).toLowerCase(Locale.ROOT),
                        moments.name(day),
                        form.days().get(day.getValue() - 1)))
                .toList();
    }

    /** What the policy means for leads that enter each band at 16:30 of the coming Friday, on the office's clock. */
    private static List<Example> examples(SlaPolicy policy, ZoneId usual, Moments moments) {
        var zone = policy.hours().roundTheClock() ? usual : policy.hours().zone();
        var friday = moments.now()
                .atZone(zone)
                .toLocalDate()
                .with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY))
                .atTime(LATE)
                .atZone(zone);
        var there = moments.in(zone);
        var at = friday.toInstant();
        return policy.bands().stream()
                .filter(band -> band.opensFor() != OpensFor.NOBODY)
                .map(band -> {
                    var due = policy.dueAt(at, band);
                    var soon = due.isBefore(friday.plusDays(6).toInstant());
                    return new Example(
                            band,
                            there.weekdayTime(at),
                            soon ? there.weekdayTime(due) : there.dayTime(due),
                            soon ? there.weekdayTime(policy.warnAt(at, band)) : there.dayTime(policy.warnAt(at, band)));
                })
                .toList();
    }

    private static String revision(SlaPolicy policy) {
        return Integer.toHexString(
                PolicyForm.of(policy, ZoneId.of("UTC")).toString().hashCode());
    }

    /** A weekday with its open times. */
    public record Day(String key, String name, String times) {}

    /**
     * What a band promises.
     *
     * @param at when a lead enters it, in words
     * @param due when it is due, in words
     * @param warn when its owner is warned, in words
     */
    public record Example(
            SlaBand band, String at, String due, @Nullable String warn) {}
}
