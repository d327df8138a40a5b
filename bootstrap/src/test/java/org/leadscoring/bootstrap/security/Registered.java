package org.leadscoring.bootstrap.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.leadscoring.bootstrap.command.TestServer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** What a running server answers to. */
final class Registered {

    /** What an id looks like, inside the braces behind its name. */
    private static final Pattern ID = Pattern.compile("\\{\\w+(?::(?:[^{}]|\\{[^{}]*})*)?}");

    private final Map<String, HandlerMapping> mappings;

    Registered(TestServer server) {
        mappings = server.beans(HandlerMapping.class);
    }

    /** Methods and addresses of all controllers, as {@link Entry#route} writes them. */
    SortedSet<String> routes() {
        var routes = new TreeSet<String>();
        mappings.values().forEach(mapping -> {
            if (mapping instanceof RequestMappingInfoHandlerMapping controllers) {
                controllers.getHandlerMethods().keySet().forEach(info -> routes.addAll(routes(info)));
            }
        });
        return routes;
    }

    private static List<String> routes(RequestMappingInfo info) {
        var methods =
                info.getMethodsCondition().getMethods().stream().map(Enum::name).toList();
        var routes = new ArrayList<String>();
        for (var method : methods.isEmpty() ? List.of("ANY") : methods) {
            for (var pattern : info.getPatternValues()) {
                routes.add(method + " " + ID.matcher(pattern).replaceAll("{}"));
            }
        }
        return routes;
    }

    /** The addresses of files. */
    SortedSet<String> files() {
        var files = new TreeSet<String>();
        mappings.values().forEach(mapping -> {
            if (mapping instanceof AbstractUrlHandlerMapping urls) {
                files.addAll(urls.getHandlerMap().keySet());
            }
        });
        return files;
    }

    /** Kinds of mappings that neither of these look into. */
    SortedSet<String> others() {
        var others = new TreeSet<String>();
        mappings.values().forEach(mapping -> {
            if (!(mapping instanceof RequestMappingInfoHandlerMapping)
                    && !(mapping instanceof AbstractUrlHandlerMapping)) {
                others.add(mapping.getClass().getSimpleName());
            }
        });
        return others;
    }
}
