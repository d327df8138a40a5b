package org.leadscoring.web.assignment;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.assignment.EditAssignment;
import org.leadscoring.application.assignment.Loads;
import org.leadscoring.application.assignment.PreviewAssignment;
import org.leadscoring.application.assignment.StaleAssignmentException;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.domain.assignment.AssignmentMethod;
import org.leadscoring.domain.assignment.AssignmentPolicy;
import org.leadscoring.domain.assignment.Reason.Skipped;
import org.leadscoring.domain.assignment.Seat;
import org.leadscoring.domain.workspace.Role;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.web.assignment.AssignmentForm.Read;
import org.leadscoring.web.page.Flash;
import org.leadscoring.web.page.Moments;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who gets leads: by which method, who takes them and how many, who is away, and who would be next. */
@Screen
final class AssignmentPage {

    private static final int FORETOLD = 3;

    private final EditAssignment edit;
    private final PreviewAssignment preview;
    private final Loads loads;
    private final Users users;

    AssignmentPage(EditAssignment edit, PreviewAssignment preview, Loads loads, Users users) {
        this.edit = edit;
        this.preview = preview;
        this.loads = loads;
        this.users = users;
    }

    @GetMapping("/settings/assignment")
    ModelAndView show(
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            @ModelAttribute("moments") Moments moments,
            Model model) {
        var policy = edit.policy(me.workspace());
        var form = AssignmentForm.of(policy, team(me, policy), moments);
        return page(form, new Read(policy, Map.of()), revision(policy), me, words, moments, model, HttpStatus.OK);
    }

    /**
     * Saves who gets leads, or shows the form again: with who would be next, or with what is wrong.
     *
     * @param wish {@code save} or {@code try}
     * @param revision of the policy the form was made from
     * @param fields of the form; those of a user end with a point and their id
     */
    @PostMapping("/settings/assignment")
    ModelAndView change(
            @RequestParam(name = "do", defaultValue = "save") String wish,
            @RequestParam(defaultValue = "") String revision,
            @RequestParam MultiValueMap<String, String> fields,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            @ModelAttribute("moments") Moments moments,
            Model model,
            RedirectAttributes flash) {
        var before = edit.policy(me.workspace());
        var form = AssignmentForm.sent(fields, team(me, before));
        var read = form.read(words, moments);
        var policy = read.policy();
        if (policy == null || wish.equals("try")) {
            var status = read.errors().isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
            return page(form, read, revision, me, words, moments, model, status);
        }
        try {
            if (!revision(before).equals(revision)) {
                throw new StaleAssignmentException();
            }
            edit.change(me.workspace(), before, policy, me.user());
        } catch (StaleAssignmentException stale) {
            model.addAttribute(Flash.REFUSED, words.say("assignment.stale"));
            var current = revision(edit.policy(me.workspace()));
            return page(form, read, current, me, words, moments, model, HttpStatus.CONFLICT);
        }
        flash.addFlashAttribute(Flash.DONE, words.say("assignment.saved"));
        return new ModelAndView("redirect:/settings/assignment");
    }

    private ModelAndView page(
            AssignmentForm form,
            Read read,
            String revision,
            SignedIn me,
            Words words,
            Moments moments,
            Model model,
            HttpStatus status) {
        var names = names(me);
        var team = form.rows().stream().map(AssignmentForm.Row::id).toList();
        model.addAttribute("form", form);
        model.addAttribute("errors", read.errors());
        model.addAttribute("revision", revision);
        model.addAttribute("methods", AssignmentMethod.values());
        model.addAttribute("loads", loads.of(me.workspace(), team));
        model.addAttribute("next", next(read.policy(), me, words, moments, names));
        var facts = new AssignmentFacts(words, moments, names);
        model.addAttribute(
                "history",
                edit.history(me.workspace()).stream().map(facts::told).toList());
        return new ModelAndView("assignment/policy", model.asMap(), status);
    }

    private @Nullable Next next(
            @Nullable AssignmentPolicy policy,
            SignedIn me,
            Words words,
            Moments moments,
            Function<UserId, String> names) {
        if (policy == null) {
            return null;
        }
        var choices = preview.next(me.workspace(), policy, FORETOLD);
        var reasons = new ReasonWords(words, moments, names);
        var first = choices.getFirst();
        var skipped = first.reason().skipped();
        var out = skipped.stream().map(Skipped::user).collect(Collectors.toSet());
        var nobody = first.user() == null;
        var people = policy.method() == AssignmentMethod.RANDOM
                ? policy.seats().stream()
                        .map(Seat::user)
                        .filter(user -> !out.contains(user))
                        .map(names)
                : choices.stream().map(choice -> nameOf(choice.user(), names, words));
        return new Next(
                nobody,
                policy.method() == AssignmentMethod.RANDOM,
                people.collect(Collectors.joining(", ")),
                reasons.grounds(first.reason()),
                skipped.stream().map(reasons::skipped).toList());
    }

    private static String nameOf(@Nullable UserId user, Function<UserId, String> names, Words words) {
        return user == null ? words.say("assignment.nobody") : names.apply(user);
    }

    /** Those who may work on leads, and whoever takes them all the same, by name. */
    private List<User> team(SignedIn me, AssignmentPolicy policy) {
        return users.all(me.workspace()).stream()
                .filter(user -> policy.seat(user.id()).isPresent() || (user.enabled() && user.role() != Role.VIEWER))
                .toList();
    }

    private Function<UserId, String> names(SignedIn me) {
        var names = users.all(me.workspace()).stream().collect(Collectors.toMap(User::id, User::name));
        return user -> {
            var name = names.get(user);
            return name == null ? "…" : name;
        };
    }

    private static String revision(AssignmentPolicy policy) {
        return Integer.toHexString(policy.toString().hashCode());
    }

    /**
     * Who would get the next leads.
     *
     * @param nobody whether nobody would
     * @param drawn whether each is drawn by lot from these people, else they come in this order
     * @param why it would be the first of them, in words
     * @param skipped who would not get one and why, in words
     */
    public record Next(boolean nobody, boolean drawn, String people, String why, List<String> skipped) {}
}
