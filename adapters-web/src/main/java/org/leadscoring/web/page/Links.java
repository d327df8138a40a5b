package org.leadscoring.web.page;

import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.linkbuilder.StandardLinkBuilder;

/**
 * The addresses in templates. Spring puts the version into that of a file of a webjar, and for that looks in all jars for a
 * file behind every address of a page, each time; so it is asked for those of webjars alone.
 */
final class Links extends StandardLinkBuilder {

    @Override
    protected String processLink(IExpressionContext context, String link) {
        return link.contains("/webjars/") ? super.processLink(context, link) : link;
    }
}
