package org.leadscoring.web.importing;

import jakarta.servlet.http.HttpServletRequest;
import org.leadscoring.application.importing.ImportNotPossibleException;
import org.leadscoring.application.importing.UnknownImportException;
import org.leadscoring.web.page.Flash;
import org.leadscoring.web.page.Words;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.support.RequestContextUtils;

/** What the use cases of imports refuse, as pages. */
@ControllerAdvice(assignableTypes = {ImportPage.class, ImportMappingPage.class})
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ImportErrors {

    private final MessageSource messages;

    ImportErrors(MessageSource messages) {
        this.messages = messages;
    }

    @ExceptionHandler(UnknownImportException.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown() {
        return "error/404";
    }

    @ExceptionHandler(ImportNotPossibleException.class)
    String notPossible(ImportNotPossibleException refusal, HttpServletRequest request) {
        var words = new Words(messages, RequestContextUtils.getLocale(request));
        RequestContextUtils.getOutputFlashMap(request)
                .put(Flash.REFUSED, words.say("refused.import", words.of("import.state", refusal.state())));
        return "redirect:/imports/" + refusal.id().value();
    }
}
