package org.leadscoring.bootstrap.wiring;

import org.jspecify.annotations.Nullable;
import org.leadscoring.web.workspace.IdentityProvider;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where people may sign in beside passwords: {@code leadscoring.oidc.*}.
 *
 * @param issuer the address of a provider of OpenID Connect; if it is missing there are passwords only
 * @param clientId what the provider calls this server
 * @param clientSecret by which it knows this server
 * @param name what people call it, on the button of the sign-in page
 * @param trustEmail whether an address counts if the provider does not say whether it has verified it; false: it does not
 */
@ConfigurationProperties("leadscoring.oidc")
record OidcProperties(
        @Nullable String issuer,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @DefaultValue("Single sign-on") String name,
        @DefaultValue("false") boolean trustEmail) {

    /** @throws IllegalArgumentException if only a part of it is told */
    IdentityProvider provider() {
        return new IdentityProvider(
                needed("issuer", issuer),
                needed("client-id", clientId),
                needed("client-secret", clientSecret),
                name,
                trustEmail);
    }

    private static String needed(String property, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("leadscoring.oidc." + property + " is missing; an issuer needs it");
        }
        return value;
    }
}
