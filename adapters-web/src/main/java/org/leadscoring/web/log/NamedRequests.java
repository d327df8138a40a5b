package org.leadscoring.web.log;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Notes for the log whose workspace a request of a user is about, and which lead, if its address names one. */
@Configuration(proxyBeanMethods = false)
class NamedRequests implements WebMvcConfigurer {

    private static final Pattern OF_A_LEAD = Pattern.compile("(/api/v1|/api)?/(leads|queue)/\\{id[^/]*}(/.*)?");
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Naming());
    }

    private static final class Naming implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            if (request.getUserPrincipal() instanceof Authentication authentication
                    && authentication.getPrincipal() instanceof SignedIn signedIn) {
                LogFields.workspace(signedIn.workspace());
                lead(request).ifPresent(LogFields::lead);
            }
            return true;
        }
    }

    /** Only what is an id: else whatever somebody typed would get into the log. */
    private static Optional<UUID> lead(HttpServletRequest request) {
        var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (pattern == null || !OF_A_LEAD.matcher(pattern.toString()).matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(variable(request, "id"))
                .filter(id -> ID.matcher(id).matches())
                .map(UUID::fromString);
    }

    private static @Nullable String variable(HttpServletRequest request, String name) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                        && variables.get(name) instanceof String value
                ? value
                : null;
    }
}
