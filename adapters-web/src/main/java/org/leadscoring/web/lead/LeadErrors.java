package org.leadscoring.web.lead;

import jakarta.servlet.http.HttpServletRequest;
import org.leadscoring.application.lead.MergeNotPossibleException;
import org.leadscoring.application.lead.SeparationNotPossibleException;
import org.leadscoring.application.lead.UnknownMergeException;
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

/** What the use cases refuse about merges, as pages: back to the lead, with a word why. */
@ControllerAdvice(assignableTypes = LeadMergePage.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class LeadErrors {

    private final MessageSource messages;

    LeadErrors(MessageSource messages) {
        this.messages = messages;
    }

    @ExceptionHandler(UnknownMergeException.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown() {
        return "error/404";
    }

    @ExceptionHandler(MergeNotPossibleException.class)
    String notMerged(MergeNotPossibleException refusal, HttpServletRequest request) {
        return back("merge.refused", refusal.reason(), request);
    }

    @ExceptionHandler(SeparationNotPossibleException.class)
    String notParted(SeparationNotPossibleException refusal, HttpServletRequest request) {
        return back("merges.refused", refusal.reason(), request);
    }

    private String back(String kind, Enum<?> reason, HttpServletRequest request) {
        var words = new Words(messages, RequestContextUtils.getLocale(request));
        RequestContextUtils.getOutputFlashMap(request).put(Flash.REFUSED, words.of(kind, reason));
        return "redirect:" + request.getRequestURI().replaceFirst("(/leads/[^/]+)/.*", "$1");
    }
}
