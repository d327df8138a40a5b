package org.leadscoring.web.importing;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.leadscoring.application.importing.ErrorFile;
import org.leadscoring.application.importing.Import;
import org.leadscoring.application.importing.Import.State;
import org.leadscoring.application.importing.ImportFiles;
import org.leadscoring.application.importing.ImportSource;
import org.leadscoring.application.importing.PlanImport;
import org.leadscoring.application.importing.RunImports;
import org.leadscoring.application.importing.UnreadableFileException;
import org.leadscoring.application.workspace.Sources;
import org.leadscoring.application.workspace.UnknownSourceException;
import org.leadscoring.domain.importing.Delimiter;
import org.leadscoring.domain.importing.Encoding;
import org.leadscoring.domain.importing.ImportId;
import org.leadscoring.domain.importing.ImportKind;
import org.leadscoring.domain.importing.InvalidMappingException;
import org.leadscoring.domain.importing.ValueType;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What the columns of a file mean: chosen, tried on the first rows, checked on all of them, and started. */
@Screen
final class ImportMappingPage {

    private static final int SHOWN_REFUSALS = 20;
    private static final int SHOWN_VALUES = 3;

    private final ImportFiles imports;
    private final PlanImport planning;
    private final RunImports running;
    private final ErrorFile errors;
    private final Sources sources;

    ImportMappingPage(ImportFiles imports, PlanImport planning, RunImports running, ErrorFile errors, Sources sources) {
        this.imports = imports;
        this.planning = planning;
        this.running = running;
        this.errors = errors;
        this.sources = sources;
    }

    @GetMapping("/imports/{id}/mapping")
    ModelAndView mapping(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> fields,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words) {
        var found = imports.find(me.workspace(), new ImportId(id));
        if (found.state() != State.PLANNING) {
            return new ModelAndView("redirect:/imports/" + id);
        }
        try {
            var form = found.plan() == null || fields.containsKey("delimiter")
                    ? fresh(found, fields, me)
                    : MappingForm.of(found.plan());
            return page(found, form, me, words);
        } catch (UnreadableFileException e) {
            return unreadable(found, words.reason(String.valueOf(e.getMessage())));
        } catch (InvalidMappingException e) {
            return unreadable(found, said(e, words));
        }
    }

    /** By {@code act}: {@code try} shows what the first rows become, {@code check} reads all, {@code start} takes them. */
    @PostMapping("/imports/{id}/mapping")
    ModelAndView act(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> fields,
            @RequestParam(defaultValue = "try") String act,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words) {
        var found = imports.find(me.workspace(), new ImportId(id));
        var form = MappingForm.filledIn(fields, fresh(found, fields, me));
        try {
            if (act.equals("try")) {
                return answer(page(found, form, me, words));
            }
            planning.plan(me.workspace(), found.id(), form.plan(found.kind()));
            if (act.equals("check")) {
                running.check(me.workspace(), found.id());
            } else {
                running.start(me.workspace(), found.id());
            }
            return new ModelAndView("redirect:/imports/" + id);
        } catch (InvalidMappingException e) {
            return answer(page(found, form, me, words));
        } catch (UnknownSourceException e) {
            return answer(page(found, form, me, words).addObject("problem", words.say("import.no-source")));
        }
    }

    private static ModelAndView answer(ModelAndView page) {
        if (page.getModel().containsKey("problem")) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return page;
    }

    /** What a newcomer finds, by the layout that the fields ask for. */
    private MappingForm fresh(Import found, MultiValueMap<String, String> fields, SignedIn me) {
        var layout = MappingForm.layout(fields, planning.layout(me.workspace(), found.id()));
        var header = planning.beginning(me.workspace(), found.id(), layout).header();
        return MappingForm.guessed(found.kind(), header, layout, me.zone(), ImportSource.of(me.workspace()));
    }

    private ModelAndView page(Import found, MappingForm form, SignedIn me, Words words) {
        var page = new ModelAndView("importing/mapping");
        page.addObject("found", found);
        page.addObject("form", form);
        page.addObject("targets", found.kind() == ImportKind.LEADS ? MappingForm.FOR_LEADS : MappingForm.FOR_EVENTS);
        page.addObject("types", ValueType.values());
        page.addObject("delimiters", Delimiter.values());
        page.addObject("encodings", Encoding.values());
        page.addObject("ownSource", ImportSource.of(me.workspace()));
        page.addObject("sources", sources.all(me.workspace()));
        var rows = planning.beginning(me.workspace(), found.id(), form.layout()).rows();
        page.addObject("examples", examples(form.columns().size(), rows));
        try {
            var mapping = form.mapping(found.kind());
            page.addObject("preview", planning.preview(me.workspace(), found.id(), form.layout(), mapping));
        } catch (InvalidMappingException e) {
            page.addObject("problem", said(e, words));
        }
        if (found.checked() && form.equals(MappingForm.of(Objects.requireNonNull(found.plan())))) {
            page.addObject("checked", found.progress());
            page.addObject("refusals", errors.first(me.workspace(), found.id(), SHOWN_REFUSALS));
        }
        return page;
    }

    private static String said(InvalidMappingException refusal, Words words) {
        return refusal.column() == null
                ? words.reason(refusal.reason())
                : words.say("import.column-problem", refusal.column(), words.reason(refusal.reason()));
    }

    private static ModelAndView unreadable(Import found, String why) {
        var page = new ModelAndView("importing/unreadable");
        page.addObject("found", found);
        page.addObject("problem", why);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    /** Of each column the first values that tell something. */
    private static List<List<String>> examples(int columns, List<List<String>> rows) {
        return IntStream.range(0, columns)
                .mapToObj(column -> rows.stream()
                        .map(row -> row.get(column).strip())
                        .filter(value -> !value.isEmpty())
                        .distinct()
                        .limit(SHOWN_VALUES)
                        .toList())
                .toList();
    }
}
