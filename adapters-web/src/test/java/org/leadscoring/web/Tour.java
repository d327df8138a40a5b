package org.leadscoring.web;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.leadscoring.domain.workspace.User;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.util.MultiValueMap;

/** Somebody who goes through the pages with a browser of one language, and keeps all that they saw. */
final class Tour {

    private final MockMvc mvc;
    private final String language;
    private final MockHttpSession session = new MockHttpSession();
    private final Map<String, String> seen = new LinkedHashMap<>();

    Tour(MockMvc mvc, String language) {
        this.mvc = mvc;
        this.language = language;
    }

    void signsIn(User who) throws Exception {
        does("/sign-in", "username", who.username(), "password", who.username());
    }

    /** All pages, by how they were reached. */
    Map<String, String> seen() {
        return seen;
    }

    /** Opens a page. */
    String sees(String url) throws Exception {
        return kept("GET " + url, get(URI.create(url)));
    }

    /** The same as a part of a page that a script asks for. */
    String seesPart(String url) throws Exception {
        return kept("part " + url, get(URI.create(url)).header("HX-Request", "true"));
    }

    /** Sends a form, and opens the page it leads to; returns that page's address, or this one if it answers itself. */
    String does(String url, String... fields) throws Exception {
        var request = post(URI.create(url));
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return followed(url, request);
    }

    String does(String url, MultiValueMap<String, String> fields) throws Exception {
        return followed(url, post(URI.create(url)).params(fields));
    }

    String does(String url, HtmlForm form) throws Exception {
        return does(url, form.sent());
    }

    /** Sends a file. */
    String uploads(String url, String kind, String text) throws Exception {
        var file = new MockMultipartFile("file", "people.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8));
        return followed(url, multipart(url).file(file).param("kind", kind));
    }

    private String followed(String url, AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        var result = answer(request.with(csrf()).header("Referer", "http://localhost/queue?tab=team"));
        var next = result.getResponse().getRedirectedUrl();
        if (next == null) {
            keep("POST " + url, result);
            return url;
        }
        kept("POST " + url + " → " + next, get(URI.create(next.replaceFirst("#.*", ""))));
        return next;
    }

    private String kept(String how, MockHttpServletRequestBuilder request) throws Exception {
        return keep(how, answer(request));
    }

    private String keep(String how, MvcResult result) throws Exception {
        var page = result.getResponse().getContentAsString(StandardCharsets.UTF_8);
        if (page.isBlank()) {
            throw new AssertionError(
                    how + " has no page, but " + result.getResponse().getStatus());
        }
        seen.put(seen.size() + " " + how, page);
        return page;
    }

    private MvcResult answer(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return Objects.requireNonNull(mvc.perform(request.session(session).header("Accept-Language", language))
                .andReturn());
    }
}
