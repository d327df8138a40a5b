package org.leadscoring.application.analytics;

import org.leadscoring.domain.analytics.FeedId;

/** The workspace has no such feed. */
public final class UnknownFeedException extends RuntimeException {

    public UnknownFeedException(FeedId feed) {
        super("no feed " + feed.value());
    }
}
