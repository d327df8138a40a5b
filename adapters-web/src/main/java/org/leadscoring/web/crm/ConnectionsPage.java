package org.leadscoring.web.crm;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.leadscoring.application.crm.ConnectionNotPossibleException;
import org.leadscoring.application.crm.EditConnections;
import org.leadscoring.application.crm.FollowErasures;
import org.leadscoring.application.crm.WatchConnections;
import org.leadscoring.application.crm.WatchConnections.Watched;
import org.leadscoring.application.delivery.EditDestinations;
import org.leadscoring.application.scoring.EditModels;
import org.leadscoring.domain.crm.ConnectionId;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.domain.crm.Crm.Kind;
import org.leadscoring.domain.crm.Crm.Odoo.Api;
import org.leadscoring.domain.crm.Ours;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.web.page.Again;
import org.leadscoring.web.page.Flash;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of connections to CRMs, each of them, its fields, and making one. */
@Screen
final class ConnectionsPage {

    static final String ONE = "/crm/{id:[0-9a-fA-F-]{36}}";

    private final EditConnections connections;
    private final WatchConnections watch;
    private final EditDestinations secrets;
    private final EditModels models;
    private final FollowErasures erasures;

    ConnectionsPage(
            EditConnections connections,
            WatchConnections watch,
            EditDestinations secrets,
            EditModels models,
            FollowErasures erasures) {
        this.connections = connections;
        this.watch = watch;
        this.secrets = secrets;
        this.models = models;
        this.erasures = erasures;
    }

    static String address(ConnectionId connection) {
        return "/crm/" + connection.value();
    }

    @GetMapping("/crm")
    String all(@ModelAttribute("me") SignedIn me, Model model) {
        model.addAttribute("rows", watch.all(me.workspace()));
        return "crm/list";
    }

    @GetMapping("/crm/new")
    String form(@RequestParam(defaultValue = "") String kind, @ModelAttribute("me") SignedIn me, Model model) {
        var chosen = Arrays.stream(Kind.values())
                .filter(one -> one.key().equals(kind))
                .findFirst();
        if (chosen.isEmpty()) {
            model.addAttribute("kinds", Kind.values());
            return "crm/kinds";
        }
        show(ConnectionForm.ofNew(chosen.get()), Map.of(), me, model);
        return "crm/new";
    }

    private void show(ConnectionForm form, Map<String, String> errors, SignedIn me, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute(
                "apis",
                Arrays.stream(Api.values())
                        .map(api -> api.name().toLowerCase(Locale.ROOT))
                        .toList());
        model.addAttribute("stages", models.primary(me.workspace()).ladder().names());
    }

    @PostMapping("/crm")
    ModelAndView create(
            ConnectionForm form,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        if (form.chosenKind().isEmpty()) {
            return again("crm/kinds", new ExtendedModelMap().addAttribute("kinds", Kind.values()));
        }
        var stages = models.primary(me.workspace()).ladder().names();
        var read = form.read(null, stages, secrets::makeSecret, words);
        var errors = new LinkedHashMap<>(read.errors());
        if (read.valid()) {
            try {
                var made = connections.create(me.workspace(), form.name(), read.chosen(), me.user());
                if (made.crm() instanceof Crm.Webhook webhook) {
                    flash.addFlashAttribute(
                            "secret", webhook.secrets().getFirst().value());
                }
                flash.addFlashAttribute(Flash.DONE, words.say("crm.created", made.name()));
                return new ModelAndView("redirect:" + address(made.id()));
            } catch (ConnectionNotPossibleException e) {
                errors.put(e.field(), words.reason(String.valueOf(e.getMessage())));
            }
        }
        var model = new ExtendedModelMap();
        show(form, errors, me, model);
        return again("crm/new", model);
    }

    @GetMapping(ONE)
    String connection(@PathVariable UUID id, @ModelAttribute("me") SignedIn me, Model model) {
        var watched = watch.connection(me.workspace(), new ConnectionId(id));
        fill(watched, ConnectionForm.of(watched.connection()), Map.of(), me, model);
        return "crm/connection";
    }

    private void fill(Watched watched, ConnectionForm form, Map<String, String> errors, SignedIn me, Model model) {
        show(form, errors, me, model);
        var id = watched.connection().id();
        model.addAttribute("watched", watched);
        model.addAttribute("connection", watched.connection());
        model.addAttribute("standing", watched.standing());
        model.addAttribute("run", watched.latest());
        model.addAttribute("troubles", watch.troubles(me.workspace(), id));
        model.addAttribute("erasures", erasures.open(me.workspace(), id));
        model.addAttribute("url", address(id));
        model.addAttribute(
                "hint",
                switch (watched.connection().crm()) {
                    case Crm.HubSpot hubSpot -> hubSpot.token().hint();
                    case Crm.Salesforce salesforce -> salesforce.clientSecret().hint();
                    case Crm.Odoo odoo -> odoo.key().hint();
                    case Crm.Webhook webhook -> webhook.secrets().getFirst().hint();
                });
    }

    @PostMapping(ONE)
    ModelAndView change(
            @PathVariable UUID id,
            ConnectionForm form,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var connection = connections.connection(me.workspace(), new ConnectionId(id));
        var stages = models.primary(me.workspace()).ladder().names();
        var read = form.read(connection, stages, secrets::makeSecret, words);
        var errors = new LinkedHashMap<>(read.errors());
        if (read.valid()) {
            try {
                var changed = connections.change(
                        me.workspace(),
                        connection.id(),
                        form.name(),
                        read.chosen(),
                        read.every(),
                        form.from().isEmpty() ? null : form.from(),
                        form.takesRecords(),
                        form.onErasure(),
                        me.user());
                flash.addFlashAttribute(Flash.DONE, words.say("crm.changed", changed.name()));
                return new ModelAndView("redirect:" + address(connection.id()));
            } catch (ConnectionNotPossibleException e) {
                errors.put(e.field(), words.reason(String.valueOf(e.getMessage())));
            }
        }
        var model = new ExtendedModelMap();
        fill(watch.connection(me.workspace(), connection.id()), form, errors, me, model);
        return again("crm/connection", model);
    }

    @GetMapping(ONE + "/fields")
    String fields(@PathVariable UUID id, @ModelAttribute("me") SignedIn me, Model model) {
        var connection = connections.connection(me.workspace(), new ConnectionId(id));
        fields(id, connection.name(), MappingForm.of(connection.mapping()), model);
        return "crm/fields";
    }

    private static void fields(UUID id, String name, MappingForm form, Model model) {
        model.addAttribute("name", name);
        model.addAttribute("form", form);
        model.addAttribute("url", address(new ConnectionId(id)));
        model.addAttribute("ways", MappingForm.WAYS);
        model.addAttribute("known", Ours.ALL.stream().map(Ours::key).toList());
        model.addAttribute("statuses", LeadStatus.values());
    }

    @PostMapping(ONE + "/fields")
    ModelAndView changeFields(
            @PathVariable UUID id,
            MappingForm form,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var connection = connections.connection(me.workspace(), new ConnectionId(id));
        try {
            connections.change(me.workspace(), connection.id(), form.mapping(), me.user());
            flash.addFlashAttribute(Flash.DONE, words.say("crm.fields-changed"));
            return new ModelAndView("redirect:" + address(connection.id()));
        } catch (IllegalArgumentException e) {
            var model = new ExtendedModelMap();
            fields(id, connection.name(), form, model);
            model.addAttribute("wrong", words.reason(String.valueOf(e.getMessage())));
            return again("crm/fields", model);
        }
    }

    @GetMapping(ONE + "/preview")
    String preview(@PathVariable UUID id, @ModelAttribute("me") SignedIn me, Model model) {
        var connection = connections.connection(me.workspace(), new ConnectionId(id));
        model.addAttribute("name", connection.name());
        model.addAttribute("url", address(connection.id()));
        model.addAttribute("rows", watch.preview(me.workspace(), connection.id()));
        return "crm/preview";
    }

    private static ModelAndView again(String view, Model model) {
        return Again.with(view, model.asMap());
    }
}
