package org.leadscoring.persistence.analytics;

import java.net.URI;
import java.util.List;
import org.leadscoring.domain.analytics.Sink;
import org.leadscoring.domain.analytics.Sink.Kind;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.persistence.sql.Columns;

/**
 * How a tool is reached, as it is stored.
 *
 * @param ids of GA4 the measurement id; of Google Ads customer, login, action and client
 */
record SinkDocument(String kind, String url, List<String> ids, List<String> secrets) {

    static SinkDocument of(Sink sink) {
        var ids = switch (sink) {
            case Sink.PostHog postHog -> List.<String>of();
            case Sink.Ga4 ga4 -> List.of(ga4.measurementId());
            case Sink.GoogleAds ads -> List.of(ads.customer(), ads.login(), ads.action(), ads.clientId());
        };
        return new SinkDocument(
                Columns.key(sink.kind()),
                sink.url().toString(),
                ids,
                sink.secrets().stream().map(Secret::value).toList());
    }

    Sink sink() {
        var address = URI.create(url);
        var all = secrets.stream().map(Secret::new).toList();
        return switch (Columns.constant(Kind.class, kind)) {
            case POSTHOG -> new Sink.PostHog(address, all.getFirst());
            case GA4 -> new Sink.Ga4(address, ids.getFirst(), all.getFirst());
            case GOOGLE_ADS ->
                new Sink.GoogleAds(address, ids.get(0), ids.get(1), ids.get(2), ids.get(3), all.get(0), all.get(1));
        };
    }
}
