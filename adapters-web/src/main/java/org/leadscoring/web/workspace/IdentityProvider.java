package org.leadscoring.web.workspace;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;

/**
 * Where people may sign in beside passwords: a provider of OpenID Connect. What it can do is asked of itself the first time
 * somebody wants to sign in there, so that the server starts without it.
 */
public final class IdentityProvider implements ClientRegistrationRepository {

    /** Of the one there is, in addresses: {@code /oauth2/authorization/oidc}, {@code /login/oauth2/code/oidc}. */
    static final String ID = "oidc";

    private final String issuer;
    private final String clientId;
    private final String clientSecret;
    private final String name;
    private final boolean trusted;
    private final Lock asking = new ReentrantLock();
    private volatile @Nullable ClientRegistration registration;

    /**
     * @param issuer its address, below which {@code /.well-known/openid-configuration} is
     * @param clientId what it calls us
     * @param clientSecret by which it knows that it is us
     * @param name what people call it
     * @param trusted whether it gives addresses only to whom they belong, although it does not say so
     */
    public IdentityProvider(String issuer, String clientId, String clientSecret, String name, boolean trusted) {
        this.trusted = trusted;
        this.issuer = issuer;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.name = name;
    }

    /** What people call it. */
    public String name() {
        return name;
    }

    /**
     * Whether an address is known to be somebody's.
     *
     * @param verified what the provider says of it; null if it says nothing
     */
    boolean vouches(@Nullable Boolean verified) {
        return verified == null ? trusted : verified;
    }

    /** @throws IllegalArgumentException if the provider does not answer, or not with what it should */
    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        if (!id.equals(ID)) {
            return null;
        }
        var known = registration;
        return known == null ? ask() : known;
    }

    private ClientRegistration ask() {
        asking.lock();
        try {
            var known = registration;
            if (known == null) {
                known = ClientRegistrations.fromIssuerLocation(issuer)
                        .registrationId(ID)
                        .clientId(clientId)
                        .clientSecret(clientSecret)
                        .clientName(name)
                        .scope("openid", "email", "profile")
                        .build();
                registration = known;
            }
            return known;
        } finally {
            asking.unlock();
        }
    }
}
