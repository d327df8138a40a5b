package org.leadscoring.web.importing;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.leadscoring.application.importing.ErrorFile;
import org.leadscoring.application.importing.Import.State;
import org.leadscoring.application.importing.ImportFiles;
import org.leadscoring.application.importing.RunImports;
import org.leadscoring.domain.importing.ImportId;
import org.leadscoring.web.page.Flash;
import org.leadscoring.web.page.Htmx;
import org.leadscoring.web.page.Moments;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How far an import, or its check, has come; to be looked at again every second. */
@Screen
final class ImportPage {

    private final ImportFiles imports;
    private final RunImports running;
    private final ErrorFile errors;

    ImportPage(ImportFiles imports, RunImports running, ErrorFile errors) {
        this.imports = imports;
        this.running = running;
        this.errors = errors;
    }

    @GetMapping("/imports/{id}")
    String progress(
            @PathVariable UUID id,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("moments") Moments moments,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var found = imports.find(me.workspace(), new ImportId(id));
        if (found.state() == State.PLANNING) {
            var mapping = "/imports/" + id + "/mapping";
            if (Htmx.asks(request)) {
                response.setHeader("HX-Redirect", mapping);
            }
            return Htmx.asks(request) ? "importing/empty" : "redirect:" + mapping;
        }
        model.addAttribute("progress", ImportProgress.of(found, moments.now()));
        return "importing/progress";
    }

    @PostMapping("/imports/{id}/cancel")
    String cancel(
            @PathVariable UUID id,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var stopped = running.cancel(me.workspace(), new ImportId(id));
        flash.addFlashAttribute(
                Flash.DONE, words.say("done.import-stopped", stopped.file().name()));
        return "redirect:/imports/" + id;
    }

    @PostMapping("/imports/{id}/go-on")
    String goOn(@PathVariable UUID id, @ModelAttribute("me") SignedIn me) {
        running.goOn(me.workspace(), new ImportId(id));
        return "redirect:/imports/" + id;
    }

    @GetMapping("/imports/{id}/errors")
    void errors(@PathVariable UUID id, @ModelAttribute("me") SignedIn me, HttpServletResponse response)
            throws IOException {
        var found = imports.find(me.workspace(), new ImportId(id));
        var name = found.file().name().replaceFirst("\\.csv$", "") + "-errors.csv";
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        errors.write(me.workspace(), found.id(), response.getWriter());
    }
}
