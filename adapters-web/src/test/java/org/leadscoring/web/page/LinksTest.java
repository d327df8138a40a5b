package org.leadscoring.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.thymeleaf.context.WebExpressionContext;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

class LinksTest {

    private final List<String> lookedFor = new ArrayList<>();

    @Test
    void only_addresses_of_webjars_are_looked_for_among_the_files() {
        assertThat(link("/leads/1")).isEqualTo("/leads/1");
        assertThat(link("/css/app.css")).isEqualTo("/css/app.css");
        assertThat(lookedFor).isEmpty();

        assertThat(link("/webjars/htmx.org/dist/htmx.min.js")).isEqualTo("/webjars/htmx.org/dist/htmx.min.js?found");
        assertThat(lookedFor).containsExactly("/webjars/htmx.org/dist/htmx.min.js");
    }

    private String link(String address) {
        var servlets = new MockServletContext();
        var response = new MockHttpServletResponse() {

            @Override
            public String encodeURL(String url) {
                lookedFor.add(url);
                return url + "?found";
            }
        };
        var exchange = JakartaServletWebApplication.buildApplication(servlets)
                .buildExchange(new MockHttpServletRequest(servlets), response);
        var context = new WebExpressionContext(new SpringTemplateEngine().getConfiguration(), exchange);
        return new Links().buildLink(context, address, Map.of());
    }
}
